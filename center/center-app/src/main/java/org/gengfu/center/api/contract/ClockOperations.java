package org.gengfu.center.api.contract;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static org.gengfu.center.access.Role.OPERATOR;
import static org.gengfu.center.access.Role.VIEWER;

import java.util.List;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.ApiParts;
import org.gengfu.center.api.Operation;

/** Operations about the contracts' clocks. */
final class ClockOperations {
  private static final String CLOCKS = "/api/v1/clocks";
  private static final String PAUSES = CLOCKS + "/{id}/pauses";

  private ClockOperations() {}

  static List<Operation> of(ApiParts parts, Audit audit) {
    ClockHandlers clocks = new ClockHandlers(parts.service().clocks(), audit);
    return List.of(
        new Operation("clocks", GET, CLOCKS, VIEWER, clocks::clocks),
        new Operation("clock", GET, CLOCKS + "/{id}", VIEWER, clocks::clock),
        new Operation("askPause", POST, PAUSES, OPERATOR, clocks::pause),
        new Operation("rulePause", POST, PAUSES + "/{pause}/rule", OPERATOR, clocks::rule),
        new Operation(
            "withdrawPause", POST, PAUSES + "/{pause}/withdraw", OPERATOR, clocks::withdraw),
        new Operation("stopClock", POST, CLOCKS + "/{id}/stop", OPERATOR, clocks::stop),
        new Operation(
            "levelIncident", POST, "/api/v1/incidents/{id}/level", OPERATOR, clocks::level));
  }
}

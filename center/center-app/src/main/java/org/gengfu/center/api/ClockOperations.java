package org.gengfu.center.api;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static org.gengfu.center.access.Role.OPERATOR;
import static org.gengfu.center.access.Role.VIEWER;

import java.util.List;

/** Operations about the contracts' clocks. */
final class ClockOperations {
  private static final String CLOCKS = "/api/v1/clocks";
  private static final String PAUSES = CLOCKS + "/{id}/pauses";

  private ClockOperations() {}

  static List<Operation> all(ClockHandlers clocks) {
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

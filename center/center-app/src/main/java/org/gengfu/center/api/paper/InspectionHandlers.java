package org.gengfu.center.api.paper;

import static io.vertx.core.http.HttpMethod.GET;
import static org.gengfu.center.access.Role.VIEWER;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.Operation;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Request;
import org.gengfu.center.inspection.InspectionDesk;

/** Rounds of inspection. Handlers; see {@link Operation.Handler}. */
final class InspectionHandlers {
  private static final String INSPECTIONS = "/api/v1/inspections";
  private static final Set<String> STATES = Set.of("planned", "due", "missed", "done");
  private static final int MAX_NAME = 200;

  private final InspectionDesk desk;

  InspectionHandlers(InspectionDesk desk) {
    this.desk = desk;
  }

  /** The operations. */
  List<Operation> operations() {
    return List.of(
        new Operation("inspections", GET, INSPECTIONS, VIEWER, this::rounds),
        new Operation("inspectionPlans", GET, INSPECTIONS + "/plans", VIEWER, this::plans));
  }

  private Answer rounds(Request request) {
    String state = request.text("state", 16).orElse(null);
    if (state != null && !STATES.contains(state)) {
      throw ProblemException.badField("state", "must be one of: planned, due, missed, done");
    }
    return Answer.ok(
        desk.page(
            new InspectionDesk.Question(
                state,
                request.text("item", MAX_NAME).orElse(null),
                request.text("site", MAX_NAME).orElse(null),
                request.time("from").orElse(null),
                request.time("to").orElse(null),
                (int) request.whole("offset", 0, 0, InspectionDesk.MOST),
                (int) request.whole("limit", 200, 1, 1_000))));
  }

  private Answer plans(Request request) {
    return Answer.ok(Map.of("plans", desk.plans()));
  }
}

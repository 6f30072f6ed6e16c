package org.gengfu.center.api.stock;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static org.gengfu.center.access.Role.OPERATOR;
import static org.gengfu.center.access.Role.VIEWER;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.Operation;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Recording;
import org.gengfu.center.api.Request;
import org.gengfu.center.dispatch.DispatchDesk;

/** Who goes where. Handlers; see {@link Operation.Handler}. */
final class DispatchHandlers {
  private static final int MAX_REASON = 500;
  private static final int MAX_NAME = 64;
  private static final String DISPATCH = "/api/v1/dispatch";

  private final DispatchDesk desk;
  private final Audit audit;
  private final Clock clock;

  DispatchHandlers(DispatchDesk desk, Audit audit, Clock clock) {
    this.desk = desk;
    this.audit = audit;
    this.clock = clock;
  }

  /** The operations about who goes where. */
  List<Operation> all() {
    return List.of(
        new Operation("dispatchPlan", GET, DISPATCH + "/plan", VIEWER, this::plan),
        new Operation("dispatchOrder", GET, DISPATCH + "/orders/{id}", VIEWER, this::order),
        new Operation(
            "assignOrder", POST, DISPATCH + "/orders/{id}/assign", OPERATOR, this::assign));
  }

  Answer plan(Request request) {
    return Answer.ok(desk.plan());
  }

  Answer order(Request request) {
    String id = request.pathText("id");
    return Answer.ok(desk.explain(id).orElseThrow(() -> ProblemException.notFound("order " + id)));
  }

  Answer assign(Request request) {
    String id = request.pathText("id");
    Request.Fields fields = request.fields(Set.of("technician", "at", "reason"));
    String technician = fields.text("technician", 1, MAX_NAME).strip();
    String reason = fields.text("reason", 1, MAX_REASON).strip();
    if (reason.isEmpty()) {
      throw ProblemException.badField("reason", "says why a person decides this");
    }
    Optional<Instant> at = fields.has("at") ? Optional.of(fields.time("at")) : Optional.empty();
    if (at.isPresent() && at.get().isBefore(clock.instant())) {
      throw ProblemException.badField(
          "at", "must lie ahead; leave it out for as soon as it can be");
    }
    String by = request.caller().name();
    DispatchDesk.Decided decided =
        Recording.recorded(() -> desk.assign(id, technician, at, reason, by));
    return switch (decided) {
      case DispatchDesk.Decided.Done(var order, var who, var warnings) -> {
        note(request, id, "done");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("order", order.id());
        body.put("technician", who.id());
        body.put("name", who.name());
        body.put("at", at.orElse(null));
        body.put("warnings", warnings);
        yield Answer.ok(body);
      }
      case DispatchDesk.Decided.Unknown() -> {
        note(request, id, "not-found");
        throw ProblemException.notFound("order " + id);
      }
      case DispatchDesk.Decided.Refused(String zh, String en) -> {
        note(request, id, "conflict");
        throw new ProblemException(ProblemException.Code.CONFLICT, zh + " / " + en);
      }
    };
  }

  private void note(Request request, String order, String outcome) {
    audit.note(
        request.caller().name(), request.address(), "assign-order", "order/" + order, outcome);
  }
}

package org.gengfu.center.api.contract;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Recording;
import org.gengfu.center.api.Request;
import org.gengfu.center.clock.ClockDesk;
import org.gengfu.center.clock.ClockRow;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.clock.ClockFact;
import org.gengfu.core.clock.Level;

/** The contracts' clocks. Handlers; see {@link org.gengfu.center.api.Operation.Handler}. */
final class ClockHandlers {
  private static final int MAX_REASON = 500;
  private static final int MAX_EVIDENCE = 200;
  private static final int MAX_NAME = 200;

  private final ClockDesk desk;
  private final Audit audit;

  ClockHandlers(ClockDesk desk, Audit audit) {
    this.desk = desk;
    this.audit = audit;
  }

  Answer clocks(Request request) {
    ClockDesk.Which which =
        request
            .text("state", 16)
            .map(text -> Request.constant("state", ClockDesk.Which.class, text))
            .orElse(ClockDesk.Which.OPEN);
    return Answer.ok(
        desk.page(
            new ClockDesk.Question(
                which,
                request.text("site", MAX_NAME).orElse(null),
                request.text("item", MAX_NAME).orElse(null),
                request.text("order", MAX_NAME).or(() -> request.text("incident", 16)).orElse(null),
                (int) request.whole("offset", 0, 0, ClockDesk.MOST_LOOKED_AT),
                (int) request.whole("limit", 200, 1, 1_000))));
  }

  Answer clock(Request request) {
    return Answer.ok(row(id(request)));
  }

  private static String id(Request request) {
    return request.pathText("id");
  }

  private ClockRow row(String id) {
    return desk.clock(id).orElseThrow(() -> ProblemException.notFound("clock " + id));
  }

  Answer pause(Request request) {
    Request.Fields fields = request.fields(Set.of("from", "to", "reason", "evidence"));
    Instant from = fields.time("from");
    TimeRange range =
        fields.has("to")
            ? Request.range(from, fields.time("to"))
            : TimeRange.from(from.toEpochMilli());
    String evidence = text(fields, "evidence", MAX_EVIDENCE);
    String reason = text(fields, "reason", MAX_NAME);
    String id = id(request);
    return done(
        request,
        "ask-pause",
        id,
        () -> desk.pause(id, range, evidence, request.caller().name(), reason));
  }

  Answer rule(Request request) {
    Request.Fields fields = request.fields(Set.of("approve", "retroactive", "reason"));
    boolean approve = fields.flag("approve");
    boolean retroactive = fields.has("retroactive") && fields.flag("retroactive");
    String reason = text(fields, "reason", MAX_REASON);
    String pause = request.pathText("pause");
    String id = id(request);
    return done(
        request,
        approve ? "approve-pause" : "decline-pause",
        id,
        () -> desk.rule(id, pause, approve, retroactive, request.caller().name(), reason));
  }

  Answer withdraw(Request request) {
    String reason = text(request.fields(Set.of("reason")), "reason", MAX_REASON);
    String pause = request.pathText("pause");
    String id = id(request);
    return done(
        request,
        "withdraw-pause",
        id,
        () -> desk.withdraw(id, pause, request.caller().name(), reason));
  }

  Answer stop(Request request) {
    Request.Fields fields = request.fields(Set.of("at", "branch", "reason", "evidence"));
    Instant at = fields.time("at");
    String branch = text(fields, "branch", 16);
    String reason = text(fields, "reason", MAX_REASON);
    String evidence = text(fields, "evidence", MAX_EVIDENCE);
    String id = id(request);
    return done(
        request,
        "stop-clock",
        id,
        () -> desk.stop(id, at, branch, evidence, request.caller().name(), reason));
  }

  /** What came of deciding on a level. */
  private record Levelled(String incident, int level, List<ClockRow> clocks) {}

  Answer level(Request request) {
    Request.Fields fields = request.fields(Set.of("level", "reason"));
    Level level = Level.of(fields.whole("level", 1, 4));
    String reason = text(fields, "reason", MAX_REASON);
    String incident = id(request);
    carryOut(
        request,
        "level-incident",
        incident,
        () -> desk.level(incident, level, request.caller().name(), reason));
    return Answer.ok(new Levelled(incident, level.number(), desk.of(incident)));
  }

  private Answer done(Request request, String action, String id, Recording<ClockFact> wish) {
    carryOut(request, action, id, wish);
    return Answer.ok(row(id));
  }

  private void carryOut(Request request, String action, String subject, Recording<ClockFact> wish) {
    ClockFact fact = Recording.recorded(wish);
    ProblemException problem = null;
    if (fact instanceof ClockFact.Refused(String id, ClockFact.Refused.Why why, String detail)) {
      problem =
          switch (why) {
            case UNKNOWN -> new ProblemException(ProblemException.Code.NOT_FOUND, detail);
            case FORBIDDEN -> new ProblemException(ProblemException.Code.FORBIDDEN, detail);
            case CONFLICT -> new ProblemException(ProblemException.Code.CONFLICT, detail);
          };
    }
    String outcome = problem == null ? "done" : problem.code().text();
    audit.note(request.caller().name(), request.address(), action, subject, outcome);
    if (problem != null) {
      throw problem;
    }
  }

  private static String text(Request.Fields fields, String name, int most) {
    String text = fields.text(name, 1, most).strip();
    if (text.isEmpty()) {
      throw ProblemException.badField(name, "must not be blank");
    }
    return text;
  }
}

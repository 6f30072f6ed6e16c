package org.gengfu.center.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.center.access.Audit;
import org.gengfu.center.camera.CameraFactRow;
import org.gengfu.center.camera.CameraFacts;
import org.gengfu.center.camera.CameraFacts.Outcome;
import org.gengfu.center.camera.CameraRegister;
import org.gengfu.center.camera.ExclusionRow;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.center.store.Database;
import org.gengfu.center.watch.Watch;
import org.gengfu.core.availability.ExclusionReason;
import org.gengfu.core.availability.Ruling;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.Verdict;
import org.jspecify.annotations.Nullable;

/** What people record of cameras' time. Handlers; see {@link Operation.Handler}. */
final class ExclusionHandlers {
  private static final int MAX_CAMERAS = 2_000;
  private static final int MAX_PAPERS = 256;
  private static final int MAX_ID = 200;

  private final CameraRegister register;
  private final Watch watch;
  private final Database database;
  private final Audit audit;
  private final Clock clock;

  ExclusionHandlers(
      CameraRegister register, Watch watch, Database database, Audit audit, Clock clock) {
    this.register = register;
    this.watch = watch;
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  private enum Wanted {
    ALL,
    UNDECIDED,
    APPROVED,
    REFUSED,
    REVOKED
  }

  private enum Decision {
    APPROVE,
    REFUSE,
    REVOKE;

    Ruling.Kind kind() {
      return switch (this) {
        case APPROVE -> Ruling.Kind.APPROVED;
        case REFUSE -> Ruling.Kind.REFUSED;
        case REVOKE -> Ruling.Kind.REVOKED;
      };
    }
  }

  private record ExclusionView(
      long id,
      List<String> cameras,
      ExclusionReason reason,
      Instant from,
      Instant to,
      String askedBy,
      Instant askedAt,
      String text,
      List<String> evidence,
      String state,
      List<ExclusionRow.Decided> rulings) {

    static ExclusionView of(ExclusionRow row) {
      return new ExclusionView(
          row.id(),
          row.cameras(),
          row.reason(),
          row.from(),
          row.to(),
          row.askedBy(),
          row.askedAt(),
          row.text(),
          row.evidence(),
          row.state(),
          row.rulings());
    }
  }

  Answer exclusions(Request request) {
    Wanted wanted = request.choice("state", Wanted.class, Wanted.ALL);
    int limit = (int) request.whole("limit", 200, 1, 1_000);
    long before = request.whole("before", Long.MAX_VALUE, 1, Long.MAX_VALUE);
    Instant from = request.time("from").orElse(Instant.MIN);
    Instant to = request.time("to").orElse(Instant.MAX);
    String code = request.text("code", CameraHandlers.MAX_CODE).orElse(null);
    String state = wanted == Wanted.ALL ? null : Json.name(wanted);
    List<ExclusionRow> rows =
        database.read(connection ->
            CameraFacts.exclusions(connection, code, from, to, before, state, limit + 1));
    List<ExclusionRow> page = rows.subList(0, Math.min(limit, rows.size()));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("exclusions", page.stream().map(ExclusionView::of).toList());
    body.put("next", rows.size() > limit ? page.getLast().id() : null);
    return Answer.ok(body);
  }

  Answer ask(Request request) {
    Request.Fields fields =
        request.fields(Set.of("cameras", "reason", "from", "to", "text", "evidence"));
    Instant now = now();
    ExclusionRow wish =
        new ExclusionRow(
            0,
            codes(fields),
            Request.constant("reason", ExclusionReason.class, fields.text("reason", 1, 32)),
            time(fields, "from"),
            time(fields, "to"),
            request.caller().name(),
            now,
            clean(fields.text("text", 1, 1_000)),
            fields.has("evidence") ? texts(fields, "evidence", 0, MAX_PAPERS) : List.of(),
            List.of());
    range(wish.from(), wish.to());
    ExclusionRow row =
        recorded(() ->
            watch.record(
                (connection, facts, at) -> CameraFacts.ask(connection, facts, wish.askedAt(at))));
    note(request, "ask-exclusion", "exclusion/" + row.id(), "done");
    return new Answer.View(201, ExclusionView.of(row));
  }

  Answer rule(Request request) {
    Request.Fields fields = request.fields(Set.of("decision", "from", "to", "comment"));
    Decision decision =
        Request.constant("decision", Decision.class, fields.text("decision", 1, 16));
    String comment = clean(fields.text("comment", "", 500));
    long id = request.pathId("id");
    TimeRange part = part(fields, decision);
    String by = request.caller().name();
    Outcome<ExclusionRow> outcome =
        recorded(() ->
            watch.record((connection, facts, at) ->
                CameraFacts.rule(connection, facts, id, decision.kind(), by, at, part, comment)));
    String subject = "exclusion/" + id + " " + Json.name(decision);
    return Answer.ok(ExclusionView.of(done(request, "rule-exclusion", subject, outcome)));
  }

  private static @Nullable TimeRange part(Request.Fields fields, Decision decision) {
    if (!fields.has("from") && !fields.has("to")) {
      return null;
    }
    if (decision != Decision.APPROVE) {
      throw ProblemException.badField("from", "belongs to an approval only");
    }
    return range(time(fields, "from"), time(fields, "to"));
  }

  Answer facts(Request request) {
    String code =
        request
            .text("code", CameraHandlers.MAX_CODE)
            .orElseThrow(() -> ProblemException.badField("code", "must be given"));
    if (register.camera(code).isEmpty()) {
      throw ProblemException.notFound("camera " + code + " in the register");
    }
    int limit = (int) request.whole("limit", 200, 1, 1_000);
    return Answer.ok(
        Map.of("facts", database.read(connection -> CameraFacts.of(connection, code, limit))));
  }

  Answer addFact(Request request) {
    Request.Fields fields =
        request.fields(
            Set.of(
                "cameras",
                "kind",
                "from",
                "to",
                "evidence",
                "text",
                "resource",
                "party",
                "verdict",
                "measure"));
    CameraFactRow.Kind kind =
        Request.constant("kind", CameraFactRow.Kind.class, fields.text("kind", 1, 16));
    boolean fills = kind == CameraFactRow.Kind.BACKFILL;
    Verdict verdict =
        fills ? Request.constant("verdict", Verdict.class, fields.text("verdict", 1, 8)) : null;
    if (verdict == Verdict.NOT_OBSERVED) {
      throw ProblemException.badField("verdict", "must be good or bad");
    }
    Instant from = time(fields, "from");
    Instant to = time(fields, "to");
    range(from, to);
    String party = fields.text("party", "", 128);
    if (kind == CameraFactRow.Kind.ATTRIBUTION && party.isBlank()) {
      throw ProblemException.badField("party", "must name who answers for it");
    }
    Instant now = now();
    List<CameraFactRow> wishes = new ArrayList<>();
    for (String code : codes(fields)) {
      wishes.add(
          new CameraFactRow(
              0,
              code,
              kind,
              from,
              to,
              clean(fields.text("evidence", 1, MAX_ID)),
              clean(fields.text("text", "", 500)),
              clean(fields.text("resource", "", MAX_ID)),
              clean(party),
              verdict,
              Request.constant(
                  "measure", CameraFactRow.Demand.class, fields.text("measure", "both", 8)),
              request.caller().name(),
              now,
              null));
    }
    List<CameraFactRow> rows =
        recorded(() ->
            watch.record(
                (connection, facts, at) -> CameraFacts.add(connection, facts, wishes, at)));
    note(request, "add-camera-fact", "camera-fact/" + rows.getFirst().id(), "done");
    return new Answer.View(201, Map.of("facts", rows));
  }

  Answer withdraw(Request request) {
    String comment = request.fields(Set.of("comment")).text("comment", "", 500);
    long id = request.pathId("id");
    String by = request.caller().name();
    Outcome<CameraFactRow> outcome =
        recorded(() ->
            watch.record((connection, facts, at) ->
                CameraFacts.withdraw(connection, facts, id, by, at, clean(comment))));
    return Answer.ok(done(request, "withdraw-camera-fact", "camera-fact/" + id, outcome));
  }

  private <T> T done(Request request, String action, String subject, Outcome<T> outcome) {
    ProblemException problem =
        switch (outcome) {
          case Outcome.Done<T>(T row) -> {
            note(request, action, subject, "done");
            yield null;
          }
          case Outcome.Unknown<T>(String what) -> ProblemException.notFound(what);
          case Outcome.Refused<T>(String why) ->
              new ProblemException(ProblemException.Code.CONFLICT, why);
          case Outcome.Forbidden<T>(String why) ->
              new ProblemException(ProblemException.Code.FORBIDDEN, why);
        };
    if (problem != null) {
      note(request, action, subject, problem.code().text());
      throw problem;
    }
    return ((Outcome.Done<T>) outcome).row();
  }

  private void note(Request request, String action, String subject, String outcome) {
    audit.note(request.caller().name(), request.address(), action, subject, outcome);
  }

  /** Work that the writer may refuse to take now. */
  interface Recording<T> {
    T run() throws StoreUnavailableException;
  }

  static <T> T recorded(Recording<T> recording) {
    try {
      return recording.run();
    } catch (StoreUnavailableException e) {
      throw new ProblemException(
          ProblemException.Code.UNAVAILABLE, "the center cannot commit now; try again");
    }
  }

  private List<String> codes(Request.Fields fields) {
    List<String> codes = List.copyOf(new LinkedHashSet<>(texts(fields, "cameras", 1, MAX_CAMERAS)));
    for (String code : codes) {
      if (register.camera(code).isEmpty()) {
        throw ProblemException.badField("cameras", "names " + code + ", which no register has");
      }
    }
    return codes;
  }

  private static List<String> texts(Request.Fields fields, String name, int min, int max) {
    JsonNode array = fields.node().get(name);
    if (array == null || !array.isArray() || array.size() < min || array.size() > max) {
      throw ProblemException.badField(name, "must be a list of " + min + " to " + max + " texts");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode text : array) {
      if (!text.isTextual() || text.textValue().isBlank() || text.textValue().length() > MAX_ID) {
        throw ProblemException.badField(name, "has texts of 1 to " + MAX_ID + " characters");
      }
      texts.add(clean(text.textValue()));
    }
    return texts;
  }

  private static Instant time(Request.Fields fields, String name) {
    try {
      return OffsetDateTime.parse(fields.text(name, 1, 40))
          .toInstant()
          .truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      throw ProblemException.badField(name, "must be a time like 2026-11-22T07:00:00Z");
    }
  }

  private static TimeRange range(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw ProblemException.badField("to", "must be after from");
    }
    return ReportHandlers.range(from, to);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static String clean(String text) {
    return text.replace("\0", "");
  }
}

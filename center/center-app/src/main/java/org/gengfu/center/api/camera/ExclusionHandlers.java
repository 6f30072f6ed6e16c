package org.gengfu.center.api.camera;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Recording;
import org.gengfu.center.api.Request;
import org.gengfu.center.camera.CameraFacts;
import org.gengfu.center.camera.CameraFacts.Outcome;
import org.gengfu.center.camera.ExclusionRow;
import org.gengfu.center.store.Database;
import org.gengfu.center.watch.Watch;
import org.gengfu.core.availability.ExclusionReason;
import org.gengfu.core.availability.Ruling;
import org.gengfu.core.availability.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Time that people ask to have excused. Handlers; see {@link
 * org.gengfu.center.api.Operation.Handler}.
 */
final class ExclusionHandlers {
  private static final int MAX_PAPERS = 256;

  private final Paperwork paperwork;
  private final Watch watch;
  private final Database database;
  private final Clock clock;

  ExclusionHandlers(Paperwork paperwork, Watch watch, Database database, Clock clock) {
    this.paperwork = paperwork;
    this.watch = watch;
    this.database = database;
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
            paperwork.codes(fields),
            Request.constant("reason", ExclusionReason.class, fields.text("reason", 1, 32)),
            fields.time("from"),
            fields.time("to"),
            request.caller().name(),
            now,
            fields.text("text", 1, 1_000),
            fields.has("evidence") ? fields.texts("evidence", 0, MAX_PAPERS) : List.of(),
            List.of());
    Request.range(wish.from(), wish.to());
    ExclusionRow row =
        Recording.recorded(() ->
            watch.record(
                (connection, facts, at) -> CameraFacts.ask(connection, facts, wish.askedAt(at))));
    paperwork.note(request, "ask-exclusion", "exclusion/" + row.id(), "done");
    return new Answer.View(201, ExclusionView.of(row));
  }

  Answer rule(Request request) {
    Request.Fields fields = request.fields(Set.of("decision", "from", "to", "comment"));
    Decision decision =
        Request.constant("decision", Decision.class, fields.text("decision", 1, 16));
    String comment = fields.text("comment", "", 500);
    long id = request.pathId("id");
    TimeRange part = part(fields, decision);
    String by = request.caller().name();
    Outcome<ExclusionRow> outcome =
        Recording.recorded(() ->
            watch.record((connection, facts, at) ->
                CameraFacts.rule(connection, facts, id, decision.kind(), by, at, part, comment)));
    String subject = "exclusion/" + id + " " + Json.name(decision);
    return Answer.ok(ExclusionView.of(paperwork.done(request, "rule-exclusion", subject, outcome)));
  }

  private static @Nullable TimeRange part(Request.Fields fields, Decision decision) {
    if (!fields.has("from") && !fields.has("to")) {
      return null;
    }
    if (decision != Decision.APPROVE) {
      throw ProblemException.badField("from", "belongs to an approval only");
    }
    return Request.range(fields.time("from"), fields.time("to"));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

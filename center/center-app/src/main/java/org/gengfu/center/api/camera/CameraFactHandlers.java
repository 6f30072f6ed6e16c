package org.gengfu.center.api.camera;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Recording;
import org.gengfu.center.api.Request;
import org.gengfu.center.camera.CameraFactRow;
import org.gengfu.center.camera.CameraFactRules;
import org.gengfu.center.camera.CameraFacts.Outcome;
import org.gengfu.center.store.Database;
import org.gengfu.center.watch.Watch;
import org.gengfu.core.availability.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Doubts, back-fills and attributions: one person asks, another one decides. Handlers; see {@link
 * Operation.Handler}.
 */
final class CameraFactHandlers {
  private static final int MAX_COMMENT = 500;

  private final Paperwork paperwork;
  private final Watch watch;
  private final Database database;

  CameraFactHandlers(Paperwork paperwork, Watch watch, Database database) {
    this.paperwork = paperwork;
    this.watch = watch;
    this.database = database;
  }

  private enum Kind {
    ALL,
    ATTRIBUTION,
    DOUBT,
    BACKFILL;

    CameraFactRow.@Nullable Kind kind() {
      return this == ALL ? null : CameraFactRow.Kind.valueOf(name());
    }
  }

  private enum State {
    ALL,
    UNDECIDED,
    APPROVED,
    ENTERED,
    REFUSED,
    WITHDRAWN,
    TAKEN_BACK;

    CameraFactRow.@Nullable State state() {
      return this == ALL ? null : CameraFactRow.State.valueOf(name());
    }
  }

  private enum Decision {
    APPROVE,
    REFUSE;

    CameraFactRow.Decision decision() {
      return switch (this) {
        case APPROVE -> CameraFactRow.Decision.APPROVED;
        case REFUSE -> CameraFactRow.Decision.REFUSED;
      };
    }
  }

  private record FactView(
      long id,
      long request,
      String code,
      CameraFactRow.Kind kind,
      Instant from,
      Instant to,
      String evidence,
      String text,
      String resource,
      String party,
      @Nullable Verdict verdict,
      CameraFactRow.Demand measure,
      String askedBy,
      Instant askedAt,
      CameraFactRow.State state,
      CameraFactRow.@Nullable Decided decided,
      CameraFactRow.@Nullable Withdrawn withdrawn) {

    static FactView of(CameraFactRow row) {
      return new FactView(
          row.id(),
          row.request(),
          row.code(),
          row.kind(),
          row.from(),
          row.to(),
          row.evidence(),
          row.text(),
          row.resource(),
          row.party(),
          row.verdict(),
          row.measure(),
          row.askedBy(),
          row.asked(),
          row.state(),
          row.decided(),
          row.withdrawn());
    }
  }

  private static Map<String, Object> body(List<CameraFactRow> rows) {
    return Map.of("facts", rows.stream().map(FactView::of).toList());
  }

  Answer facts(Request request) {
    String code = request.text("code", CameraHandlers.MAX_CODE).orElse("");
    CameraFactRow.Kind kind = request.choice("kind", Kind.class, Kind.ALL).kind();
    CameraFactRow.State state = request.choice("state", State.class, State.ALL).state();
    Instant from = request.time("from").orElse(Instant.MIN);
    Instant to = request.time("to").orElse(Instant.MAX);
    long before = request.whole("before", Long.MAX_VALUE, 1, Long.MAX_VALUE);
    int limit = (int) request.whole("limit", 200, 1, 1_000);
    List<CameraFactRow> rows =
        database.read(connection ->
            CameraFactRules.list(connection, code, kind, state, from, to, before, limit + 1));
    List<CameraFactRow> page = rows.subList(0, Math.min(limit, rows.size()));
    Map<String, Object> body = new LinkedHashMap<>(body(page));
    body.put("next", rows.size() > limit ? page.getLast().id() : null);
    return Answer.ok(body);
  }

  Answer ask(Request request) {
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
    Instant from = fields.time("from");
    Instant to = fields.time("to");
    Request.range(from, to);
    String party = fields.text("party", "", 128);
    if (kind == CameraFactRow.Kind.ATTRIBUTION && party.isBlank()) {
      throw ProblemException.badField("party", "must name who answers for it");
    }
    Verdict verdict = verdict(fields, kind);
    CameraFactRow.Demand demand =
        Request.constant("measure", CameraFactRow.Demand.class, fields.text("measure", "both", 8));
    String evidence = fields.text("evidence", 1, Request.MAX_ID);
    String text = fields.text("text", "", MAX_COMMENT);
    String resource = fields.text("resource", "", Request.MAX_ID);
    String by = request.caller().name();
    List<CameraFactRow> wishes = new ArrayList<>();
    for (String code : paperwork.codes(fields)) {
      wishes.add(
          CameraFactRow.wish(code, kind, from, to, evidence, text, by)
              .blaming(resource, party)
              .saying(verdict, demand));
    }
    List<CameraFactRow> rows =
        Recording.recorded(() ->
            watch.record(
                (connection, facts, at) -> CameraFactRules.ask(connection, facts, wishes, at)));
    paperwork.note(request, "ask-camera-fact", subject(rows), "done");
    return new Answer.View(201, body(rows));
  }

  private static @Nullable Verdict verdict(Request.Fields fields, CameraFactRow.Kind kind) {
    if (kind != CameraFactRow.Kind.BACKFILL) {
      return null;
    }
    Verdict verdict = Request.constant("verdict", Verdict.class, fields.text("verdict", 1, 16));
    if (verdict == Verdict.NOT_OBSERVED) {
      throw ProblemException.badField("verdict", "must be good or bad");
    }
    return verdict;
  }

  private static String subject(List<CameraFactRow> rows) {
    return subject(rows.stream().map(CameraFactRow::id).toList(), "");
  }

  private static String subject(List<Long> ids, String what) {
    String more = ids.size() == 1 ? "" : " and " + (ids.size() - 1) + " more";
    return ("camera-fact/" + ids.getFirst() + more + " " + what).strip();
  }

  Answer rule(Request request) {
    Request.Fields fields = request.fields(Set.of("ids", "decision", "comment"));
    List<Long> ids = fields.ids("ids", CameraFactRules.MAX_AT_ONCE);
    Decision decision =
        Request.constant("decision", Decision.class, fields.text("decision", 1, 16));
    String comment = fields.text("comment", "", MAX_COMMENT);
    String by = request.caller().name();
    Outcome<List<CameraFactRow>> outcome =
        Recording.recorded(() ->
            watch.record((connection, facts, at) ->
                CameraFactRules.decide(
                    connection,
                    facts,
                    ids,
                    new CameraFactRow.Decided(decision.decision(), by, at, comment))));
    String subject = subject(ids, Json.name(decision));
    return Answer.ok(body(paperwork.done(request, "rule-camera-fact", subject, outcome)));
  }

  Answer withdraw(Request request) {
    Request.Fields fields = request.fields(Set.of("ids", "comment"));
    List<Long> ids = fields.ids("ids", CameraFactRules.MAX_AT_ONCE);
    String comment = fields.text("comment", "", MAX_COMMENT);
    String by = request.caller().name();
    Outcome<List<CameraFactRow>> outcome =
        Recording.recorded(() ->
            watch.record((connection, facts, at) ->
                CameraFactRules.withdraw(
                    connection, facts, ids, new CameraFactRow.Withdrawn(by, at, comment))));
    String subject = subject(ids, "");
    return Answer.ok(body(paperwork.done(request, "withdraw-camera-fact", subject, outcome)));
  }
}

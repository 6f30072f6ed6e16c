package org.gengfu.center.camera;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gengfu.center.camera.CameraFacts.Outcome;
import org.gengfu.center.store.FactSink;
import org.jspecify.annotations.Nullable;

/**
 * The rules of doubts, back-fills and attributions: one person asks, another one decides, and what
 * was approved is taken back only with a reason. Each step becomes a fact of the journal.
 * Stateless; parts of the writer's transactions.
 *
 * <pre>
 * state       approve, refuse            withdraw
 * undecided   by another person          by who asked
 * approved    no                         with a reason; then it no longer counts
 * entered     no                         with a reason; then it no longer counts
 * refused     no                         no
 * withdrawn   no                         no
 * taken back  no                         no
 * </pre>
 */
public final class CameraFactRules {
  /** Most that one step is about. */
  public static final int MAX_AT_ONCE = 2_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CameraFactRules() {}

  /** Records that somebody asks for the same of several cameras. */
  public static List<CameraFactRow> ask(
      Connection connection, FactSink facts, List<CameraFactRow> wishes, Instant now)
      throws SQLException {
    long first = CameraFactTable.nextId(connection);
    List<CameraFactRow> rows = new ArrayList<>();
    for (CameraFactRow wish : wishes) {
      CameraFactRow row = wish.asked(first + rows.size(), first, now);
      rows.add(row);
      facts.add(row.from(), "camera.fact", subject(row), body(row).toString());
    }
    CameraFactTable.add(connection, rows);
    return rows;
  }

  private static String subject(CameraFactRow row) {
    return "camera-fact/" + row.id();
  }

  private static ObjectNode body(CameraFactRow row) {
    ObjectNode body = JSON.createObjectNode();
    body.put("camera", row.code());
    body.put("kind", row.kind().name());
    body.put("from", row.from().toString());
    body.put("to", row.to().toString());
    body.put("evidence", row.evidence());
    body.put("text", row.text());
    body.put("resource", row.resource());
    body.put("party", row.party());
    body.put("verdict", row.verdict() == null ? "" : String.valueOf(row.verdict()));
    body.put("measure", row.measure().name());
    body.put("request", row.request());
    body.put("by", row.askedBy());
    return body;
  }

  /** Approves or refuses all of some facts, or none of them. */
  public static Outcome<List<CameraFactRow>> decide(
      Connection connection, FactSink facts, List<Long> ids, CameraFactRow.Decided how)
      throws SQLException {
    List<CameraFactRow> rows = CameraFactTable.find(connection, ids);
    Outcome<List<CameraFactRow>> missing = missing(ids, rows);
    if (missing != null) {
      return missing;
    }
    boolean approves = how.decision() == CameraFactRow.Decision.APPROVED;
    for (CameraFactRow row : rows) {
      if (approves && how.by().equals(row.askedBy())) {
        return new Outcome.Forbidden<>(
            how.by() + " asked for it and may not approve it; another person must");
      }
      if (row.state() != CameraFactRow.State.UNDECIDED) {
        return new Outcome.Refused<>(subject(row) + " is decided or taken back already");
      }
    }
    List<CameraFactRow> decided = new ArrayList<>();
    for (CameraFactRow row : rows) {
      decided.add(row.decided(how));
      ObjectNode body = JSON.createObjectNode();
      body.put("decision", how.decision().name());
      body.put("by", how.by());
      body.put("comment", how.comment());
      facts.add(row.from(), "camera.fact-ruled", subject(row), body.toString());
    }
    CameraFactTable.decide(connection, ids, how);
    return new Outcome.Done<>(decided);
  }

  private static @Nullable Outcome<List<CameraFactRow>> missing(
      List<Long> ids, List<CameraFactRow> rows) {
    Set<Long> there = rows.stream().map(CameraFactRow::id).collect(Collectors.toSet());
    for (Long id : ids) {
      if (!there.contains(id)) {
        return new Outcome.Unknown<>("camera fact " + id);
      }
    }
    return null;
  }

  /** Takes all of some facts back, or none of them. */
  public static Outcome<List<CameraFactRow>> withdraw(
      Connection connection, FactSink facts, List<Long> ids, CameraFactRow.Withdrawn how)
      throws SQLException {
    List<CameraFactRow> rows = CameraFactTable.find(connection, ids);
    Outcome<List<CameraFactRow>> missing = missing(ids, rows);
    if (missing != null) {
      return missing;
    }
    for (CameraFactRow row : rows) {
      Outcome<List<CameraFactRow>> obstacle = obstacle(row, how);
      if (obstacle != null) {
        return obstacle;
      }
    }
    List<CameraFactRow> gone = new ArrayList<>();
    for (CameraFactRow row : rows) {
      gone.add(row.withdrawn(how));
      ObjectNode body = JSON.createObjectNode();
      body.put("by", how.by());
      body.put("comment", how.comment());
      facts.add(row.from(), "camera.fact-withdrawn", subject(row), body.toString());
    }
    CameraFactTable.withdraw(connection, ids, how);
    return new Outcome.Done<>(gone);
  }

  private static @Nullable Outcome<List<CameraFactRow>> obstacle(
      CameraFactRow row, CameraFactRow.Withdrawn how) {
    return switch (row.state()) {
      case UNDECIDED ->
          how.by().equals(row.askedBy())
              ? null
              : new Outcome.Forbidden<>(
                  "only %s, who asked for it, may withdraw it; refuse it instead"
                      .formatted(row.askedBy()));
      case APPROVED, ENTERED ->
          how.comment().isBlank()
              ? new Outcome.Refused<>(
                  subject(row) + " counts: say why it is to be taken back (comment)")
              : null;
      case REFUSED, WITHDRAWN, TAKEN_BACK ->
          new Outcome.Refused<>(subject(row) + " does not count: nothing to take back");
    };
  }

  /**
   * Facts, newest first.
   *
   * @param code of which camera, empty for all
   * @param kind null for every kind
   * @param state null for every state
   * @param before smaller ids only
   */
  public static List<CameraFactRow> list(
      Connection connection,
      String code,
      CameraFactRow.@Nullable Kind kind,
      CameraFactRow.@Nullable State state,
      Instant from,
      Instant to,
      long before,
      int limit)
      throws SQLException {
    return CameraFactTable.list(
        connection, new CameraFactTable.Filter(code, kind, state, from, to, before), limit);
  }
}

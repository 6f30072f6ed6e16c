package org.gengfu.center.camera;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gengfu.center.store.FactSink;
import org.gengfu.core.availability.Exclusion;
import org.gengfu.core.availability.Ruling;
import org.gengfu.core.availability.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * The rules of what people record of cameras' time: each becomes a fact of the journal with the
 * instant that it speaks of and the instant at which the center learned it. Stateless; parts of the
 * writer's transactions.
 */
public final class CameraFacts {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CameraFacts() {}

  /** What came of a wish. */
  public sealed interface Outcome<T> {
    /** It is recorded. */
    record Done<T>(T row) implements Outcome<T> {}

    /** There is no such thing. */
    record Unknown<T>(String what) implements Outcome<T> {}

    /** It cannot be, because. */
    record Refused<T>(String why) implements Outcome<T> {}

    /** This person may not. */
    record Forbidden<T>(String why) implements Outcome<T> {}
  }

  /** Records that somebody asks for time to be excused. */
  public static ExclusionRow ask(Connection connection, FactSink facts, ExclusionRow wish)
      throws SQLException {
    long id = ExclusionTable.nextId(connection);
    ExclusionRow row =
        new ExclusionRow(
            id,
            wish.cameras(),
            wish.reason(),
            wish.from(),
            wish.to(),
            wish.askedBy(),
            wish.askedAt(),
            wish.text(),
            wish.evidence(),
            List.of());
    ExclusionTable.add(connection, row);
    ObjectNode body = JSON.createObjectNode();
    row.cameras().forEach(body.putArray("cameras")::add);
    body.put("reason", row.reason().name());
    body.put("from", row.from().toString());
    body.put("to", row.to().toString());
    body.put("by", row.askedBy());
    body.put("text", row.text());
    row.evidence().forEach(body.putArray("evidence")::add);
    facts.add(row.from(), "exclusion.asked", "exclusion/" + id, body.toString());
    return row;
  }

  /**
   * Records a ruling.
   *
   * @param part what is granted, null for all of the window; of an approval only
   */
  public static Outcome<ExclusionRow> rule(
      Connection connection,
      FactSink facts,
      long id,
      Ruling.Kind decision,
      String by,
      Instant now,
      @Nullable TimeRange part,
      String comment)
      throws SQLException {
    Optional<ExclusionRow> known = ExclusionTable.find(connection, id);
    if (known.isEmpty()) {
      return new Outcome.Unknown<>("exclusion " + id);
    }
    ExclusionRow row = known.get();
    if (decision == Ruling.Kind.APPROVED && by.equals(row.askedBy())) {
      return new Outcome.Forbidden<>(
          by + " asked for it and may not approve it; another person must");
    }
    String obstacle = obstacle(row, decision, part);
    if (!obstacle.isEmpty()) {
      return new Outcome.Refused<>(obstacle);
    }
    boolean grants = decision == Ruling.Kind.APPROVED;
    Instant from = part == null ? row.from() : Instant.ofEpochMilli(part.fromMillis());
    Instant to = part == null ? row.to() : Instant.ofEpochMilli(part.toMillis());
    ExclusionRow.Decided decided =
        new ExclusionRow.Decided(
            decision, by, now, grants ? from : null, grants ? to : null, comment);
    ExclusionTable.add(connection, id, row.rulings().size() + 1, decided);
    ObjectNode body = JSON.createObjectNode();
    body.put("decision", decision.name());
    body.put("by", by);
    if (grants) {
      body.put("from", from.toString());
      body.put("to", to.toString());
    }
    body.put("comment", comment);
    facts.add(row.from(), "exclusion.ruled", "exclusion/" + id, body.toString());
    List<ExclusionRow.Decided> rulings = new ArrayList<>(row.rulings());
    rulings.add(decided);
    return new Outcome.Done<>(row.with(rulings));
  }

  private static String obstacle(ExclusionRow row, Ruling.Kind decision, @Nullable TimeRange part) {
    if (row.rulings().size() >= Exclusion.MAX_RULINGS) {
      return "it has " + Exclusion.MAX_RULINGS + " rulings already: ask for a new one";
    }
    if (part != null && !ExclusionTable.range(row.from(), row.to()).contains(part)) {
      return "more would be granted than was asked for: " + row.from() + " to " + row.to();
    }
    String state = row.state();
    return switch (decision) {
      case APPROVED -> "";
      case REFUSED -> state.equals("approved") ? "it is approved: revoke it" : "";
      case REVOKED -> state.equals("approved") ? "" : "it is " + state + ": nothing to revoke";
    };
  }

  /** The exclusion of that id. */
  public static Optional<ExclusionRow> exclusion(Connection connection, long id)
      throws SQLException {
    return ExclusionTable.find(connection, id);
  }

  /**
   * Exclusions, newest first.
   *
   * @param code null for every camera
   * @param before smaller ids only
   * @param state as {@link ExclusionRow#state} says, null for all
   */
  public static List<ExclusionRow> exclusions(
      Connection connection,
      @Nullable String code,
      Instant from,
      Instant to,
      long before,
      @Nullable String state,
      int limit)
      throws SQLException {
    return ExclusionTable.list(
        connection, new ExclusionTable.Filter(code, from, to, before, state), limit);
  }
}

package org.gengfu.center.camera;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gengfu.center.store.Times;
import org.gengfu.core.availability.Verdict;
import org.jspecify.annotations.Nullable;

/** SQL of facts of cameras. Stateless; the caller owns the connection and the transaction. */
final class CameraFactTable {
  private static final String COLUMNS =
      "id, request, code, kind, from_time, to_time, evidence, text, resource, party, verdict,"
          + " measure, asked_by, asked, decision, decided_by, decided, comment, withdrawn_by,"
          + " withdrawn, withdrawn_why";

  private CameraFactTable() {}

  static long nextId(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select coalesce(max(id), 0) + 1 from camera_fact");
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Adds wishes that nothing is decided of. */
  static void add(Connection connection, List<CameraFactRow> facts) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into camera_fact (id, request, code, kind, from_time, to_time, evidence, text,"
                + " resource, party, verdict, measure, asked_by, asked)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (CameraFactRow fact : facts) {
        Verdict verdict = fact.verdict();
        statement.setLong(1, fact.id());
        statement.setLong(2, fact.request());
        statement.setString(3, fact.code());
        statement.setString(4, lower(fact.kind()));
        statement.setObject(5, Times.toDatabase(fact.from()));
        statement.setObject(6, Times.toDatabase(fact.to()));
        statement.setString(7, fact.evidence());
        statement.setString(8, fact.text());
        statement.setString(9, fact.resource());
        statement.setString(10, fact.party());
        statement.setString(11, verdict == null ? null : lower(verdict));
        statement.setString(12, lower(fact.measure()));
        statement.setString(13, fact.askedBy());
        statement.setObject(14, Times.toDatabase(fact.asked()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Notes what was decided of facts of which nothing was. */
  static void decide(Connection connection, List<Long> ids, CameraFactRow.Decided how)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update camera_fact set decision = ?, decided_by = ?, decided = ?, comment = ?"
                + " where id = any (?) and decision is null")) {
      statement.setString(1, lower(how.decision()));
      statement.setString(2, how.by());
      statement.setObject(3, Times.toDatabase(how.at()));
      statement.setString(4, how.comment());
      statement.setArray(5, connection.createArrayOf("bigint", ids.toArray()));
      statement.executeUpdate();
    }
  }

  /** Notes that facts were taken back. */
  static void withdraw(Connection connection, List<Long> ids, CameraFactRow.Withdrawn how)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update camera_fact set withdrawn = ?, withdrawn_by = ?, withdrawn_why = ?"
                + " where id = any (?) and withdrawn is null")) {
      statement.setObject(1, Times.toDatabase(how.at()));
      statement.setString(2, how.by());
      statement.setString(3, how.comment());
      statement.setArray(4, connection.createArrayOf("bigint", ids.toArray()));
      statement.executeUpdate();
    }
  }

  /** Those of some ids, in their order. */
  static List<CameraFactRow> find(Connection connection, List<Long> ids) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select " + COLUMNS + " from camera_fact where id = any (?) order by id")) {
      statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
      return rows(statement);
    }
  }

  /**
   * Which facts are asked for.
   *
   * @param code of which camera, empty for all
   * @param kind null for every kind
   * @param state null for every state
   * @param from only those that end after it
   * @param to only those that begin before it
   * @param before smaller ids only
   */
  record Filter(
      String code,
      CameraFactRow.@Nullable Kind kind,
      CameraFactRow.@Nullable State state,
      Instant from,
      Instant to,
      long before) {}

  /** At most {@code limit}, newest first. */
  static List<CameraFactRow> list(Connection connection, Filter filter, int limit)
      throws SQLException {
    CameraFactRow.Kind kind = filter.kind();
    CameraFactRow.State state = filter.state();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select "
                + COLUMNS
                + " from camera_fact where id < ? and (? = '' or code = ?)"
                + " and (? = '' or kind = ?) and to_time > ? and from_time < ? and "
                + (state == null ? "true" : condition(state))
                + " order by id desc limit ?")) {
      statement.setLong(1, filter.before());
      statement.setString(2, filter.code());
      statement.setString(3, filter.code());
      statement.setString(4, kind == null ? "" : lower(kind));
      statement.setString(5, kind == null ? "" : lower(kind));
      statement.setObject(6, Times.toDatabase(filter.from()));
      statement.setObject(7, Times.toDatabase(filter.to()));
      statement.setInt(8, limit);
      return rows(statement);
    }
  }

  /** As {@link CameraFactRow#state} tells it. */
  private static String condition(CameraFactRow.State state) {
    return switch (state) {
      case UNDECIDED -> "decision is null and withdrawn is null";
      case APPROVED -> "decision = 'approved' and withdrawn is null";
      case ENTERED -> "decision = 'entered' and withdrawn is null";
      case REFUSED -> "decision = 'refused'";
      case WITHDRAWN -> "decision is null and withdrawn is not null";
      case TAKEN_BACK -> "decision is not null and withdrawn is not null";
    };
  }

  /**
   * At most {@code limit} facts that bear on a span: those that meet it, and doubts from before it.
   *
   * @param code empty for all cameras
   */
  static List<CameraFactRow> bearing(
      Connection connection, String code, Instant from, Instant to, int limit) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select "
                + COLUMNS
                + " from camera_fact where (? = '' or code = ?) and from_time < ?"
                + " and (kind = 'doubt' or to_time > ?) order by id limit ?")) {
      statement.setString(1, code);
      statement.setString(2, code);
      statement.setObject(3, Times.toDatabase(to));
      statement.setObject(4, Times.toDatabase(from));
      statement.setInt(5, limit);
      return rows(statement);
    }
  }

  private static List<CameraFactRow> rows(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      List<CameraFactRow> found = new ArrayList<>();
      while (rows.next()) {
        String verdict = rows.getString("verdict");
        found.add(
            new CameraFactRow(
                rows.getLong("id"),
                rows.getLong("request"),
                rows.getString("code"),
                CameraFactRow.Kind.valueOf(upper(rows.getString("kind"))),
                Times.fromDatabase(rows, "from_time"),
                Times.fromDatabase(rows, "to_time"),
                rows.getString("evidence"),
                rows.getString("text"),
                rows.getString("resource"),
                rows.getString("party"),
                verdict == null ? null : Verdict.valueOf(upper(verdict)),
                CameraFactRow.Demand.valueOf(upper(rows.getString("measure"))),
                rows.getString("asked_by"),
                Times.fromDatabase(rows, "asked"),
                decided(rows),
                withdrawn(rows)));
      }
      return found;
    }
  }

  private static CameraFactRow.@Nullable Decided decided(ResultSet rows) throws SQLException {
    String decision = rows.getString("decision");
    return decision == null
        ? null
        : new CameraFactRow.Decided(
            CameraFactRow.Decision.valueOf(upper(decision)),
            rows.getString("decided_by"),
            Times.fromDatabase(rows, "decided"),
            rows.getString("comment"));
  }

  private static CameraFactRow.@Nullable Withdrawn withdrawn(ResultSet rows) throws SQLException {
    Instant at = Times.orNull(rows, "withdrawn");
    return at == null
        ? null
        : new CameraFactRow.Withdrawn(
            rows.getString("withdrawn_by"), at, rows.getString("withdrawn_why"));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}

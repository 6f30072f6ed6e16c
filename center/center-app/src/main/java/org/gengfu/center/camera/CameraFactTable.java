package org.gengfu.center.camera;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gengfu.center.store.Times;
import org.gengfu.core.availability.Verdict;

/** SQL of facts of cameras. Stateless; the caller owns the connection and the transaction. */
final class CameraFactTable {
  private static final String COLUMNS =
      "id, code, kind, from_time, to_time, evidence, text, resource, party, verdict, measure,"
          + " recorded_by, recorded, withdrawn";

  private CameraFactTable() {}

  static long nextId(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select coalesce(max(id), 0) + 1 from camera_fact");
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  static void add(Connection connection, List<CameraFactRow> facts) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into camera_fact ("
                + COLUMNS
                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (CameraFactRow fact : facts) {
        Verdict verdict = fact.verdict();
        statement.setLong(1, fact.id());
        statement.setString(2, fact.code());
        statement.setString(3, lower(fact.kind()));
        statement.setObject(4, Times.toDatabase(fact.from()));
        statement.setObject(5, Times.toDatabase(fact.to()));
        statement.setString(6, fact.evidence());
        statement.setString(7, fact.text());
        statement.setString(8, fact.resource());
        statement.setString(9, fact.party());
        statement.setString(10, verdict == null ? null : lower(verdict));
        statement.setString(11, lower(fact.measure()));
        statement.setString(12, fact.by());
        statement.setObject(13, Times.toDatabase(fact.recorded()));
        statement.setObject(14, Times.toDatabase(fact.withdrawn()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  static void withdraw(Connection connection, long id, Instant at) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update camera_fact set withdrawn = ? where id = ? and withdrawn is null")) {
      statement.setObject(1, Times.toDatabase(at));
      statement.setLong(2, id);
      statement.executeUpdate();
    }
  }

  static Optional<CameraFactRow> find(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select " + COLUMNS + " from camera_fact where id = ?")) {
      statement.setLong(1, id);
      return rows(statement).stream().findFirst();
    }
  }

  /** At most {@code limit} of one camera, newest first. */
  static List<CameraFactRow> of(Connection connection, String code, int limit) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select " + COLUMNS + " from camera_fact where code = ? order by id desc limit ?")) {
      statement.setString(1, code);
      statement.setInt(2, limit);
      return rows(statement);
    }
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
                rows.getString("recorded_by"),
                Times.fromDatabase(rows, "recorded"),
                Times.orNull(rows, "withdrawn")));
      }
      return found;
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}

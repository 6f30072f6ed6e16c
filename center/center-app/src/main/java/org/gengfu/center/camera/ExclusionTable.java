package org.gengfu.center.camera;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gengfu.center.store.Times;
import org.gengfu.core.availability.ExclusionReason;
import org.gengfu.core.availability.Ruling;
import org.gengfu.core.availability.TimeRange;
import org.jspecify.annotations.Nullable;

/** SQL of exclusions. Stateless; the caller owns the connection and the transaction. */
final class ExclusionTable {
  private static final String SELECT =
      "select e.id, e.reason, e.from_time, e.to_time, e.asked_by, e.asked, e.text, e.evidence,"
          + " array(select code from exclusion_camera c where c.exclusion = e.id order by code)"
          + " as cameras from exclusion e ";

  private ExclusionTable() {}

  static long nextId(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select coalesce(max(id), 0) + 1 from exclusion");
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  static void add(Connection connection, ExclusionRow row) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into exclusion (id, reason, from_time, to_time, asked_by, asked, text,"
                + " evidence) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
      statement.setLong(1, row.id());
      statement.setString(2, row.reason().name());
      statement.setObject(3, Times.toDatabase(row.from()));
      statement.setObject(4, Times.toDatabase(row.to()));
      statement.setString(5, row.askedBy());
      statement.setObject(6, Times.toDatabase(row.askedAt()));
      statement.setString(7, row.text());
      statement.setArray(8, connection.createArrayOf("text", row.evidence().toArray()));
      statement.executeUpdate();
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into exclusion_camera (code, exclusion) values (?, ?)")) {
      for (String code : row.cameras()) {
        statement.setString(1, code);
        statement.setLong(2, row.id());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  static void add(Connection connection, long exclusion, int number, ExclusionRow.Decided decided)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into ruling (exclusion, number, decision, ruled_by, ruled, from_time, to_time,"
                + " comment) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
      statement.setLong(1, exclusion);
      statement.setInt(2, number);
      statement.setString(3, decided.decision().name().toLowerCase(Locale.ROOT));
      statement.setString(4, decided.by());
      statement.setObject(5, Times.toDatabase(decided.at()));
      statement.setObject(6, Times.toDatabase(decided.from()));
      statement.setObject(7, Times.toDatabase(decided.to()));
      statement.setString(8, decided.comment());
      statement.executeUpdate();
    }
  }

  static Optional<ExclusionRow> find(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT + "where e.id = ?")) {
      statement.setLong(1, id);
      return rows(connection, statement).stream().findFirst();
    }
  }

  /**
   * What is wanted of a list.
   *
   * @param code null for every camera
   * @param from window ends after it
   * @param to window begins before it
   * @param before smaller ids only
   * @param state as {@link ExclusionRow#state} says, null for all
   */
  record Filter(
      @Nullable String code, Instant from, Instant to, long before, @Nullable String state) {}

  /** At most {@code limit}, newest first. */
  static List<ExclusionRow> list(Connection connection, Filter filter, int limit)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            SELECT
                + "where e.id < ? and e.to_time > ? and e.from_time < ? and (?::text is null or"
                + " exists (select 1 from exclusion_camera c where c.exclusion = e.id"
                + " and c.code = ?)) and (?::text is null or ?::text = coalesce("
                + "(select decision from ruling r where r.exclusion = e.id"
                + " order by r.number desc limit 1), 'undecided'))"
                + " order by e.id desc limit ?")) {
      statement.setLong(1, filter.before());
      statement.setObject(2, Times.toDatabase(filter.from()));
      statement.setObject(3, Times.toDatabase(filter.to()));
      statement.setString(4, filter.code());
      statement.setString(5, filter.code());
      statement.setString(6, filter.state());
      statement.setString(7, filter.state());
      statement.setInt(8, limit);
      return rows(connection, statement);
    }
  }

  private static List<ExclusionRow> rows(Connection connection, PreparedStatement statement)
      throws SQLException {
    Map<Long, ExclusionRow> found = new LinkedHashMap<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        ExclusionRow row =
            new ExclusionRow(
                rows.getLong("id"),
                texts(rows.getArray("cameras")),
                ExclusionReason.valueOf(rows.getString("reason")),
                Times.fromDatabase(rows, "from_time"),
                Times.fromDatabase(rows, "to_time"),
                rows.getString("asked_by"),
                Times.fromDatabase(rows, "asked"),
                rows.getString("text"),
                texts(rows.getArray("evidence")),
                List.of());
        found.put(row.id(), row);
      }
    }
    Map<Long, List<ExclusionRow.Decided>> rulings = rulings(connection, found.keySet().toArray());
    List<ExclusionRow> whole = new ArrayList<>();
    found.values().forEach(row -> whole.add(row.with(rulings.getOrDefault(row.id(), List.of()))));
    return whole;
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  private static Map<Long, List<ExclusionRow.Decided>> rulings(Connection connection, Object[] ids)
      throws SQLException {
    Map<Long, List<ExclusionRow.Decided>> found = new LinkedHashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select exclusion, decision, ruled_by, ruled, from_time, to_time, comment from ruling"
                + " where exclusion = any (?) order by exclusion, number")) {
      statement.setArray(1, connection.createArrayOf("bigint", ids));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found
              .computeIfAbsent(rows.getLong(1), id -> new ArrayList<>())
              .add(
                  new ExclusionRow.Decided(
                      Ruling.Kind.valueOf(rows.getString(2).toUpperCase(Locale.ROOT)),
                      rows.getString(3),
                      Times.fromDatabase(rows, 4),
                      Times.orNull(rows, "from_time"),
                      Times.orNull(rows, "to_time"),
                      rows.getString(7)));
        }
      }
    }
    return found;
  }

  /** The range of two instants. */
  static TimeRange range(Instant from, Instant to) {
    return new TimeRange(from.toEpochMilli(), to.toEpochMilli());
  }
}

package org.gengfu.center.camera;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gengfu.center.store.Times;

/**
 * SQL of published reports, which are only ever added: at most {@value #MAX_VERSIONS} of one
 * report. Stateless; the caller owns the connection and the transaction.
 */
public final class ReportVersionTable {
  /** Most versions of one report; a further one is refused. */
  public static final int MAX_VERSIONS = 1_000;

  private static final String COLUMNS =
      "id, number, from_text, to_text, measure, group_by, split, known_at, why, made_by, contract";

  private ReportVersionTable() {}

  /**
   * A version.
   *
   * @param id its own, 0 before it is stored
   * @param number counted for each report by itself
   * @param from the period's beginning, an instant
   * @param to its end, the same, not inside
   * @param knownAt as known when
   * @param contract by which it was counted, as text; empty for the usual one
   */
  public record Row(
      long id,
      int number,
      String from,
      String to,
      String measure,
      String groupBy,
      String split,
      Instant knownAt,
      String why,
      String by,
      String contract) {

    /** The same for all versions of one report. */
    public String report() {
      return String.join(" ", from, to, measure, groupBy, split);
    }
  }

  /** A version by its id. */
  public static Optional<Row> find(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select " + COLUMNS + " from report_version where id = ?")) {
      statement.setLong(1, id);
      return rows(statement).stream().findFirst();
    }
  }

  /** The last version of a report. */
  public static Optional<Row> last(Connection connection, String report) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select "
                + COLUMNS
                + " from report_version where report = ? order by number desc"
                + " limit 1")) {
      statement.setString(1, report);
      return rows(statement).stream().findFirst();
    }
  }

  /**
   * At most {@code limit} versions, newest first.
   *
   * @param from empty for every period
   * @param to the same
   * @param measure the same
   */
  public static List<Row> list(
      Connection connection, String from, String to, String measure, int limit)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select "
                + COLUMNS
                + " from report_version where (? = '' or from_text = ?) and (? = '' or to_text = ?)"
                + " and (? = '' or measure = ?) order by id desc limit ?")) {
      statement.setString(1, from);
      statement.setString(2, from);
      statement.setString(3, to);
      statement.setString(4, to);
      statement.setString(5, measure);
      statement.setString(6, measure);
      statement.setInt(7, limit);
      return rows(statement);
    }
  }

  /**
   * Adds a version with what it says; empty when another was added meanwhile.
   *
   * @param content JSON of the report
   */
  public static Optional<Row> add(Connection connection, Row row, String content)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into report_version (report, number, from_text, to_text, measure, group_by,"
                + " split, known_at, why, made_by, content, contract)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (report, number) do nothing returning "
                + COLUMNS)) {
      statement.setString(1, row.report());
      statement.setInt(2, row.number());
      statement.setString(3, row.from());
      statement.setString(4, row.to());
      statement.setString(5, row.measure());
      statement.setString(6, row.groupBy());
      statement.setString(7, row.split());
      statement.setObject(8, Times.toDatabase(row.knownAt()));
      statement.setString(9, row.why());
      statement.setString(10, row.by());
      statement.setString(11, content);
      statement.setString(12, row.contract());
      return rows(statement).stream().findFirst();
    }
  }

  private static List<Row> rows(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      List<Row> found = new ArrayList<>();
      while (rows.next()) {
        found.add(
            new Row(
                rows.getLong(1),
                rows.getInt(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6),
                rows.getString(7),
                Times.fromDatabase(rows, 8),
                rows.getString(9),
                rows.getString(10),
                rows.getString(11)));
      }
      return found;
    }
  }
}

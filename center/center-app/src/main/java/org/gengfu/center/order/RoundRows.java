package org.gengfu.center.order;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.center.store.Times;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the register of inspections (巡检记录): a round that was made, and one that was not made
 * in its time. What was seen and done is as it was stored, in Chinese; the result is told in the
 * language that is asked for. Stateless; the caller owns the connection.
 */
final class RoundRows {
  private static final String SELECT =
      "select work_order, ends, finished, site, name, people, checks, needed, answered, abnormal,"
          + " late, anomalies, measures, signed from inspection_round";

  private RoundRows() {}

  /** Those that were made, or over, within a time, the latest first. */
  static List<Map<String, String>> between(
      Connection connection, Instant from, Instant to, String site, boolean zh)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            SELECT
                + " where (finished is not null or missed) and coalesce(finished, ends) >= ?"
                + " and coalesce(finished, ends) < ?"
                + " and (? = '' or site = ?) order by coalesce(finished, ends) desc, id limit "
                + Ledgers.MOST_ORDERS)) {
      statement.setObject(1, Times.toDatabase(from));
      statement.setObject(2, Times.toDatabase(to));
      statement.setString(3, site);
      statement.setString(4, site);
      return rows(statement, zh);
    }
  }

  /** That of an order, once it was made. */
  static List<Map<String, String>> ofOrder(Connection connection, String order, boolean zh)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(SELECT + " where work_order = ? and finished is not null")) {
      statement.setString(1, order);
      return rows(statement, zh);
    }
  }

  private static List<Map<String, String>> rows(PreparedStatement statement, boolean zh)
      throws SQLException {
    List<Map<String, String>> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(row(rows, zh));
      }
    }
    return found;
  }

  private static Map<String, String> row(ResultSet rows, boolean zh) throws SQLException {
    @Nullable Instant finished = Times.orNull(rows, "finished");
    @Nullable String order = rows.getString("work_order");
    Map<String, String> row = new LinkedHashMap<>();
    row.put("order", order == null ? "" : order);
    row.put("due", Times.fromDatabase(rows, "ends").toString());
    row.put("time", finished == null ? "" : finished.toString());
    for (String each : List.of("site", "name", "people")) {
      row.put(each, rows.getString(each));
    }
    row.put("items", rows.getString("checks"));
    row.put("result", result(rows, finished, zh));
    for (String each : List.of("anomalies", "measures", "signed")) {
      row.put(each, rows.getString(each));
    }
    return row;
  }

  private static String result(ResultSet rows, @Nullable Instant finished, boolean zh)
      throws SQLException {
    int needed = rows.getInt("needed");
    if (finished == null) {
      return (zh ? "漏检（已填 %d / %d 项）" : "missed (%d of %d items answered)")
          .formatted(rows.getInt("answered"), needed);
    }
    int abnormal = rows.getInt("abnormal");
    String made =
        abnormal == 0
            ? (zh ? "共 %d 项，全部正常" : "%d items, all good").formatted(needed)
            : (zh ? "共 %d 项，异常 %d 项" : "%d items, %d not normal").formatted(needed, abnormal);
    String late = zh ? "（逾期完成）" : " (late)";
    return rows.getBoolean("late") ? made + late : made;
  }
}

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
import org.gengfu.center.store.Database;
import org.gengfu.center.store.Times;
import org.gengfu.core.order.OrderState;

/**
 * Registers as queries over what was done with orders: nobody writes them. Of each span at most
 * {@value #MOST_ORDERS} orders are looked at, the newest. Any thread that may block.
 */
public final class Ledgers {
  /** Most orders of one answer. */
  public static final int MOST_ORDERS = 5_000;

  /** Most rows of one answer of which the working environment is looked up, the newest. */
  public static final int MOST_AIR = 200;

  private static final String AIR = LedgerRows.AIR;

  private final Database database;
  private final LedgerWords words;

  /**
   * @param words what ids are called
   */
  public Ledgers(Database database, LedgerWords words) {
    this.database = database;
    this.words = words;
  }

  /**
   * The rows of a register, the newest first; values by column, and beside an id what it is called
   * ({@code siteText} beside {@code site}).
   *
   * @param site only of this site; empty for all
   * @param zh in Chinese, else in English; what people wrote is as they wrote it
   */
  public List<Map<String, String>> rows(
      LedgerKind kind, Instant from, Instant to, String site, boolean zh) {
    LedgerRows made = new LedgerRows(words, zh);
    List<Map<String, String>> found =
        database.read(connection -> {
          if (kind == LedgerKind.INSPECTION) {
            return RoundRows.between(connection, from, to, site, zh);
          }
          List<Map<String, String>> rows = new ArrayList<>();
          for (OrderState order : orders(connection, from, to, site)) {
            rows.addAll(made.of(connection, kind, order));
          }
          return rows;
        });
    found.forEach(made::name);
    found.stream()
        .filter(row -> row.containsKey(AIR))
        .limit(MOST_AIR)
        .forEach(row -> breathe(row, zh));
    return found;
  }

  /** Puts into a row what it was like when the fault began. */
  private void breathe(Map<String, String> row, boolean zh) {
    row.computeIfPresent(
        AIR,
        (key, none) ->
            words.air(
                row.getOrDefault("device", ""),
                row.getOrDefault("site", ""),
                Instant.parse(row.getOrDefault("opened", "")),
                zh));
  }

  /**
   * The rows that one order has in all registers, each with the register's name.
   *
   * @param zh in Chinese, else in English
   */
  public List<Map<String, String>> ofOrder(OrderState order, boolean zh) {
    LedgerRows made = new LedgerRows(words, zh);
    List<Map<String, String>> found =
        database.read(connection -> {
          List<Map<String, String>> all = new ArrayList<>();
          for (LedgerKind kind : LedgerKind.values()) {
            for (Map<String, String> row : made.of(connection, kind, order)) {
              Map<String, String> named = new LinkedHashMap<>();
              named.put("ledger", OrderTable.name(kind));
              named.putAll(row);
              all.add(named);
            }
          }
          return all;
        });
    found.forEach(made::name);
    found.forEach(row -> breathe(row, zh));
    return found;
  }

  /** What people read in a column: what is named there, and not its id. */
  public static String shown(Map<String, String> row, String column) {
    return row.getOrDefault(column + LedgerRows.TEXT, row.getOrDefault(column, ""));
  }

  static List<OrderState> orders(Connection connection, Instant from, Instant to, String site)
      throws SQLException {
    List<OrderState> orders = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select body from work_order where opened < ? and (ended is null or ended >= ?)"
                + " and stage <> 'cancelled' and (? = '' or site = ?)"
                + " order by opened desc, id desc limit "
                + MOST_ORDERS)) {
      statement.setObject(1, Times.toDatabase(to));
      statement.setObject(2, Times.toDatabase(from));
      statement.setString(3, site);
      statement.setString(4, site);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          orders.add(OrderJson.read(rows.getString(1), OrderState.class));
        }
      }
    }
    return orders;
  }
}

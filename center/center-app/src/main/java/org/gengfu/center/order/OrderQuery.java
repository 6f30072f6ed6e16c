package org.gengfu.center.order;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.Times;
import org.gengfu.core.order.OrderState;
import org.jspecify.annotations.Nullable;

/** Lists orders and their deeds from the tables. Any thread that may block. */
public final class OrderQuery {
  private final Database database;

  public OrderQuery(Database database) {
    this.database = database;
  }

  /**
   * Which orders; empty texts for any.
   *
   * @param stage {@code open}, {@code closed} (ended in whatever way), {@code all}, or a stage
   * @param person who has it or helps
   * @param text part of the title, the number or the node
   */
  public record Filter(
      String stage, String person, String incident, String site, String kind, String text) {}

  /** Some of the orders, newest first, and how many there are in all. */
  public record Page(List<OrderState> orders, int total) {
    public Page {
      orders = List.copyOf(orders);
    }
  }

  /** The orders wanted. */
  public Page page(Filter filter, int offset, int limit) {
    StringBuilder where = new StringBuilder(" where true");
    List<String> values = new ArrayList<>();
    switch (filter.stage()) {
      case "all" -> {}
      case "open" -> where.append(" and ended is null");
      case "closed" -> where.append(" and ended is not null");
      default -> add(where, values, " and stage = ?", filter.stage());
    }
    if (!filter.person().isEmpty()) {
      add(where, values, " and (technician = ? or ? = any (helpers))", filter.person());
      values.add(filter.person());
    }
    add(where, values, " and incident = ?", filter.incident());
    add(where, values, " and site = ?", filter.site());
    add(where, values, " and kind = ?", filter.kind());
    if (!filter.text().isEmpty()) {
      String like = "%" + filter.text().replaceAll("([%_\\\\])", "\\\\$1") + "%";
      where.append(" and (title ilike ? or id ilike ? or node ilike ?)");
      values.addAll(List.of(like, like, like));
    }
    return database.read(connection ->
        new Page(
            orders(connection, where.toString(), values, offset, limit),
            count(connection, where.toString(), values)));
  }

  private static void add(StringBuilder where, List<String> values, String sql, String value) {
    if (!value.isEmpty()) {
      where.append(sql);
      values.add(value);
    }
  }

  private static List<OrderState> orders(
      Connection connection, String where, List<String> values, int offset, int limit)
      throws SQLException {
    String sql =
        "select body from work_order" + where + " order by opened desc, id desc offset ? limit ?";
    List<OrderState> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int at = bind(statement, values);
      statement.setInt(at, offset);
      statement.setInt(at + 1, limit);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(OrderJson.read(rows.getString(1), OrderState.class));
        }
      }
    }
    return found;
  }

  private static int count(Connection connection, String where, List<String> values)
      throws SQLException {
    String sql = "select count(*) from work_order" + where;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private static int bind(PreparedStatement statement, List<String> values) throws SQLException {
    int at = 1;
    for (String value : values) {
      statement.setString(at++, value);
    }
    return at;
  }

  /** Those that were open within a time and not cancelled: the newest 5,000, the newest first. */
  public List<OrderState> within(Instant from, Instant to) {
    return database.read(connection -> Ledgers.orders(connection, from, to, ""));
  }

  /** The order of a number, as it is committed; empty when there is none. */
  public Optional<OrderState> order(String number) {
    return database.read(connection ->
        orders(connection, " where id = ?", List.of(number), 0, 1).stream().findFirst());
  }

  /** The photographs of an order that are whole. */
  public List<Photo> photos(String order) {
    return database.read(connection -> PhotoTable.of(connection, order)).stream()
        .filter(each -> each.complete() != null)
        .toList();
  }

  /** The deeds of an order, as they arrived: the newest 2,501. */
  public List<DeedRow> deeds(String order) {
    return database.read(connection -> {
      List<DeedRow> found = new ArrayList<>();
      try (PreparedStatement statement =
          connection.prepareStatement(
              "select * from (select * from order_deed where work_order = ? order by number desc"
                  + " limit "
                  + OrderTable.MOST_DEEDS
                  + ") newest order by number")) {
        statement.setString(1, order);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            found.add(deed(rows));
          }
        }
      }
      return found;
    });
  }

  private static DeedRow deed(ResultSet rows) throws SQLException {
    @Nullable String zh = rows.getString("why_zh");
    @Nullable String en = rows.getString("why_en");
    String act = rows.getString("act");
    return new DeedRow(
        rows.getString("id"),
        rows.getString("by_whom"),
        act,
        ActFields.sent(act, rows.getString("fields")),
        Times.fromDatabase(rows, "time"),
        Times.fromDatabase(rows, "arrived"),
        rows.getBoolean("doubted"),
        rows.getString("outcome"),
        zh == null || en == null ? null : Map.of("zh", zh, "en", en));
  }
}

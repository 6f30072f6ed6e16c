package org.gengfu.center.order;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.center.store.FactSink;
import org.gengfu.center.store.Times;
import org.gengfu.core.order.Deed;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderMatter;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.order.Why;
import org.jspecify.annotations.Nullable;

/**
 * Orders and deeds in the journal and the tables. Stateless; the caller owns the connection and the
 * transaction.
 */
final class OrderTable {
  /** Kind of the journal's rows that hold what became of deeds. */
  static final String KIND = "order.facts";

  /** Most refused deeds of an order that stay written down: the newest ones. */
  static final int MOST_REFUSED = 500;

  /** Most deeds of an order that are read: its opening, what people did, what was refused. */
  static final int MOST_DEEDS = 1 + OrderState.MOST_DEEDS + MOST_REFUSED;

  /** Their subject. */
  static final String SUBJECT = "orders";

  /** A fact and the order that it is about, in the journal. */
  record Line(String order, OrderFact fact) {}

  /** The facts of one transaction: a row of the journal. */
  record Row(List<Line> facts) {}

  private OrderTable() {}

  /** Puts what changes something into the journal, as one row. */
  static void journal(FactSink sink, Instant now, List<OrderMoved> moves) {
    List<Line> lines =
        moves.stream()
            .filter(OrderMoved::changes)
            .map(each -> new Line(each.order(), each.fact()))
            .toList();
    if (!lines.isEmpty()) {
      sink.add(now, KIND, SUBJECT, OrderJson.write(new Row(lines)));
    }
  }

  static void put(Connection connection, Collection<OrderState> orders) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into work_order (id, kind, stage, title, incident, node, site, item, level,"
                + " technician, helpers, carrier, parent, conflicts, opened, changed, ended,"
                + " revision, body) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                + " ?) on conflict (id) do update set stage = excluded.stage, title ="
                + " excluded.title, incident = excluded.incident, node = excluded.node, site ="
                + " excluded.site, item = excluded.item, level = excluded.level, technician ="
                + " excluded.technician, helpers = excluded.helpers, carrier = excluded.carrier,"
                + " conflicts = excluded.conflicts, changed = excluded.changed, ended ="
                + " excluded.ended, revision = excluded.revision, body = excluded.body")) {
      for (OrderState order : orders) {
        bind(connection, statement, order);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bind(Connection connection, PreparedStatement statement, OrderState order)
      throws SQLException {
    OrderMatter matter = order.matter();
    Long ended = order.marks().endedMillis();
    statement.setString(1, order.id());
    statement.setString(2, name(matter.kind()));
    statement.setString(3, name(order.stage()));
    statement.setString(4, matter.zh());
    statement.setString(5, orNull(matter.incident()));
    statement.setString(6, orNull(matter.node()));
    statement.setString(7, matter.site());
    statement.setString(8, orNull(matter.item()));
    statement.setInt(9, matter.level());
    statement.setString(10, order.technician());
    statement.setArray(11, connection.createArrayOf("text", order.helpers().toArray()));
    statement.setString(12, orNull(matter.carrier()));
    statement.setString(13, orNull(matter.parent()));
    statement.setInt(14, order.conflicts().size());
    statement.setObject(15, Times.toDatabase(Instant.ofEpochMilli(order.madeMillis())));
    statement.setObject(16, Times.toDatabase(Instant.ofEpochMilli(order.changedMillis())));
    statement.setObject(17, Times.toDatabase(ended == null ? null : Instant.ofEpochMilli(ended)));
    statement.setLong(18, order.revision());
    statement.setString(19, OrderJson.write(order));
  }

  /** A constant as the API and the tables call it. */
  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /**
   * Writes the deeds down; a refused one is replaced when it is sent again, and the oldest refused
   * ones of an order go when there are more than {@value #MOST_REFUSED}.
   */
  static void deeds(Connection connection, Collection<OrderMoved> moves, Instant now)
      throws SQLException {
    Collection<OrderMoved> written = newest(moves);
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into order_deed (work_order, id, by_whom, act, fields, time, arrived, doubted,"
                + " outcome, why_zh, why_en) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict"
                + " (work_order, id) do update set fields = excluded.fields, time = excluded.time, arrived ="
                + " excluded.arrived, doubted = excluded.doubted, outcome = excluded.outcome,"
                + " why_zh = excluded.why_zh, why_en = excluded.why_en"
                + " where order_deed.outcome = 'refused'")) {
      for (OrderMoved moved : written) {
        switch (moved.fact()) {
          case OrderFact.Done(Deed deed, var stage) ->
              deed(statement, moved.order(), deed, "done", null, now);
          case OrderFact.Conflict(Deed deed, Why why) ->
              deed(statement, moved.order(), deed, "conflict", why, now);
          case OrderFact.Refused(Deed deed, Why why) ->
              deed(statement, moved.order(), deed, "refused", why, now);
          case OrderFact.Repeated same -> {}
        }
      }
      statement.executeBatch();
    }
    forget(connection, written);
  }

  private static void forget(Connection connection, Collection<OrderMoved> written)
      throws SQLException {
    Set<String> orders = new TreeSet<>();
    for (OrderMoved moved : written) {
      if (moved.fact() instanceof OrderFact.Refused) {
        orders.add(moved.order());
      }
    }
    if (orders.isEmpty()) {
      return;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "delete from order_deed where work_order = ? and outcome = 'refused' and number <="
                + " (select number from order_deed where work_order = ? and outcome = 'refused'"
                + " order by number desc offset "
                + MOST_REFUSED
                + " limit 1)")) {
      for (String order : orders) {
        statement.setString(1, order);
        statement.setString(2, order);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Of each deed the newest: one statement must not write the same row twice. */
  private static Collection<OrderMoved> newest(Collection<OrderMoved> moves) {
    Map<String, OrderMoved> newest = new LinkedHashMap<>();
    for (OrderMoved moved : moves) {
      boolean room = moved.changes() || moved.after().deeds().size() < OrderState.MOST_DEEDS;
      if (room && !(moved.fact() instanceof OrderFact.Repeated)) {
        newest.put(moved.order() + " " + moved.fact().deed().id(), moved);
      }
    }
    return newest.values();
  }

  private static void deed(
      PreparedStatement statement,
      String order,
      Deed deed,
      String outcome,
      @Nullable Why why,
      Instant now)
      throws SQLException {
    ObjectNode fields = OrderJson.tree(deed.act());
    statement.setString(1, order);
    statement.setString(2, deed.id());
    statement.setString(3, deed.by());
    statement.setString(4, fields.remove(OrderJson.IS).asText());
    statement.setString(5, OrderJson.write(fields));
    statement.setObject(6, Times.toDatabase(Instant.ofEpochMilli(deed.atMillis())));
    statement.setObject(7, Times.toDatabase(now));
    statement.setBoolean(8, deed.timeDoubted());
    statement.setString(9, outcome);
    statement.setString(10, why == null ? null : why.zh());
    statement.setString(11, why == null ? null : why.en());
    statement.addBatch();
  }

  /** What is held: open orders, the newest ended ones, and which incident has which. */
  static OrderMemory load(Connection connection) throws SQLException {
    OrderMemory memory = new OrderMemory();
    orders(
        connection,
        memory,
        "select body from (select body, ended from work_order where ended is not null"
            + " order by ended desc limit "
            + OrderMemory.MOST_ENDED
            + ") newest order by ended");
    orders(connection, memory, "select body from work_order where ended is null");
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select incident, id from (select incident, id, opened from work_order where"
                    + " incident is not null and parent is null order by opened desc, id desc"
                    + " limit "
                    + OrderMemory.MOST_INCIDENTS
                    + ") newest order by opened, id");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        memory.remember(rows.getString(1), rows.getString(2));
      }
    }
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select substr(id, 2, 4)::int, max(substr(id, 7)::int) from work_order group by 1");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        memory.last().put(rows.getInt(1), rows.getInt(2));
      }
    }
    return memory;
  }

  private static void orders(Connection connection, OrderMemory memory, String sql)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        memory.put(OrderJson.read(rows.getString(1), OrderState.class));
      }
    }
  }

  /** An order as it is stored. */
  static Optional<OrderState> order(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select body from work_order where id = ?")) {
      statement.setString(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(OrderJson.read(rows.getString(1), OrderState.class))
            : Optional.empty();
      }
    }
  }
}

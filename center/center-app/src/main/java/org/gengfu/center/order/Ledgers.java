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
import java.util.SortedMap;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.Times;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.OrderKind;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.order.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Registers as queries over what was done with orders: nobody writes them. Of each span at most
 * {@value #MOST_ORDERS} orders are looked at, the newest. Any thread that may block.
 */
public final class Ledgers {
  /** Most orders of one answer. */
  public static final int MOST_ORDERS = 5_000;

  /** Most rows of one answer of which the working environment is looked up, the newest. */
  public static final int MOST_AIR = 200;

  private static final String AIR = "air";

  private final Database database;
  private final Air air;

  /** Whoever knows what it was like where a device stands. */
  @FunctionalInterface
  public interface Air {
    /**
     * Temperatures and humidities then, as people read them; empty when nothing is known.
     *
     * @param device a node
     * @param site of the order, empty for none
     */
    String at(String device, String site, Instant time);
  }

  /**
   * @param air asked outside of transactions; it may block
   */
  public Ledgers(Database database, Air air) {
    this.database = database;
    this.air = air;
  }

  /** The time of an act within an order, for its rows. */
  private record Timed(String by, Instant time) {}

  /**
   * The rows of a register, the newest first; values by column.
   *
   * @param site only of this site; empty for all
   */
  public List<Map<String, String>> rows(LedgerKind kind, Instant from, Instant to, String site) {
    if (kind == LedgerKind.INSPECTION) {
      return database.read(connection -> RoundRows.between(connection, from, to, site));
    }
    List<Map<String, String>> found =
        database.read(connection -> {
          List<Map<String, String>> rows = new ArrayList<>();
          for (OrderState order : orders(connection, from, to, site)) {
            rows.addAll(rows(connection, kind, order));
          }
          return rows;
        });
    found.stream().filter(row -> row.containsKey(AIR)).limit(MOST_AIR).forEach(this::breathe);
    return found;
  }

  /** Puts into a row what it was like when the fault began. */
  private void breathe(Map<String, String> row) {
    row.computeIfPresent(
        AIR,
        (key, none) ->
            air.at(
                row.getOrDefault("device", ""),
                row.getOrDefault("site", ""),
                Instant.parse(row.getOrDefault("opened", ""))));
  }

  /** The rows that one order has in all registers, each with the register's name. */
  public List<Map<String, String>> ofOrder(OrderState order) {
    List<Map<String, String>> found =
        database.read(connection -> {
          List<Map<String, String>> all = new ArrayList<>();
          for (LedgerKind kind : LedgerKind.values()) {
            for (Map<String, String> row : rows(connection, kind, order)) {
              Map<String, String> named = new LinkedHashMap<>();
              named.put("ledger", OrderTable.name(kind));
              named.putAll(row);
              all.add(named);
            }
          }
          return all;
        });
    found.forEach(this::breathe);
    return found;
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

  private static List<Map<String, String>> rows(
      Connection connection, LedgerKind kind, OrderState order) throws SQLException {
    return switch (kind) {
      case REPAIR -> repair(order);
      case DAMAGE -> damage(connection, order);
      case DISMANTLED -> dismantled(connection, order);
      case CALIBRATION -> calibration(connection, order);
      case INSPECTION -> RoundRows.ofOrder(connection, order.id());
    };
  }

  private static List<Map<String, String>> repair(OrderState order) {
    boolean mends =
        order.matter().kind() == OrderKind.FAULT || order.matter().kind() == OrderKind.SWAP;
    if (!mends || order.work().what().isEmpty() && order.work().swaps().isEmpty()) {
      return List.of();
    }
    Map<String, String> row = new LinkedHashMap<>();
    SortedMap<String, String> answers = order.work().answers();
    Long ended = order.marks().endedMillis();
    Act.Sign signature = order.work().signature();
    row.put("order", order.id());
    row.put("opened", Instant.ofEpochMilli(order.madeMillis()).toString());
    row.put("ended", ended == null ? "" : Instant.ofEpochMilli(ended).toString());
    row.put("site", order.matter().site());
    row.put("device", order.matter().node());
    String symptom = order.matter().symptom();
    row.put("symptom", symptom.isEmpty() ? order.matter().zh() : symptom);
    row.put(AIR, "");
    String cause = answers.getOrDefault("cause", "");
    row.put("cause", (cause + " " + order.work().finding()).strip());
    row.put("method", order.work().what());
    row.put(
        "parts",
        String.join(
            "；",
            order.work().swaps().stream()
                .map(each -> each.oldSerial() + " → " + each.newSerial() + " ×1")
                .toList()));
    row.put("result", order.stage() == Stage.CLOSED ? "恢复" : order.stage().chinese());
    row.put("person", people(order));
    row.put("followUp", answers.getOrDefault("followUp", ""));
    row.put("signed", signature == null ? "" : signature.name());
    return List.of(row);
  }

  private static String people(OrderState order) {
    List<String> people = new ArrayList<>();
    String technician = order.technician();
    if (technician != null) {
      people.add(technician);
    }
    people.addAll(order.helpers());
    return String.join("、", people);
  }

  private static List<Map<String, String>> damage(Connection connection, OrderState order)
      throws SQLException {
    String said = order.work().answers().getOrDefault("damaged", "");
    if (order.work().swaps().isEmpty() && !said.startsWith("是")) {
      return List.of();
    }
    List<String> serials =
        order.work().swaps().isEmpty()
            ? List.of("")
            : order.work().swaps().stream().map(Act.Swap::oldSerial).toList();
    Timed found = first(connection, order, "diagnose", "swap");
    List<Map<String, String>> rows = new ArrayList<>();
    for (String serial : serials) {
      Map<String, String> row = begun(order, found);
      row.put("serial", serial);
      row.put("cause", order.work().answers().getOrDefault("cause", order.work().finding()));
      row.put("person", found.by());
      rows.add(row);
    }
    return rows;
  }

  private static List<Map<String, String>> dismantled(Connection connection, OrderState order)
      throws SQLException {
    if (order.work().swaps().isEmpty()) {
      return List.of();
    }
    List<Timed> times = times(connection, order, "swap");
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < order.work().swaps().size(); i++) {
      Act.Swap swap = order.work().swaps().get(i);
      Timed done = i < times.size() ? times.get(i) : unknown(order);
      Map<String, String> row = begun(order, done);
      if (!swap.device().isEmpty()) {
        row.put("device", swap.device());
      }
      row.put("serial", swap.oldSerial());
      row.put("place", swap.place());
      row.put("replacedBy", swap.newSerial());
      row.put("reason", order.work().finding());
      row.put("person", done.by());
      rows.add(row);
    }
    return rows;
  }

  private static List<Map<String, String>> calibration(Connection connection, OrderState order)
      throws SQLException {
    SortedMap<String, String> answers = order.work().answers();
    boolean calibrated = answers.containsKey("asFound") || answers.containsKey("asLeft");
    if (!calibrated) {
      return List.of();
    }
    Timed done = first(connection, order, "diagnose", "resolve");
    Map<String, String> row = begun(order, done);
    for (String id : List.of("standard", "validTo", "asFound", "reference", "asLeft", "result")) {
      row.put(id, answers.getOrDefault(id, ""));
    }
    row.put("person", done.by());
    return List.of(row);
  }

  private static Map<String, String> begun(OrderState order, Timed done) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("order", order.id());
    row.put("time", done.time().toString());
    row.put("site", order.matter().site());
    row.put("device", order.matter().node());
    return row;
  }

  private static Timed unknown(OrderState order) {
    @Nullable String who = order.technician();
    return new Timed(who == null ? "" : who, Instant.ofEpochMilli(order.changedMillis()));
  }

  private static Timed first(Connection connection, OrderState order, String... acts)
      throws SQLException {
    List<Timed> found = times(connection, order, acts);
    return found.isEmpty() ? unknown(order) : found.getFirst();
  }

  /** Who did these acts, and when, as they arrived. */
  private static List<Timed> times(Connection connection, OrderState order, String... acts)
      throws SQLException {
    List<Timed> found = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select by_whom, time from order_deed where work_order = ? and act = any (?)"
                + " and outcome = 'done' order by number")) {
      statement.setString(1, order.id());
      statement.setArray(2, connection.createArrayOf("text", acts));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(new Timed(rows.getString(1), Times.fromDatabase(rows, 2)));
        }
      }
    }
    return found;
  }
}

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gengfu.center.store.Times;
import org.gengfu.center.story.Said;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.OrderKind;
import org.gengfu.core.order.OrderMatter;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.order.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The rows that an order has in the registers, in one language: choices are told in that language
 * alone, and beside each id stands what it is called. The caller owns the connection; one thread.
 */
final class LedgerRows {
  /** The column of the working environment, empty until it is looked up. */
  static final String AIR = "air";

  /** What the key ends with of what an id is called. */
  static final String TEXT = "Text";

  /** Between the accounts of those who worked together. */
  private static final String BETWEEN_PEOPLE = "、";

  private static final Checklists CHECKLISTS = Checklists.shipped();

  private final LedgerWords words;
  private final boolean zh;

  LedgerRows(LedgerWords words, boolean zh) {
    this.words = words;
    this.zh = zh;
  }

  /** Puts beside each id of a row what it is called. */
  void name(Map<String, String> row) {
    for (String column : List.copyOf(row.keySet())) {
      String id = row.getOrDefault(column, "");
      switch (column) {
        case "site", "place" -> row.put(column + TEXT, id.isEmpty() ? "" : say(words.place(id)));
        case "device" -> row.put(column + TEXT, id.isEmpty() ? "" : device(id));
        case "person", "people" -> row.put(column + TEXT, people(id));
        default -> {} // told as it is
      }
    }
  }

  /** A device is known by its name, and found by its id. */
  private String device(String node) {
    String name = say(words.device(node));
    return name.equals(node) ? node : name + (zh ? "（" + node + "）" : " (" + node + ")");
  }

  private String people(String accounts) {
    return Stream.of(accounts.split(BETWEEN_PEOPLE))
        .map(words::person)
        .collect(Collectors.joining(say(BETWEEN_PEOPLE, ", ")));
  }

  private String part(Act.Swap swap) {
    String kind = words.part(swap.newSerial()).map(said -> say(said) + say("：", ": ")).orElse("");
    return kind + swap.oldSerial() + " → " + swap.newSerial() + " ×1";
  }

  private String answer(SortedMap<String, String> answers, String step) {
    return say(CHECKLISTS.said(answers.getOrDefault(step, "")));
  }

  private String stage(Stage stage) {
    return say(stage.chinese(), OrderTable.name(stage).replace('_', ' '));
  }

  private String say(Said said) {
    return say(said.zh(), said.en());
  }

  private String say(String chinese, String english) {
    return zh ? chinese : english;
  }

  /** Who did an act of an order, and when. */
  private record Timed(String by, Instant time) {}

  /** Those of one order in one register. */
  List<Map<String, String>> of(Connection connection, LedgerKind kind, OrderState order)
      throws SQLException {
    return switch (kind) {
      case REPAIR -> repair(order);
      case DAMAGE -> damage(connection, order);
      case DISMANTLED -> dismantled(connection, order);
      case CALIBRATION -> calibration(connection, order);
      case INSPECTION -> RoundRows.ofOrder(connection, order.id(), zh);
    };
  }

  private List<Map<String, String>> repair(OrderState order) {
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
    row.put("symptom", symptom(order.matter()));
    row.put(AIR, "");
    row.put("cause", (answer(answers, "cause") + " " + order.work().finding()).strip());
    row.put("method", order.work().what());
    row.put(
        "parts",
        String.join(say("；", "; "), order.work().swaps().stream().map(this::part).toList()));
    row.put("result", order.stage() == Stage.CLOSED ? say("恢复", "restored") : stage(order.stage()));
    row.put("person", people(order));
    row.put("followUp", answers.getOrDefault("followUp", ""));
    row.put("signed", signature == null ? "" : signature.name());
    return List.of(row);
  }

  /** What a person said, as said; the program's own words, Chinese and longer, in the language. */
  private String symptom(OrderMatter matter) {
    boolean program = !matter.zh().equals(matter.en());
    return matter.symptom().isEmpty() || (program && !zh)
        ? say(matter.zh(), matter.en())
        : matter.symptom();
  }

  private static String people(OrderState order) {
    List<String> people = new ArrayList<>();
    String technician = order.technician();
    if (technician != null) {
      people.add(technician);
    }
    people.addAll(order.helpers());
    return String.join(BETWEEN_PEOPLE, people);
  }

  private List<Map<String, String>> damage(Connection connection, OrderState order)
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
      row.put(
          "cause",
          order.work().answers().containsKey("cause")
              ? answer(order.work().answers(), "cause")
              : order.work().finding());
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

  private List<Map<String, String>> calibration(Connection connection, OrderState order)
      throws SQLException {
    SortedMap<String, String> answers = order.work().answers();
    boolean calibrated = answers.containsKey("asFound") || answers.containsKey("asLeft");
    if (!calibrated) {
      return List.of();
    }
    Timed done = first(connection, order, "diagnose", "resolve");
    Map<String, String> row = begun(order, done);
    for (String id : List.of("standard", "validTo", "asFound", "reference", "asLeft", "result")) {
      row.put(id, answer(answers, id));
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

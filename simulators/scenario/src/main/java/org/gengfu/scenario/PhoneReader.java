package org.gengfu.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.Suggestion;
import org.gengfu.register.TableSheets;
import org.jspecify.annotations.Nullable;

/** Reads what a scenario says of errands, of technicians' phones, and of orders. One thread. */
final class PhoneReader {
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration MOST_BEHIND = Duration.ofDays(365 * 100);
  private static final Set<String> METHODS = Set.of("post", "put");

  private final Problems problems;
  private final Map<String, PhonePart> phones = new LinkedHashMap<>();

  PhoneReader(Problems problems) {
    this.problems = problems;
  }

  /** What stands under {@code prepare}. */
  List<Errand> errands(MapNode root) {
    List<Errand> errands = new ArrayList<>();
    for (MapNode node : root.maps("prepare", problems)) {
      String method = node.keys().stream().filter(METHODS::contains).findFirst().orElse("");
      if (method.isEmpty()) {
        problems.add(node.mark(), "MISSING", "no request is named", "Write post: or put: PATH");
      }
      String path = method.isEmpty() ? "" : node.string(method, "", problems);
      List<TableSheets.Sheet> book = book(node.map("book", problems));
      if (book.isEmpty()) {
        node.require("body", problems);
      }
      MapNode body = node.map("body", problems);
      node.close(problems);
      if (!method.isEmpty() && (body != null || !book.isEmpty())) {
        Map<String, Object> sent = body == null ? Map.of() : JsonTree.of(body);
        errands.add(new Errand(method.toUpperCase(Locale.ROOT), path, sent, book));
      }
    }
    return errands;
  }

  /** A workbook: by the sheet's name its rows, each a text by the column's head. */
  private List<TableSheets.Sheet> book(@Nullable MapNode map) {
    List<TableSheets.Sheet> sheets = new ArrayList<>();
    if (map == null) {
      return sheets;
    }
    for (String name : map.keys()) {
      List<Map<String, Object>> cells =
          map.maps(name, problems).stream().map(JsonTree::of).toList();
      Set<String> heads = new LinkedHashSet<>();
      cells.forEach(row -> heads.addAll(row.keySet()));
      List<List<String>> rows = new ArrayList<>();
      for (Map<String, Object> row : cells) {
        rows.add(heads.stream().map(head -> Objects.toString(row.get(head), "")).toList());
      }
      sheets.add(new TableSheets.Sheet(name, List.copyOf(heads), rows));
    }
    return sheets;
  }

  /** What stands under {@code phones}; actions may name them from then on. */
  List<PhonePart> phones(MapNode root) {
    for (MapNode node : root.maps("phones", problems)) {
      String id = node.string("id", problems);
      Duration behind =
          node.duration("behind", Duration.ZERO, Duration.ZERO, MOST_BEHIND, problems);
      node.close(problems);
      if (id != null && phones.put(id, new PhonePart(id, behind)) != null) {
        problems.add(
            node.valueMark("id"), "DUPLICATE", "two phones are called " + id, "Rename one");
      }
    }
    return List.copyOf(phones.values());
  }

  /** True when this action is one of a phone's, or of the desk's with an order. */
  static boolean speaksOfOrder(MapNode node) {
    return node.has("phone") || node.has("signal") || node.has("resend") || node.has("desk");
  }

  /**
   * {@code phone: ID, act: …, node: …}, {@code phone: ID, photo: …, node: …}, {@code signal: ID,
   * on: …}, {@code resend: ID} or {@code desk: ACT, node: …}.
   */
  @Nullable Action action(MapNode node) {
    if (node.has("signal")) {
      String id = phone(node, "signal");
      node.require("on", problems);
      return new Action.Signal(id, node.flag("on", true, problems));
    }
    if (node.has("resend")) {
      return new Action.Resend(phone(node, "resend"));
    }
    String at = node.string("node", problems);
    if (node.has("desk")) {
      String act = node.string("desk", problems);
      return act == null || at == null ? null : new Action.Desk(act, at, fields(node), wait(node));
    }
    String id = phone(node, "phone");
    if (node.has("photo")) {
      String photo = node.string("photo", problems);
      String kind = node.string("kind", "photo", problems);
      return photo == null || at == null ? null : new Action.Photo(id, photo, at, kind, wait(node));
    }
    String act = node.string("act", problems);
    return act == null || at == null
        ? null
        : new Action.Phone(id, act, at, fields(node), wait(node));
  }

  private Map<String, Object> fields(MapNode node) {
    MapNode fields = node.map("fields", problems);
    return fields == null ? Map.of() : JsonTree.of(fields);
  }

  private Duration wait(MapNode node) {
    return node.duration("within", Duration.ofSeconds(30), Duration.ZERO, LONGEST, problems);
  }

  private String phone(MapNode node, String key) {
    String id = node.string(key, "", problems);
    if (!phones.containsKey(id)) {
      problems.add(
          node.valueMark(key),
          "UNKNOWN",
          "there is no phone " + id,
          Suggestion.among(id, phones.keySet()));
    }
    return id;
  }
}

package org.gengfu.contracts;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.gengfu.document.Documents;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.register.TableSheets;
import org.jspecify.annotations.Nullable;

/**
 * Writes a contract as a workbook that {@link ContractSheetReader} takes back as the same contract.
 * Stateless; any thread.
 */
public final class ContractSheets {
  private static final Map<SheetKind, String> LISTS =
      Map.of(
          SheetKind.KEYS, "keyPeriods",
          SheetKind.ITEMS, "items",
          SheetKind.EXCLUSIONS, "exclusions",
          SheetKind.PAPERS, "papers");

  private ContractSheets() {}

  /**
   * Writes a contract.
   *
   * @param text that is read without an error
   * @param out gets the file; flushed, not closed
   * @throws IllegalArgumentException when the text is no document
   */
  public static void write(String text, OutputStream out) throws IOException {
    Problems problems = new Problems();
    MapNode root = Documents.parse("contract", text, problems);
    if (root == null || !problems.isEmpty()) {
      throw new IllegalArgumentException("the contract cannot be read: " + problems);
    }
    List<TableSheets.Sheet> sheets = new ArrayList<>();
    for (SheetKind kind : SheetKind.values()) {
      List<List<String>> rows = rows(kind, root);
      sheets.add(
          new TableSheets.Sheet(
              kind.title(), kind.columns().stream().map(SheetColumn::head).toList(), rows));
    }
    TableSheets.write(sheets, out);
  }

  private static List<List<String>> rows(SheetKind kind, MapNode root) {
    List<List<String>> rows = new ArrayList<>();
    switch (kind) {
      case CONTRACT -> {
        for (SheetColumn key : SheetKind.keys()) {
          String value = cell(key, root);
          if (!value.isEmpty()) {
            rows.add(List.of(key.head(), value));
          }
        }
      }
      case CALENDARS -> byName(root, "calendars", (id, node) -> rows.add(row(kind, node, id)));
      case PAUSES -> byName(root, "pauseReasons", (id, node) -> rows.add(reason(id, node)));
      case KEYS, ITEMS, EXCLUSIONS, PAPERS ->
          maps(root, LISTS.getOrDefault(kind, "")).forEach(map -> rows.add(row(kind, map, "")));
      case LEVELS -> {
        maps(root, "levels").forEach(map -> rows.add(row(kind, map, "")));
        ofItems(kind, root, "levels", rows);
      }
      case PROMISES -> ofItems(kind, root, "promises", rows);
      case STEPS -> ofItems(kind, root, "steps", rows);
      case INSPECTIONS -> ofItems(kind, root, "inspections", rows);
      case RULES -> scoring(kind, root, "rules", rows);
      case GRADES -> scoring(kind, root, "grades", rows);
    }
    return rows;
  }

  private static void ofItems(SheetKind kind, MapNode root, String key, List<List<String>> rows) {
    for (MapNode item : maps(root, "items")) {
      String id = item.get("id") instanceof ScalarNode scalar ? scalar.text() : "";
      maps(item, key).forEach(map -> rows.add(row(kind, map, id)));
    }
  }

  private static void scoring(SheetKind kind, MapNode root, String key, List<List<String>> rows) {
    if (root.get("scoring") instanceof MapNode scoring) {
      maps(scoring, key).forEach(map -> rows.add(row(kind, map, "")));
    }
  }

  private static void byName(MapNode root, String key, BiConsumer<String, Node> taker) {
    if (root.get(key) instanceof MapNode map) {
      map.forEach((id, mark, value) -> taker.accept(id, value));
    }
  }

  private static List<MapNode> maps(MapNode root, String key) {
    return root.get(key) instanceof ListNode list
        ? list.items().stream().filter(MapNode.class::isInstance).map(MapNode.class::cast).toList()
        : List.of();
  }

  private static List<String> reason(String id, Node node) {
    return List.of(id, language(node, "zh"), language(node, "en"));
  }

  /** A row; the first cell is the owner's name where the list does not hold it. */
  private static List<String> row(SheetKind kind, Node node, String first) {
    List<String> cells = new ArrayList<>();
    for (SheetColumn column : kind.columns()) {
      boolean isOwner = cells.isEmpty() && !first.isEmpty();
      cells.add(isOwner ? first : node instanceof MapNode map ? cell(column, map) : "");
    }
    return cells;
  }

  private static String cell(SheetColumn column, MapNode map) {
    Node at = map;
    for (String key : column.keys()) {
      if ((key.equals("zh") || key.equals("en")) && !(at instanceof MapNode)) {
        return language(at, key);
      }
      at = at instanceof MapNode inner ? inner.get(key) : null;
      if (at == null) {
        return "";
      }
    }
    return at instanceof ScalarNode scalar && scalar.kind() != ScalarNode.Kind.EMPTY
        ? scalar.text()
        : YamlText.flow(at);
  }

  private static String language(@Nullable Node node, String language) {
    return switch (node) {
      case null -> "";
      case ScalarNode scalar -> scalar.text();
      case MapNode map -> map.get(language) instanceof ScalarNode scalar ? scalar.text() : "";
      case ListNode ignored -> "";
    };
  }
}

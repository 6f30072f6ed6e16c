package org.gengfu.contracts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.contracts.ContractSheetReader.SheetRow;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/** Puts rows of a workbook together as a contract's nodes. One thread. */
final class SheetTree {
  private final Map<SheetKind, List<SheetRow>> rows;
  private final Remarks remarks;

  SheetTree(Map<SheetKind, List<SheetRow>> rows, Remarks remarks) {
    this.rows = rows;
    this.remarks = remarks;
  }

  MapNode root() {
    Branch root = new Branch(new Mark(SheetKind.CONTRACT.title(), 1, 1));
    contract(root);
    named(root, "calendars", SheetKind.CALENDARS, false);
    root.put("keyPeriods", list(SheetKind.KEYS, ""));
    named(root, "pauseReasons", SheetKind.PAUSES, true);
    root.put("exclusions", list(SheetKind.EXCLUSIONS, ""));
    root.put("levels", list(SheetKind.LEVELS, ""));
    root.put("items", items());
    root.put("papers", list(SheetKind.PAPERS, ""));
    ListNode rules = list(SheetKind.RULES, "");
    if (rules != null) {
      root.put(List.of("scoring", "rules"), rules);
      root.put(List.of("scoring", "grades"), list(SheetKind.GRADES, ""));
    }
    return root.node();
  }

  private void contract(Branch root) {
    for (SheetRow row : of(SheetKind.CONTRACT)) {
      List<Node> cells = new ArrayList<>(row.cells().values());
      SheetColumn key =
          cells.size() < 2 ? null : SheetColumn.of(SheetKind.keys(), text(cells.get(0)));
      if (key == null) {
        remarks.error(
            row.mark(),
            "不认识的项目；可用：" + keys(true),
            "unknown key of a contract",
            "Known here: " + keys(false));
        continue;
      }
      Node value = cells.get(1);
      root.put(
          key.keys(),
          key.kind() == SheetColumn.Kind.WHOLE
              ? new CellNodes(remarks).whole(value.mark(), text(value))
              : value);
    }
  }

  private static String keys(boolean chinese) {
    return String.join(
        ", ",
        SheetKind.keys().stream().map(column -> chinese ? column.zh() : column.en()).toList());
  }

  /** Rows with a name of their own, as a map. */
  private void named(Branch root, String key, SheetKind kind, boolean isText) {
    Branch map = new Branch(new Mark(kind.title(), 1, 1));
    for (SheetRow row : of(kind)) {
      Branch inner = branch(row, "id");
      Node node = inner.node();
      map.put(
          name(row, "id"),
          isText && node instanceof MapNode found && found.get("text") != null
              ? found.get("text")
              : node);
    }
    if (!map.isEmpty()) {
      root.put(key, map.node());
    }
  }

  private @Nullable ListNode list(SheetKind kind, String item) {
    List<Node> nodes = new ArrayList<>();
    for (SheetRow row : of(kind)) {
      if (name(row, "item").equals(item)) {
        nodes.add(branch(row, "item").node());
      }
    }
    return nodes.isEmpty() ? null : new ListNode(nodes.getFirst().mark(), nodes);
  }

  private ListNode items() {
    List<Node> nodes = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (SheetRow row : of(SheetKind.ITEMS)) {
      String id = name(row, "id");
      ids.add(id);
      Branch item = branch(row, "");
      item.put("levels", id.isEmpty() ? null : list(SheetKind.LEVELS, id));
      item.put("promises", list(SheetKind.PROMISES, id));
      item.put("steps", list(SheetKind.STEPS, id));
      item.put("inspections", list(SheetKind.INSPECTIONS, id));
      nodes.add(item.node());
    }
    for (SheetKind kind :
        List.of(SheetKind.LEVELS, SheetKind.PROMISES, SheetKind.STEPS, SheetKind.INSPECTIONS)) {
      for (SheetRow row : of(kind)) {
        String item = name(row, "item");
        if (!ids.contains(item) && !(item.isEmpty() && kind == SheetKind.LEVELS)) {
          remarks.error(
              row.mark(),
              "“合同项”表中没有“" + item + "”",
              "no row of the sheet of items has the id '" + item + "'",
              "Add it there, or mend this row");
        }
      }
    }
    return new ListNode(new Mark(SheetKind.ITEMS.title(), 1, 1), nodes);
  }

  private List<SheetRow> of(SheetKind kind) {
    return rows.getOrDefault(kind, List.of());
  }

  private static String name(SheetRow row, String path) {
    for (Map.Entry<SheetColumn, Node> cell : row.cells().entrySet()) {
      if (cell.getKey().path().equals(path)) {
        return text(cell.getValue());
      }
    }
    return "";
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.text() : "";
  }

  /** The row's cells, but for the one that says whose it is. */
  private static Branch branch(SheetRow row, String without) {
    Branch branch = new Branch(row.mark());
    row.cells()
        .forEach((column, node) -> {
          if (!column.path().equals(without)) {
            branch.put(column.keys(), node);
          }
        });
    return branch;
  }

  /** A map in the making. */
  private static final class Branch {
    private final Mark mark;
    private final Map<String, Object> entries = new LinkedHashMap<>();

    Branch(Mark mark) {
      this.mark = mark;
    }

    boolean isEmpty() {
      return entries.isEmpty();
    }

    void put(String key, @Nullable Node node) {
      if (node != null) {
        entries.put(key, node);
      }
    }

    void put(List<String> keys, @Nullable Node node) {
      if (keys.size() == 1) {
        put(keys.getFirst(), node);
      } else if (node != null
          && entries.computeIfAbsent(keys.getFirst(), key -> new Branch(mark))
              instanceof Branch inner) {
        inner.put(keys.subList(1, keys.size()), node);
      }
    }

    MapNode node() {
      Map<String, Node> nodes = new LinkedHashMap<>();
      entries.forEach((key, value) -> {
        if (value instanceof Branch inner) {
          nodes.put(key, inner.node());
        } else if (value instanceof Node node) {
          nodes.put(key, node);
        }
      });
      return MapNode.of(mark, nodes);
    }
  }
}

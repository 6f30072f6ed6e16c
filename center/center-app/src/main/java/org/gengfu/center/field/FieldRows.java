package org.gengfu.center.field;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.center.field.FieldColumn.Table;
import org.gengfu.center.field.FieldList.EdgeRow;
import org.gengfu.center.field.FieldList.NodeRow;
import org.gengfu.center.field.FieldList.Place;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.graph.Relation;
import org.gengfu.register.TableBook;
import org.gengfu.register.TableCell;
import org.gengfu.register.Words;

/** Makes rows of nodes and edges out of cells. One use, one thread. */
final class FieldRows {
  /** What a person writes to clear what is known. */
  static final String CLEAR = "-";

  private final RowProblems problems;
  private final List<NodeRow> nodes = new ArrayList<>();
  private final List<EdgeRow> edges = new ArrayList<>();
  private final Map<String, Integer> rowOfNode = new HashMap<>();
  private int count;

  FieldRows(RowProblems problems) {
    this.problems = problems;
  }

  boolean isEmpty() {
    return count == 0;
  }

  FieldList list() {
    return new FieldList(nodes, edges, problems.told(), problems.more());
  }

  /** Takes a row; false when there is no room for more. */
  boolean take(
      String sheet, int number, FieldListReader.Heads heads, SortedMap<Integer, TableCell> cells) {
    SortedMap<Integer, TableCell> wanted = new TreeMap<>(cells);
    wanted
        .keySet()
        .removeIf(at -> !heads.columns().containsKey(at) && !heads.own().containsKey(at));
    wanted.values().removeIf(cell -> cell.text().isBlank());
    if (wanted.isEmpty()) {
      return true;
    }
    if (count == FieldList.MOST_ROWS) {
      problems.add(
          sheet,
          number,
          "",
          new Words(
              "超过 " + FieldList.MOST_ROWS + " 行：分成几个文件",
              "more than " + FieldList.MOST_ROWS + " rows: split it into several files"));
      return false;
    }
    count++;
    RowCells row = new RowCells(sheet, number, heads, wanted, problems);
    if (heads.table() == Table.NODES) {
      node(row);
    } else {
      edge(row);
    }
    return true;
  }

  private void node(RowCells row) {
    String id = row.id(FieldColumn.ID);
    boolean gone = row.flag(FieldColumn.GONE);
    String type = gone && row.text(FieldColumn.TYPE).isEmpty() ? "" : row.type();
    Map<String, String> attributes = new TreeMap<>();
    attribute(row, FieldColumn.NAME, NodeNames.ZH, attributes);
    attribute(row, FieldColumn.NAME_EN, NodeNames.EN, attributes);
    attribute(row, FieldColumn.MAC, Neighbours.MAC, attributes);
    attribute(row, FieldColumn.SYSTEM_NAME, Neighbours.SYSTEM_NAME, attributes);
    attribute(row, FieldColumn.NOTE, "note", attributes);
    row.number(FieldColumn.AUTONOMY).ifPresent(text -> attributes.put("autonomy", text));
    row.own().forEach((name, text) -> attributes.put(name, text.equals(CLEAR) ? "" : text));
    if (attributes.size() > GraphNode.MOST_ATTRIBUTES) {
      row.tell(
          FieldColumn.ID,
          new Words(
              "属性超过 " + GraphNode.MOST_ATTRIBUTES + " 个：减少以 @ 开头的列",
              "more than " + GraphNode.MOST_ATTRIBUTES + " attributes: use fewer columns with @"));
    }
    Integer before = id.isEmpty() ? null : rowOfNode.putIfAbsent(id, row.number());
    if (before != null) {
      row.tell(
          FieldColumn.ID,
          new Words(
              "编号与第 " + before + " 行重复：保留一行",
              "the same id as in row " + before + ": keep one of them"));
    }
    String site = row.text(FieldColumn.SITE);
    if (row.isGood()) {
      nodes.add(
          new NodeRow(
              row.place(),
              id,
              type,
              site.isEmpty() ? null : site.equals(CLEAR) ? "" : site,
              attributes,
              gone));
    }
  }

  private static void attribute(
      RowCells row, FieldColumn column, String name, Map<String, String> attributes) {
    String text = row.text(column);
    if (!text.isEmpty()) {
      attributes.put(name, text.equals(CLEAR) ? "" : text);
    }
  }

  private void edge(RowCells row) {
    if (!row.text(FieldColumn.WITHDRAWN).isEmpty()) {
      return; // what an export says of the past is for reading
    }
    String from = row.id(FieldColumn.FROM);
    Relation relation = row.relation();
    String to = row.id(FieldColumn.TO);
    Long since = row.time(FieldColumn.SINCE);
    Long until = row.time(FieldColumn.UNTIL);
    boolean ended = row.flag(FieldColumn.ENDED);
    if (since != null && until != null && until <= since) {
      row.tell(
          FieldColumn.UNTIL,
          new Words("失效时间不晚于生效时间：改正其中一个", "Until is no later than Since: correct one of them"));
    }
    if (!from.isEmpty() && from.equals(to)) {
      row.tell(
          FieldColumn.TO, new Words("上级和下级相同：改正其中一个", "From and To are the same: correct one"));
    }
    if (row.isGood()) {
      edges.add(new EdgeRow(row.place(), from, relation, to, since, until, ended));
    }
  }

  /** Where a row stands. */
  static Place place(String sheet, int number, FieldListReader.Heads heads) {
    Map<FieldColumn, String> letters = new EnumMap<>(FieldColumn.class);
    heads.columns().forEach((at, column) -> letters.putIfAbsent(column, TableBook.letters(at)));
    return new Place(sheet, number, letters);
  }
}

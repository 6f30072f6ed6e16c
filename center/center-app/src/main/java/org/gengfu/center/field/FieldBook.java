package org.gengfu.center.field;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gengfu.center.field.FieldColumn.Table;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.register.TableSheets;
import org.gengfu.register.Words;

/**
 * Writes the drawing, with its past, as a workbook that {@link FieldListReader} takes back: a
 * second import of it changes nothing. Of nothing it is the template to fill in. Stateless; any
 * thread.
 */
public final class FieldBook {
  private static final Words HELP = new Words("填写说明", "Help");

  private FieldBook() {}

  /**
   * Writes the drawing.
   *
   * @param nowMillis edges that hold no more then are marked as ended
   * @param out gets the file; flushed, not closed
   */
  public static void write(FieldGraph graph, long nowMillis, OutputStream out) throws IOException {
    List<String> ids = graph.ids();
    List<String> own = own(graph, ids);
    TableSheets.write(
        List.of(
            new TableSheets.Sheet(
                Table.NODES.title().zh(),
                Stream.concat(heads(Table.NODES), own.stream().map(name -> "@" + name)).toList(),
                () ->
                    ids.stream()
                        .map(graph::node)
                        .filter(Objects::nonNull)
                        .map(node -> node(Objects.requireNonNull(node), own))
                        .iterator()),
            new TableSheets.Sheet(
                Table.EDGES.title().zh(),
                heads(Table.EDGES).toList(),
                () ->
                    ids.stream()
                        .flatMap(id -> graph.outOf(id).stream())
                        .map(edge -> edge(edge, nowMillis))
                        .iterator()),
            new TableSheets.Sheet(
                HELP.zh(), List.of("工作表 Sheet", "列 Column", "说明 What it takes"), help())),
        out);
  }

  private static Stream<String> heads(Table table) {
    return Arrays.stream(FieldColumn.values())
        .filter(column -> column.table() == table)
        .map(column -> column.head().zh() + (column.isRequired() ? "*" : ""));
  }

  /** Attributes that have no column of ours. */
  private static List<String> own(FieldGraph graph, List<String> ids) {
    TreeSet<String> names = new TreeSet<>();
    for (String id : ids) {
      GraphNode node = graph.node(id);
      if (node != null) {
        names.addAll(node.attributes().keySet());
      }
    }
    Arrays.stream(FieldColumn.values()).map(FieldBook::attribute).forEach(names::remove);
    names.remove(FieldPlan.GONE);
    return List.copyOf(names);
  }

  private static String attribute(FieldColumn column) {
    return switch (column) {
      case NAME -> NodeNames.ZH;
      case NAME_EN -> NodeNames.EN;
      case AUTONOMY -> "autonomy";
      case MAC -> Neighbours.MAC;
      case SYSTEM_NAME -> Neighbours.SYSTEM_NAME;
      case NOTE -> "note";
      case ID, TYPE, SITE, GONE, FROM, RELATION, TO, SINCE, UNTIL, ENDED, RECORDED, WITHDRAWN -> "";
    };
  }

  private static List<String> node(GraphNode node, List<String> own) {
    Map<String, String> attributes = node.attributes();
    List<String> texts = new ArrayList<>();
    for (FieldColumn column : FieldColumn.values()) {
      if (column.table() == Table.NODES) {
        texts.add(
            switch (column) {
              case ID -> node.id();
              case TYPE -> node.type();
              case SITE -> node.site();
              case GONE -> attributes.containsKey(FieldPlan.GONE) ? "是" : "";
              default -> attributes.getOrDefault(attribute(column), "");
            });
      }
    }
    own.forEach(name -> texts.add(attributes.getOrDefault(name, "")));
    return texts;
  }

  private static List<String> edge(GraphEdge edge, long nowMillis) {
    boolean over = edge.stands() && edge.valid().toMillis() <= nowMillis;
    return List.of(
        edge.from(),
        RelationWords.text(edge.relation()).zh(),
        edge.to(),
        FieldTimes.shown(edge.valid().fromMillis()),
        FieldTimes.shown(edge.valid().toMillis()),
        over ? "是" : "",
        FieldTimes.shown(edge.known().recordedAtMillis()),
        FieldTimes.shown(edge.known().withdrawnAtMillis()));
  }

  private static List<List<String>> help() {
    List<List<String>> rows = new ArrayList<>();
    for (FieldColumn column : FieldColumn.values()) {
      Words sheet = column.table().title();
      Words what = FieldHelp.of(column);
      rows.add(
          List.of(
              sheet.zh() + " " + sheet.en(),
              column.head().zh() + " " + column.head().en(),
              what.zh() + " / " + what.en()));
    }
    return rows;
  }
}

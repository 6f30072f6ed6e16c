package org.gengfu.center.field;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphEdit;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.register.TableSheets;

/** Lists of the field as files, and what comes of them. */
final class FieldFiles {
  static final long NOW = 1_795_000_000_000L;
  static final String NODE_HEADS = "编号,类型,名称,站点,已拆除";
  static final String EDGE_HEADS = "上级,关系,下级,生效时间,失效时间,已失效";

  /** Devices that exist without being drawn. */
  private static final Set<String> DEVICES = Set.of("room-a/cam-1", "room-a/cam-2", "room-a/");

  private FieldFiles() {}

  static GraphNode device(String id) {
    return DEVICES.contains(id) ? GraphNode.of(id, id.endsWith("/") ? "edge" : "camera") : null;
  }

  /** A workbook with both sheets; cells are parted by commas. */
  static byte[] book(List<String> nodes, List<String> edges) {
    return sheets(sheet("节点", NODE_HEADS, nodes), sheet("连接", EDGE_HEADS, edges));
  }

  static TableSheets.Sheet sheet(String name, String heads, List<String> rows) {
    return new TableSheets.Sheet(
        name,
        Arrays.asList(heads.split(",", -1)),
        rows.stream().map(row -> Arrays.asList(row.split(",", -1))).toList());
  }

  static byte[] sheets(TableSheets.Sheet... sheets) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      TableSheets.write(List.of(sheets), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] export(FieldGraph graph) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      FieldBook.write(graph, NOW, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static FieldPlan.Outcome plan(FieldGraph graph, byte[] file) {
    return plan(graph, file, NOW);
  }

  static FieldPlan.Outcome plan(FieldGraph graph, byte[] file, long now) {
    return FieldPlan.of(graph, FieldListReader.read(file), FieldFiles::device, now);
  }

  static FieldGraph applied(FieldGraph graph, List<GraphEdit> edits) {
    FieldGraph next = graph;
    for (GraphEdit edit : edits) {
      next = edit.applyTo(next);
    }
    return next;
  }

  /** Places and English texts, for what is expected. */
  static List<String> told(FieldPlan.Outcome outcome) {
    List<String> told = new ArrayList<>();
    outcome
        .problems()
        .forEach(problem ->
            told.add(
                "%s!%s%d %s"
                    .formatted(
                        problem.sheet(), problem.column(), problem.row(), problem.text().en())));
    return told;
  }
}

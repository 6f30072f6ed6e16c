package org.gengfu.center.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.Relation;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of the field that openpyxl writes, and our export filled in by it. */
class FieldOpenpyxlIT {
  private static final String LIST =
      """
      import sys, datetime
      from openpyxl import Workbook
      book = Workbook()
      nodes = book.active
      nodes.title = '节点'
      nodes['A1'] = '全市供电与网络'
      nodes.append(['节点编号*', '类型', '名称', '所在站点', '续航时间(秒)', '#内部'])
      for i in range(1000):
          nodes.append(['mains:%03d' % i, '市电', None, 'site-%d' % i, None, i])
          nodes.append(['ups:%03d' % i, 'UPS', '%d 号箱 UPS' % i, 'site-%d' % i, 1800, i])
      edges = book.create_sheet('连接')
      edges.append(['上级', '关系', '下级', '生效时间'])
      for i in range(1000):
          edges.append(['mains:%03d' % i, '供电', 'ups:%03d' % i, datetime.datetime(2026, 1, 31)])
      if len(sys.argv) > 2:
          edges.cell(row=2, column=2).value = '="供"&"电"'
          edges.cell(row=500, column=3).value = 'ups:9999'
          edges.cell(row=1001, column=4).value = '明天'
          nodes.cell(row=7, column=5).value = '半小时'
          nodes.merge_cells('A9:A10')
      book.save(sys.argv[1])
      """;

  private static final String FILL_IN =
      """
      import sys
      from openpyxl import load_workbook
      book = load_workbook(sys.argv[1])
      nodes, edges = book['节点'], book['连接']
      print(nodes['A1'].value, edges['B1'].value, nodes.max_row, edges.max_row, book.sheetnames[2])
      nodes.append(['feeder:F1', '馈线', '一号馈线'])
      edges.append(['feeder:F1', '供电', 'mains:007'])
      book.save(sys.argv[1])
      """;

  @TempDir private Path folder;

  @BeforeEach
  void needsOpenpyxl() throws Exception {
    if (python("import openpyxl") != 0) {
      String message = "openpyxl is missing; install it: apt-get install python3-openpyxl";
      if ("1".equals(System.getenv("GENGFU_REQUIRE_PEERS"))) {
        Assertions.fail(message);
      }
      Assumptions.abort(message);
    }
  }

  private int python(String script, String... arguments) throws IOException, InterruptedException {
    Path text = Files.writeString(folder.resolve("script.py"), script);
    ProcessBuilder builder = new ProcessBuilder("/usr/bin/python3", text.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return 1; // no Python at all
    }
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  private byte[] list(String... more) throws Exception {
    Path file = folder.resolve("list.xlsx");
    String[] arguments = new String[more.length + 1];
    arguments[0] = file.toString();
    System.arraycopy(more, 0, arguments, 1, more.length);
    assertThat(python(LIST, arguments)).as(log()).isZero();
    return Files.readAllBytes(file);
  }

  @Test
  void aForeignListIsTakenAndOurExportIsFilledInByAStranger() throws Exception {
    FieldPlan.Outcome outcome = FieldFiles.plan(FieldGraph.EMPTY, list());
    assertThat(FieldFiles.told(outcome)).isEmpty();
    assertThat(outcome.nodes()).isEqualTo(2_000);
    FieldGraph graph = FieldFiles.applied(FieldGraph.EMPTY, outcome.edits());
    assertThat(graph.node("ups:999").attributes()).containsEntry("autonomy", "1800");
    assertThat(graph.into("ups:999").getFirst().valid().fromMillis())
        .isEqualTo(FieldTimes.read("2026-01-31 00:00"));

    Path file = folder.resolve("export.xlsx");
    Files.write(file, FieldFiles.export(graph));
    assertThat(python(FILL_IN, file.toString())).as(log()).isZero();
    assertThat(log()).contains("编号* 关系* 2001 1001 填写说明");
    FieldPlan.Outcome filled = FieldFiles.plan(graph, Files.readAllBytes(file));
    assertThat(FieldFiles.told(filled)).isEmpty();
    assertThat(filled.edits()).hasSize(2);
    assertThat(
            FieldFiles.applied(graph, filled.edits())
                .at(FieldFiles.NOW, FieldFiles.NOW)
                .directSupports("mains:007", Set.of(Relation.POWERS)))
        .containsExactly("feeder:F1");
  }

  @Test
  void fourBrokenCellsAndMergedOnesAreExactlyThose() throws Exception {
    FieldPlan.Outcome outcome = FieldFiles.plan(FieldGraph.EMPTY, list("broken"));
    assertThat(outcome.edits()).isEmpty();
    // An end that nobody knows is sought only when every row can be read.
    assertThat(outcome.problems())
        .extracting(problem -> problem.sheet() + "!" + problem.column() + problem.row())
        .containsExactly("节点!E7", "节点!A9", "节点!A10", "连接!B2", "连接!D1001");
  }
}

package org.gengfu.center.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.field.FieldFiles.NOW;
import static org.gengfu.center.field.FieldFiles.applied;
import static org.gengfu.center.field.FieldFiles.book;
import static org.gengfu.center.field.FieldFiles.export;
import static org.gengfu.center.field.FieldFiles.plan;
import static org.gengfu.center.field.FieldFiles.told;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.incident.IncidentInput.GraphChanged;
import org.junit.jupiter.api.Test;

/** Lists of the field: all of a file is taken, or every row that is wrong is told. */
class FieldImportTest {
  private static final List<String> NODES =
      List.of("F1,馈线,一号馈线,s1,", "M1,mains,市电,s1,", "U1,UPS 电源,,s1,", "S1,交换机,,s1,");
  private static final List<String> EDGES =
      List.of(
          "F1,供电,M1,,,",
          "M1,POWERS,U1,,,",
          "U1,供电,S1,2026-01-01,,",
          "S1,承载,room-a/cam-1,,,",
          "room-a/,采集,room-a/cam-1,,,");

  private static FieldGraph drawn() {
    FieldPlan.Outcome outcome = plan(FieldGraph.EMPTY, book(NODES, EDGES));
    assertThat(told(outcome)).isEmpty();
    return applied(FieldGraph.EMPTY, outcome.edits());
  }

  @Test
  void aListIsDrawnAndDevicesThatItNamesWithIt() {
    FieldPlan.Outcome outcome = plan(FieldGraph.EMPTY, book(NODES, EDGES));
    assertThat(outcome.nodes()).isEqualTo(6);
    assertThat(outcome.edges()).isEqualTo(5);
    FieldGraph graph = drawn();
    assertThat(graph.at(NOW, NOW).dependents("F1", Set.of(Relation.values()), 9))
        .extracting(path -> path.downstream())
        .containsExactly("M1", "U1", "S1", "room-a/cam-1");
    assertThat(NodeNames.of(graph.node("F1")).zh()).isEqualTo("一号馈线");
    assertThat(graph.node("room-a/cam-1").type()).isEqualTo("camera");
    // What was dated was not so before.
    long before = TimeRange.EARLIEST + 1;
    assertThat(graph.at(before, NOW).directSupports("M1", Set.of(Relation.POWERS)))
        .containsExactly("F1");
    assertThat(graph.at(before, NOW).directSupports("S1", Set.of(Relation.POWERS))).isEmpty();
  }

  @Test
  void theSameListAndItsOwnExportChangeNothing() {
    FieldGraph graph = drawn();
    assertThat(plan(graph, book(NODES, EDGES), NOW + 5_000).edits()).isEmpty();
    FieldPlan.Outcome again = plan(graph, export(graph), NOW + 5_000);
    assertThat(told(again)).isEmpty();
    assertThat(again.edits()).isEmpty();
    // What the list is silent of stays as it is.
    assertThat(plan(graph, book(List.of("S1,,,,"), List.of())).problems()).hasSize(1);
    assertThat(plan(graph, book(List.of("S1,switch,,,"), List.of())).edits()).isEmpty();
  }

  @Test
  void everyWrongRowIsToldByItsPlaceInBothLanguagesAndNothingIsTaken() {
    List<String> nodes =
        List.of(
            "F1,馈线,,s1,", "a b,mains,,,", "F1,ups,,,", ",switch,,,", "S1,交换,,,", "S2,switch,,,也许");
    List<String> edges =
        List.of(
            "F1,电力,S2,,,",
            "F1,供电,F1,,,",
            "F1,供电,S2,2026-13-01,,",
            "F1,供电,S2,2026-02-01,2026-01-01,");
    FieldPlan.Outcome outcome = plan(FieldGraph.EMPTY, book(nodes, edges));
    assertThat(outcome.edits()).isEmpty();
    assertThat(outcome.nodes() + outcome.edges() + outcome.ended()).isZero();
    assertThat(told(outcome).stream().map(text -> text.substring(0, 6).strip()))
        .containsExactly(
            "节点!A3", "节点!A4", "节点!A5", "节点!B6", "节点!E7", "连接!B2", "连接!C3", "连接!D4", "连接!E5");
    assertThat(outcome.problems().get(5).text().zh()).isEqualTo("“电力”不是连接关系：填写其中之一：供电、承载、包含、采集");
    assertThat(outcome.problems().get(5).text().en())
        .isEqualTo("'电力' is no relation: one of POWERS, CARRIES, CONTAINS, REPORTS_VIA");
    assertThat(outcome.problems())
        .allMatch(problem -> !problem.text().zh().isBlank() && !problem.text().en().isBlank());
  }

  @Test
  void anEndThatNobodyKnowsAndASecondRowOfAnEdgeAreRefused() {
    List<String> edges =
        List.of("F1,供电,M1,,,", "F1,供电,M9,,,", "room-a/cam-9,承载,M1,,,", "F1,供电,M1,2020-01-01,,");
    FieldPlan.Outcome outcome = plan(FieldGraph.EMPTY, book(NODES, edges));
    assertThat(told(outcome))
        .containsExactly(
            "连接!C3 there is no node M9: add it to Nodes, or correct the id",
            "连接!A4 there is no node room-a/cam-9: add it to Nodes, or correct the id",
            "连接!A5 the same edge as in row 2: keep one of them");
    assertThat(outcome.edits()).isEmpty();
  }

  @Test
  void aCircleIsRefusedAtEachRowOfIt() {
    List<String> edges = new ArrayList<>(EDGES);
    edges.add("S1,供电,F1,,,");
    FieldPlan.Outcome outcome = plan(FieldGraph.EMPTY, book(NODES, edges));
    assertThat(outcome.problems())
        .extracting(problem -> problem.column() + problem.row())
        .containsExactly("B2", "B3", "B4", "B7");
    assertThat(outcome.edits()).isEmpty();
    // One that is closed by what was drawn before, too.
    FieldPlan.Outcome closing = plan(drawn(), book(List.of(), List.of("S1,供电,F1,,,")));
    assertThat(closing.problems()).singleElement().matches(problem -> problem.row() == 2);
  }

  @Test
  void whatIsSaidToHaveEndedEndsAndWhatIsMissingStays() {
    FieldGraph graph = drawn();
    byte[] list = book(List.of(), List.of("F1,供电,M1,,2026-11-01,是", "M1,供电,U1,,,是"));
    FieldPlan.Outcome outcome = plan(graph, list);
    assertThat(outcome.ended()).isEqualTo(2);
    FieldGraph after = applied(graph, outcome.edits());
    assertThat(after.at(NOW, NOW).directSupports("M1", Set.of(Relation.POWERS))).isEmpty();
    assertThat(after.at(NOW - 1, NOW).directSupports("U1", Set.of(Relation.POWERS)))
        .containsExactly("M1");
    assertThat(after.at(NOW, NOW).directSupports("S1", Set.of(Relation.POWERS)))
        .containsExactly("U1");
    assertThat(plan(after, list, NOW + 1).edits()).isEmpty();
    assertThat(plan(after, export(after), NOW + 1).edits()).isEmpty();

    FieldPlan.Outcome gone = plan(after, book(List.of("S1,,,,是"), List.of()));
    assertThat(gone.ended()).isEqualTo(2);
    FieldGraph without = applied(after, gone.edits());
    assertThat(without.at(NOW, NOW).directDependents("S1", Set.of(Relation.values()))).isEmpty();
    assertThat(plan(without, export(without), NOW + 1).edits()).isEmpty();
  }

  @Test
  void aCorrectedTimeReplacesTheOldOneAndBothCanBeRead() {
    FieldGraph graph = drawn();
    FieldPlan.Outcome outcome = plan(graph, book(List.of(), List.of("U1,供电,S1,2026-03-01,,")));
    FieldGraph after = applied(graph, outcome.edits());
    List<GraphEdge> edges =
        after.into("S1").stream().filter(edge -> edge.relation() == Relation.POWERS).toList();
    assertThat(edges).hasSize(2);
    assertThat(edges).filteredOn(GraphEdge::stands).hasSize(1);
    assertThat(plan(after, export(after), NOW + 1).edits()).isEmpty();
  }

  @Test
  void aTornFileIsRefusedAsAWhole() {
    byte[] whole = book(NODES, EDGES);
    FieldPlan.Outcome torn = plan(FieldGraph.EMPTY, Arrays.copyOf(whole, whole.length / 2));
    assertThat(told(torn)).singleElement().asString().contains("no readable XLSX workbook");
    byte[] csv = "Id,Type,Name\nF1,feeder,\"North".getBytes(StandardCharsets.UTF_8);
    assertThat(told(plan(FieldGraph.EMPTY, csv)))
        .singleElement()
        .isEqualTo("!2 a quote is not closed, the file may be torn: save it again");
    byte[] short1 = "From,Relation,To\nF1,POWERS,M1\nF1,POW".getBytes(StandardCharsets.UTF_8);
    assertThat(plan(drawn(), short1).problems()).isNotEmpty();
    assertThat(plan(FieldGraph.EMPTY, new byte[] {(byte) 0xFF, 0, 1}).problems()).hasSize(1);
    assertThat(plan(FieldGraph.EMPTY, new byte[0]).problems()).hasSize(1);
  }

  @Test
  void textFilesOfEitherLanguageAndCharacterSetAreTaken() {
    byte[] nodes =
        "\uFEFF编号;类型;名称\r\nF1;馈线;\"一号;\"\"北\"\"\"\r\n\r\nM1;市电;\r\n"
            .getBytes(StandardCharsets.UTF_8);
    FieldPlan.Outcome first = plan(FieldGraph.EMPTY, nodes);
    assertThat(told(first)).isEmpty();
    FieldGraph graph = applied(FieldGraph.EMPTY, first.edits());
    assertThat(NodeNames.of(graph.node("F1")).zh()).isEqualTo("一号;\"北\"");
    byte[] edges = "上级,关系,下级\nF1,供电,M1\n".getBytes(Charset.forName("GB18030"));
    FieldPlan.Outcome second = plan(graph, edges);
    assertThat(told(second)).isEmpty();
    assertThat(second.edges()).isEqualTo(1);
  }

  @Test
  void headsAreSearchedAndStrangeOnesAreTold() {
    FieldPlan.Outcome outcome =
        plan(
            FieldGraph.EMPTY,
            FieldFiles.sheets(
                FieldFiles.sheet("说明", "a,b", List.of("x,y")),
                FieldFiles.sheet("节点", "全市拓扑", List.of("Id *,Node type,#ours,@rack,colour")),
                FieldFiles.sheet("连接", "nothing", List.of("of,ours"))));
    assertThat(told(outcome))
        .containsExactly(
            "节点!E2 an unknown column 'colour': use a head of the template, or begin it with # so that"
                + " it is left out",
            "连接!1 no row of heads among the first 20 rows: use the exported template");
  }

  @Test
  void fiveThousandNodesAreTakenWhole() {
    List<String> nodes = new ArrayList<>();
    List<String> edges = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      nodes.add("S" + i + ",switch,,s" + i + ",");
      for (int k = 0; k < 99; k++) {
        nodes.add("C" + i + "-" + k + ",camera,,s" + i + ",");
        edges.add("S" + i + ",承载,C" + i + "-" + k + ",,,");
        edges.add("S" + i + ",供电,C" + i + "-" + k + ",,,");
      }
    }
    FieldPlan.Outcome outcome = plan(FieldGraph.EMPTY, book(nodes, edges));
    assertThat(told(outcome)).isEmpty();
    assertThat(outcome.nodes()).isEqualTo(5_000);
    assertThat(outcome.edges()).isEqualTo(9_900);
    FieldGraph graph = applied(FieldGraph.EMPTY, outcome.edits());
    assertThat(plan(graph, export(graph), NOW + 1).edits()).isEmpty();
  }

  @Test
  void moreThanTheMostRowsAreRefused() {
    StringBuilder csv = new StringBuilder("Id,Type\n");
    for (int i = 0; i <= FieldList.MOST_ROWS; i++) {
      csv.append('n').append(i).append(",camera\n");
    }
    FieldPlan.Outcome outcome =
        plan(FieldGraph.EMPTY, csv.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(told(outcome))
        .containsExactly("!100002 more than 100000 rows: split it into several files");
    assertThat(FieldList.MOST_ROWS).isLessThanOrEqualTo(GraphChanged.MOST_EDITS);
  }
}

package org.gengfu.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.TimeRange;
import org.junit.jupiter.api.Test;

class FieldGraphTest {
  private static final Set<Relation> ALL = EnumSet.allOf(Relation.class);

  private static FieldGraph chain(String... ids) {
    FieldGraph graph = FieldGraph.EMPTY;
    for (String id : ids) {
      graph = graph.with(GraphNode.of(id, "thing"));
    }
    for (int i = 1; i < ids.length; i++) {
      graph = graph.with(GraphEdge.always(ids[i - 1], Relation.POWERS, ids[i]));
    }
    return graph;
  }

  private static List<GraphProblem.Kind> kinds(FieldGraph graph) {
    return GraphCheck.problems(graph, 0, 0).stream().map(GraphProblem::kind).toList();
  }

  @Test
  void saysWhatHangsOnANodeAndWhatCouldTakeItDown() {
    FieldGraph graph = chain("M", "U", "S", "C").with(GraphEdge.always("A", Relation.CARRIES, "S"));
    GraphView view = graph.at(0, 0);
    assertThat(view.dependents("U", ALL, 5))
        .extracting(GraphPath::downstream)
        .containsExactly("S", "C");
    assertThat(view.dependents("U", ALL, 1)).extracting(GraphPath::downstream).containsExactly("S");
    assertThat(view.supports("C", ALL, 5))
        .extracting(GraphPath::upstream)
        .containsExactly("S", "A", "U", "M");
    assertThat(view.supports("C", Set.of(Relation.POWERS), 5).getLast())
        .hasToString("M -POWERS- U -POWERS- S -POWERS- C");
    assertThat(view.dependents("nobody", ALL, 3)).isEmpty();
  }

  @Test
  void anEndedEdgeIsSeenAsOfItsTimeAndAsOfWhatWasKnown() {
    FieldGraph graph = chain("M", "U");
    GraphEdge edge = graph.into("U").getFirst();
    FieldGraph ended = graph.ended(edge, 1_000, 5_000);
    assertThat(ended.at(500, 9_000).directSupports("U", ALL)).containsExactly("M");
    assertThat(ended.at(2_000, 9_000).directSupports("U", ALL)).isEmpty();
    assertThat(ended.at(2_000, 4_000).directSupports("U", ALL))
        .as("not known yet")
        .containsExactly("M");
    assertThat(graph.at(2_000, 9_000).directSupports("U", ALL))
        .as("unchanged")
        .containsExactly("M");
    assertThat(ended.version()).isGreaterThan(graph.version());
  }

  @Test
  void theSameEdgeTwiceIsRefused() {
    FieldGraph graph = chain("M", "U");
    GraphEdge again = new GraphEdge("M", Relation.POWERS, "U", TimeRange.from(50), Known.since(0));
    assertThatThrownBy(() -> graph.with(again)).hasMessageContaining("drawn already");
    assertThatThrownBy(() -> GraphEdge.always("M", Relation.POWERS, "M"))
        .hasMessageContaining("itself");
  }

  @Test
  void theCheckFindsWhatIsWrong() {
    assertThat(kinds(chain("A", "B", "C"))).isEmpty();
    assertThat(kinds(chain("A", "B").with(GraphEdge.always("B", Relation.POWERS, "A"))))
        .containsExactly(GraphProblem.Kind.CYCLE);
    assertThat(kinds(chain("A", "B").with(GraphEdge.always("B", Relation.CARRIES, "A"))))
        .as("a circle of two relations is none")
        .isEmpty();
    assertThat(kinds(chain("A", "B").with(GraphNode.of("alone", "thing"))))
        .containsExactly(GraphProblem.Kind.ORPHAN);
    assertThat(kinds(chain("A", "B").with(GraphEdge.always("B", Relation.CONTAINS, "ghost"))))
        .containsExactly(GraphProblem.Kind.UNKNOWN_NODE);
    FieldGraph two =
        chain("A", "B")
            .with(GraphNode.of("D", "thing"))
            .with(GraphEdge.always("D", Relation.POWERS, "B"));
    assertThat(kinds(two)).containsExactly(GraphProblem.Kind.TWO_MASTERS);
    assertThat(GraphCheck.problems(two, 0, 0).getFirst().english()).contains("B has 2 masters");
  }

  @Test
  void aLongCircleEndsEverySearch() {
    String[] ids = new String[2_000];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = "N" + i;
    }
    FieldGraph ring = chain(ids).with(GraphEdge.always("N1999", Relation.POWERS, "N0"));
    assertThat(ring.at(0, 0).dependents("N0", ALL, GraphView.MOST_HOPS)).hasSize(64);
    assertThat(kinds(ring)).containsExactly(GraphProblem.Kind.CYCLE);
  }

  @Test
  void aNodeTakesNoMoreEdgesThanItsBound() {
    FieldGraph graph = FieldGraph.EMPTY;
    for (int i = 0; i < FieldGraph.MOST_AT_ONE_NODE; i++) {
      graph = graph.with(GraphEdge.always("hub", Relation.CARRIES, "n" + i));
    }
    FieldGraph full = graph;
    assertThatThrownBy(() -> full.with(GraphEdge.always("hub", Relation.CARRIES, "more")))
        .hasMessageContaining("no room");
    assertThat(full.edgeCount()).isEqualTo(FieldGraph.MOST_AT_ONE_NODE);
  }
}

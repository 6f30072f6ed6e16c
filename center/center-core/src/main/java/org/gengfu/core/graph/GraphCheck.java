package org.gengfu.core.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks through the drawing of the field at an instant. Pure, for any thread. Gives at most {@value
 * #MOST_PROBLEMS} problems, in the order of the kinds' checks and of the ids. A node with two feeds
 * is no fault where it really has two; it is told because correlation then sees two ways.
 */
public final class GraphCheck {
  /** The most problems that are told at once. */
  public static final int MOST_PROBLEMS = 1_000;

  private final FieldGraph graph;
  private final long atMillis;
  private final long knownAtMillis;
  private final List<GraphProblem> problems = new ArrayList<>();

  private GraphCheck(FieldGraph graph, long atMillis, long knownAtMillis) {
    this.graph = graph;
    this.atMillis = atMillis;
    this.knownAtMillis = knownAtMillis;
  }

  /** What is wrong with the field as it was at an instant, by what is known at another. */
  public static List<GraphProblem> problems(FieldGraph graph, long atMillis, long knownAtMillis) {
    GraphCheck check = new GraphCheck(graph, atMillis, knownAtMillis);
    List<String> ids = graph.ids();
    ids.forEach(check::unknownNodes);
    for (Relation relation : Relation.values()) {
      check.cycles(ids, relation);
    }
    ids.forEach(check::masters);
    ids.forEach(check::orphan);
    ids.forEach(check::overlaps);
    return List.copyOf(check.problems);
  }

  /** The circles alone; at most {@value #MOST_PROBLEMS}. */
  public static List<GraphProblem> circles(FieldGraph graph, long atMillis, long knownAtMillis) {
    GraphCheck check = new GraphCheck(graph, atMillis, knownAtMillis);
    List<String> ids = graph.ids();
    for (Relation relation : Relation.values()) {
      check.cycles(ids, relation);
    }
    return List.copyOf(check.problems);
  }

  private void unknownNodes(String id) {
    if (graph.node(id) == null) {
      for (GraphEdge edge : joined(id)) {
        tell(
            GraphProblem.Kind.UNKNOWN_NODE,
            List.of(id),
            "%s names %s, which is not drawn: draw it or mend the edge".formatted(edge, id),
            "“%s”指向未登记的节点 %s：请登记该节点或更正连线".formatted(edge, id));
      }
    }
  }

  private void orphan(String id) {
    if (graph.node(id) != null && joined(id).isEmpty()) {
      tell(
          GraphProblem.Kind.ORPHAN,
          List.of(id),
          "%s is joined to nothing: its alarms stay alone".formatted(id),
          "%s 没有任何连线：它的告警将单独成为事件".formatted(id));
    }
  }

  private void masters(String id) {
    for (Relation relation : Relation.values()) {
      List<String> masters = at().directSupports(id, Set.of(relation));
      if (masters.size() > 1) {
        tell(
            GraphProblem.Kind.TWO_MASTERS,
            masters,
            "%s has %d masters by %s: %s; end the one that is gone, or keep both if it has two"
                .formatted(id, masters.size(), relation, masters),
            "%s 的 %s 上级有 %d 个：%s；请结束已失效的，确有双路时可保留"
                .formatted(id, relation, masters.size(), masters));
      }
    }
  }

  private void overlaps(String id) {
    List<GraphEdge> in = graph.into(id);
    for (int i = 1; i < in.size(); i++) {
      GraphEdge one = in.get(i - 1);
      GraphEdge other = in.get(i);
      if (one.sameEnds(other)
          && one.known().at(knownAtMillis)
          && other.known().at(knownAtMillis)
          && one.valid().intersection(other.valid()).isPresent()) {
        tell(
            GraphProblem.Kind.OVERLAP,
            List.of(one.from(), id),
            "%s is drawn twice for the same time: withdraw one".formatted(one),
            "“%s”在同一时段重复登记：请撤回其中一条".formatted(one));
      }
    }
  }

  /** Depth first without recursion; each circle is told once, from where the search met it. */
  private void cycles(List<String> ids, Relation relation) {
    Set<String> done = new HashSet<>();
    for (String start : ids) {
      if (!done.contains(start)) {
        cyclesFrom(start, relation, done);
      }
    }
  }

  private void cyclesFrom(String start, Relation relation, Set<String> done) {
    List<String> way = new ArrayList<>(List.of(start));
    Set<String> onWay = new HashSet<>(way);
    List<List<String>> open = new ArrayList<>();
    open.add(new ArrayList<>(at().directDependents(start, Set.of(relation))));
    while (!way.isEmpty()) {
      List<String> next = open.getLast();
      if (next.isEmpty()) {
        String left = way.removeLast();
        open.removeLast();
        onWay.remove(left);
        done.add(left);
        continue;
      }
      String id = next.removeFirst();
      if (onWay.contains(id)) {
        tellCycle(way.subList(way.indexOf(id), way.size()), relation);
      } else if (!done.contains(id)) {
        way.add(id);
        onWay.add(id);
        open.add(new ArrayList<>(at().directDependents(id, Set.of(relation))));
      }
    }
  }

  private void tellCycle(List<String> circle, Relation relation) {
    tell(
        GraphProblem.Kind.CYCLE,
        circle,
        "%s goes in a circle: %s; mend the edge that points the wrong way"
            .formatted(relation, circle),
        "%s 关系成环：%s；请更正方向错误的连线".formatted(relation, circle));
  }

  private GraphView at() {
    return graph.at(atMillis, knownAtMillis);
  }

  private List<GraphEdge> joined(String id) {
    List<GraphEdge> edges = new ArrayList<>(graph.into(id));
    edges.addAll(graph.outOf(id));
    edges.removeIf(edge -> !edge.holds(atMillis, knownAtMillis));
    return edges;
  }

  private void tell(GraphProblem.Kind kind, List<String> nodes, String english, String chinese) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(new GraphProblem(kind, nodes, english, chinese));
    }
  }
}

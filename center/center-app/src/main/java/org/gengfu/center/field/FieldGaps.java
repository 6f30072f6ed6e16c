package org.gengfu.center.field;

import java.util.List;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphCheck;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.graph.GraphProblem;
import org.jspecify.annotations.Nullable;

/** What is wrong in the drawing; a node that was taken down is joined to nothing rightly. */
public final class FieldGaps {
  private FieldGaps() {}

  /** The problems of the field as it is drawn for an instant. */
  public static List<GraphProblem> problems(FieldGraph graph, long nowMillis) {
    return GraphCheck.problems(graph, nowMillis, TimeRange.LATEST - 1).stream()
        .filter(problem ->
            problem.kind() != GraphProblem.Kind.ORPHAN
                || problem.nodes().stream().noneMatch(id -> isGone(graph.node(id))))
        .toList();
  }

  private static boolean isGone(@Nullable GraphNode node) {
    return node != null && node.attributes().containsKey(FieldPlan.GONE);
  }
}

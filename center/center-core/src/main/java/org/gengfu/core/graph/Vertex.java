package org.gengfu.core.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node with its edges, sorted by the other end, the relation and the time. The node is null while
 * only edges speak of it.
 */
record Vertex(@Nullable GraphNode node, List<GraphEdge> in, List<GraphEdge> out) {
  static final Vertex NONE = new Vertex(null, List.of(), List.of());

  private static final Comparator<GraphEdge> ORDER =
      Comparator.comparing(GraphEdge::from)
          .thenComparing(GraphEdge::to)
          .thenComparing(GraphEdge::relation)
          .thenComparing(GraphEdge::valid)
          .thenComparingLong(edge -> edge.known().recordedAtMillis())
          .thenComparingLong(edge -> edge.known().withdrawnAtMillis());

  Vertex with(GraphNode changed) {
    return new Vertex(changed, in, out);
  }

  Vertex withIn(GraphEdge edge, @Nullable GraphEdge replaced) {
    return new Vertex(node, changed(in, edge, replaced), out);
  }

  Vertex withOut(GraphEdge edge, @Nullable GraphEdge replaced) {
    return new Vertex(node, in, changed(out, edge, replaced));
  }

  private static List<GraphEdge> changed(
      List<GraphEdge> edges, GraphEdge edge, @Nullable GraphEdge replaced) {
    List<GraphEdge> changed = new ArrayList<>(edges);
    if (replaced != null) {
      changed.remove(replaced);
    }
    changed.add(edge);
    changed.sort(ORDER);
    return List.copyOf(changed);
  }
}

package org.gengfu.center.field;

import java.util.List;
import java.util.Optional;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphEdge;

/**
 * Names of edges for pages: both ends, the relation and the two times by which an edge differs from
 * others with the same ends. Stateless.
 */
public final class EdgeIds {
  private EdgeIds() {}

  /** The name of an edge. */
  public static String of(GraphEdge edge) {
    return String.join(
        "|",
        edge.from(),
        edge.relation().name(),
        edge.to(),
        Long.toString(edge.valid().fromMillis()),
        Long.toString(edge.known().recordedAtMillis()));
  }

  /** The edge of that name, unless it is not there or was taken back. */
  static Optional<GraphEdge> find(FieldGraph graph, String id) {
    List<String> parts = List.of(id.split("\\|", -1));
    return parts.size() != 5
        ? Optional.empty()
        : graph.into(parts.get(2)).stream()
            .filter(edge -> edge.stands() && of(edge).equals(id))
            .findFirst();
  }
}

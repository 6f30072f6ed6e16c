package org.gengfu.core.graph;

/**
 * One change of the drawing, as it is journaled: a graph is its edits in their order. Pure data;
 * any thread.
 */
public sealed interface GraphEdit {
  /**
   * The graph after the edit, with the next version.
   *
   * @throws IllegalArgumentException when the graph refuses it, naming why
   */
  FieldGraph applyTo(FieldGraph graph);

  /** A node is added, or what is known of it changes. */
  record NodeDrawn(GraphNode node) implements GraphEdit {
    @Override
    public FieldGraph applyTo(FieldGraph graph) {
      return graph.with(node);
    }
  }

  /** An edge is added. */
  record EdgeDrawn(GraphEdge edge) implements GraphEdit {
    @Override
    public FieldGraph applyTo(FieldGraph graph) {
      return graph.with(edge);
    }
  }

  /**
   * An edge ends in the field.
   *
   * @param edge as it stands in the graph
   * @param endMillis the first instant at which it does not hold
   * @param knownAtMillis when the center learned it
   */
  record EdgeEnded(GraphEdge edge, long endMillis, long knownAtMillis) implements GraphEdit {
    @Override
    public FieldGraph applyTo(FieldGraph graph) {
      return graph.ended(edge, endMillis, knownAtMillis);
    }
  }

  /**
   * An edge is taken back: it should not have been drawn.
   *
   * @param edge as it stands in the graph
   * @param knownAtMillis when the center learned it
   */
  record EdgeWithdrawn(GraphEdge edge, long knownAtMillis) implements GraphEdit {
    @Override
    public FieldGraph applyTo(FieldGraph graph) {
      return graph.withdrawn(edge, knownAtMillis);
    }
  }
}

package org.gengfu.core.graph;

import java.util.List;

/**
 * A way through the graph.
 *
 * @param nodes the nodes on it, at least one: first the bearing end, last the hanging one
 * @param relations how each bears on the next; one fewer than the nodes
 */
public record GraphPath(List<String> nodes, List<Relation> relations) {
  public GraphPath {
    nodes = List.copyOf(nodes);
    relations = List.copyOf(relations);
    if (nodes.size() != relations.size() + 1) {
      throw new IllegalArgumentException(nodes + " do not fit " + relations);
    }
  }

  /** Steps on the way. */
  public int hops() {
    return relations.size();
  }

  /** The bearing end. */
  public String upstream() {
    return nodes.getFirst();
  }

  /** The hanging end. */
  public String downstream() {
    return nodes.getLast();
  }

  /** For people: {@code M1 -POWERS- U1 -POWERS- S1}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(nodes.getFirst());
    for (int i = 0; i < relations.size(); i++) {
      text.append(" -").append(relations.get(i)).append("- ").append(nodes.get(i + 1));
    }
    return text.toString();
  }
}

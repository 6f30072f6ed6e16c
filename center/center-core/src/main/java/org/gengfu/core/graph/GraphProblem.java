package org.gengfu.core.graph;

import java.util.List;

/**
 * Something that is wrong, or at least odd, in the drawing of the field.
 *
 * @param kind what
 * @param nodes which nodes, sorted or in the order of the circle
 * @param english what is wrong and what to do
 * @param chinese the same
 */
public record GraphProblem(Kind kind, List<String> nodes, String english, String chinese) {
  public GraphProblem {
    nodes = List.copyOf(nodes);
  }

  /** What can be wrong. */
  public enum Kind {
    /** Things feed, carry or hold each other in a circle. */
    CYCLE,
    /** A node that nothing is joined to. */
    ORPHAN,
    /** A node with two feeds, two carriers or two housings at once. */
    TWO_MASTERS,
    /** An edge to a node that is not drawn. */
    UNKNOWN_NODE,
    /** The same edge drawn twice for the same time. */
    OVERLAP
  }
}

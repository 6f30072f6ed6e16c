package org.gengfu.center.field;

import java.util.Map;
import org.gengfu.core.graph.Relation;
import org.jspecify.annotations.Nullable;

/** What a person changes in the drawing. */
public sealed interface HandEdit {
  /**
   * A node is added, or what is known of it changes.
   *
   * @param type a type or what people call it
   * @param site empty when unknown
   * @param attributes all that is known of it from now on
   */
  record Node(String id, String type, String site, Map<String, String> attributes)
      implements HandEdit {
    public Node {
      attributes = Map.copyOf(attributes);
    }
  }

  /**
   * An edge is added.
   *
   * @param sinceMillis since when it is so in the field; null for always, or for now where the same
   *     edge ended before
   */
  record Edge(String from, Relation relation, String to, @Nullable Long sinceMillis)
      implements HandEdit {}

  /**
   * An edge ends in the field.
   *
   * @param edge as {@link EdgeIds} names it
   * @param untilMillis null for now
   */
  record EndEdge(String edge, @Nullable Long untilMillis) implements HandEdit {}

  /** An edge should not have been drawn. */
  record WithdrawEdge(String edge) implements HandEdit {}
}

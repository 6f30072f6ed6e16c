package org.gengfu.core.learned;

import java.util.Comparator;
import org.gengfu.core.graph.Relation;
import org.jspecify.annotations.Nullable;

/**
 * Two alarm types and how the node of the first bears on that of the second.
 *
 * @param relation null for the same node
 * @param cause alarm type at the bearing node
 * @param effect alarm type at the one that hangs on it
 */
public record TypePair(@Nullable Relation relation, String cause, String effect)
    implements Comparable<TypePair> {
  private static final Comparator<TypePair> ORDER =
      Comparator.comparing(TypePair::way)
          .thenComparing(TypePair::cause)
          .thenComparing(TypePair::effect);

  /** The relation's name, or {@code -} for the same node. */
  public String way() {
    Relation by = relation;
    return by == null ? "-" : by.name();
  }

  @Override
  public int compareTo(TypePair other) {
    return ORDER.compare(this, other);
  }

  /** For people: {@code mains_fail -POWERS- ups_on_battery}. */
  @Override
  public String toString() {
    return cause + " -" + (relation == null ? "same node" : way()) + "- " + effect;
  }
}

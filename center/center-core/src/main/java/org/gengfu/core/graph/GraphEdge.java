package org.gengfu.core.graph;

import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.TimeRange;

/**
 * One thing bears on another, for some time.
 *
 * @param from what bears: the feeding, carrying, holding or observing node
 * @param relation how
 * @param to what hangs on it
 * @param valid when it was so in the field
 * @param known while the center held it to be so
 */
public record GraphEdge(String from, Relation relation, String to, TimeRange valid, Known known) {
  public GraphEdge {
    if (from.isEmpty() || to.isEmpty()) {
      throw new IllegalArgumentException("an edge needs two ends: '" + from + "', '" + to + "'");
    }
    if (from.equals(to)) {
      throw new IllegalArgumentException(relation + " leads from " + from + " to itself");
    }
  }

  /** An edge that always was, known since ever. */
  public static GraphEdge always(String from, Relation relation, String to) {
    return new GraphEdge(from, relation, to, TimeRange.ALWAYS, Known.since(TimeRange.EARLIEST));
  }

  /** True when it was so at one instant, as held to be at another. */
  public boolean holds(long atMillis, long knownAtMillis) {
    return valid.contains(atMillis) && known.at(knownAtMillis);
  }

  /** True when both say the same of the same two nodes, at whatever time. */
  public boolean sameEnds(GraphEdge other) {
    return relation == other.relation && from.equals(other.from) && to.equals(other.to);
  }

  /** True while nobody has taken it back. */
  public boolean stands() {
    return known.withdrawnAtMillis() == TimeRange.LATEST;
  }

  /** For people: {@code A POWERS B}. */
  @Override
  public String toString() {
    return from + " " + relation + " " + to;
  }
}

package org.gengfu.core.incident;

import org.gengfu.core.sorted.Ranked;

/**
 * Something to look at again at an event time.
 *
 * @param dueMillis when
 * @param kind what
 * @param number episode or incident; for an inference the event time around which it looks
 * @param node for an inference the parent, else empty
 * @param rule for an inference the rule, else empty
 */
public record Timer(long dueMillis, Kind kind, long number, String node, String rule)
    implements Ranked, Comparable<Timer> {
  /** What is to be looked at; those due at the same time go in this order. */
  public enum Kind {
    /** Whether children of a silent parent failed together; observers come first by their rules. */
    INFER,
    /** Whether effects outlast their ended cause. */
    RESIDUAL,
    /** Whether nothing of an incident lasts. */
    SOAK,
    /** Whether an alarm was mentioned by its source lately. */
    LEASE,
    /** Whether a resolved incident may be forgotten. */
    FORGET
  }

  static Timer of(long dueMillis, Kind kind, long number) {
    return new Timer(dueMillis, kind, number, "", "");
  }

  @Override
  public long rank() {
    return dueMillis;
  }

  @Override
  public int compareTo(Timer other) {
    int order = Long.compare(dueMillis, other.dueMillis);
    if (order == 0) {
      order = kind.compareTo(other.kind);
    }
    if (order == 0) {
      order = Long.compare(number, other.number);
    }
    if (order == 0) {
      order = node.compareTo(other.node);
    }
    return order == 0 ? rule.compareTo(other.rule) : order;
  }
}

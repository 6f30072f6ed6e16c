package org.gengfu.core.incident;

import org.gengfu.core.sorted.Ranked;

/** A cause and an effect by their episodes' numbers, so that all effects of one stand together. */
public record Pair(long cause, long effect) implements Ranked, Comparable<Pair> {
  @Override
  public long rank() {
    return cause;
  }

  @Override
  public int compareTo(Pair other) {
    int order = Long.compare(cause, other.cause);
    return order == 0 ? Long.compare(effect, other.effect) : order;
  }
}

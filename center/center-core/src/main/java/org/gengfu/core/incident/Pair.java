package org.gengfu.core.incident;

/** A cause and an effect by their episodes' numbers, so that all effects of one stand together. */
public record Pair(long cause, long effect) implements Comparable<Pair> {
  @Override
  public int compareTo(Pair other) {
    int order = Long.compare(cause, other.cause);
    return order == 0 ? Long.compare(effect, other.effect) : order;
  }
}

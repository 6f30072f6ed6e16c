package org.gengfu.core.availability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Facts of one kind laid over the line of time so that at most one holds at every instant: where
 * several do, the first of their order. Immutable; whoever walks along it has a {@link Cursor}.
 */
final class Layer<T extends RangeFact> {
  private final List<T> facts;
  private final long[] starts;
  private final long[] ends;
  private final int[] winners;
  private int size;

  private Layer(List<T> facts) {
    this.facts = facts;
    this.starts = new long[2 * facts.size()];
    this.ends = new long[2 * facts.size()];
    this.winners = new int[2 * facts.size()];
  }

  /** The facts that the center held to be true at an instant. */
  static <T extends RangeFact> Layer<T> of(List<T> facts, long knownAtMillis, Comparator<T> order) {
    if (facts.isEmpty()) {
      return new Layer<>(facts);
    }
    List<T> known = new ArrayList<>(facts.size());
    for (T fact : facts) {
      if (fact.known().at(knownAtMillis)) {
        known.add(fact);
      }
    }
    known.sort(order);
    Layer<T> layer = new Layer<>(known);
    layer.flatten();
    return layer;
  }

  /** Sweeps over all ends; the smallest index among the facts that hold is the winner. */
  private void flatten() {
    long[] edges = new long[2 * facts.size()];
    Integer[] byStart = new Integer[facts.size()];
    for (int i = 0; i < facts.size(); i++) {
      edges[2 * i] = facts.get(i).range().fromMillis();
      edges[2 * i + 1] = facts.get(i).range().toMillis();
      byStart[i] = i;
    }
    Arrays.sort(edges);
    Arrays.sort(byStart, Comparator.comparingLong(i -> facts.get(i).range().fromMillis()));
    TreeSet<Integer> holding = new TreeSet<>();
    int next = 0;
    for (int i = 0; i + 1 < edges.length; i++) {
      long from = edges[i];
      while (next < byStart.length && facts.get(byStart[next]).range().fromMillis() <= from) {
        holding.add(byStart[next++]);
      }
      while (!holding.isEmpty() && facts.get(holding.first()).range().toMillis() <= from) {
        holding.pollFirst();
      }
      if (!holding.isEmpty() && from < edges[i + 1]) {
        append(from, edges[i + 1], holding.first());
      }
    }
  }

  private void append(long from, long to, int winner) {
    if (size > 0 && ends[size - 1] == from && winners[size - 1] == winner) {
      ends[size - 1] = to;
    } else {
      starts[size] = from;
      ends[size] = to;
      winners[size++] = winner;
    }
  }

  boolean holdsAt(long atMillis) {
    return size > 0 && from(atMillis).at(atMillis) != null;
  }

  Cursor from(long atMillis) {
    int found = Arrays.binarySearch(starts, 0, size, atMillis);
    return new Cursor(Math.max(0, found >= 0 ? found : -found - 2));
  }

  /** A place on the line, which only moves on. */
  final class Cursor {
    private int place;

    private Cursor(int place) {
      this.place = place;
    }

    /** The fact that holds at an instant not before the one asked for last. */
    @Nullable T at(long atMillis) {
      while (place < size && ends[place] <= atMillis) {
        place++;
      }
      return place < size && starts[place] <= atMillis ? facts.get(winners[place]) : null;
    }

    /** The next instant at which another answer is possible, after the one just asked for. */
    long next(long atMillis) {
      if (place == size) {
        return TimeRange.LATEST;
      }
      return starts[place] > atMillis ? starts[place] : ends[place];
    }
  }
}

package org.gengfu.core.clock;

import java.util.Arrays;
import java.util.List;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.calendar.Ranges;

/** The instants of a range at which something begins or ends. One thread. */
final class Edges {
  private final TimeRange within;
  private long[] instants = new long[16];
  private int count;

  Edges(TimeRange within) {
    this.within = within;
    put(within.fromMillis());
    put(within.toMillis());
  }

  /** An instant, if it lies inside. */
  void add(long atMillis) {
    if (atMillis > within.fromMillis() && atMillis < within.toMillis()) {
      put(atMillis);
    }
  }

  /** Begins and ends; the ranges are sorted and apart. */
  void add(List<TimeRange> ranges) {
    for (int i = Ranges.from(ranges, within.fromMillis()); i < ranges.size(); i++) {
      TimeRange range = ranges.get(i);
      if (range.fromMillis() >= within.toMillis()) {
        return;
      }
      add(range.fromMillis());
      add(range.toMillis());
    }
  }

  private void put(long atMillis) {
    if (count == instants.length) {
      instants = Arrays.copyOf(instants, 2 * count);
    }
    instants[count++] = atMillis;
  }

  /** All of them in order, none twice; the range's own first and last. */
  long[] sorted() {
    long[] sorted = Arrays.copyOf(instants, count);
    Arrays.sort(sorted);
    int kept = 1;
    for (int i = 1; i < count; i++) {
      if (sorted[i] != sorted[kept - 1]) {
        sorted[kept++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, kept);
  }
}

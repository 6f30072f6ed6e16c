package org.gengfu.core.calendar;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.core.availability.TimeRange;

/** Sets of instants, as sorted ranges that do not touch. Pure. */
public final class Ranges {
  private Ranges() {}

  /** All instants that lie in any of them. */
  public static List<TimeRange> union(List<TimeRange> ranges) {
    List<TimeRange> joined = new ArrayList<>();
    for (TimeRange next : ranges.stream().sorted().toList()) {
      if (joined.isEmpty() || joined.getLast().toMillis() < next.fromMillis()) {
        joined.add(next);
      } else if (joined.getLast().toMillis() < next.toMillis()) {
        TimeRange last = joined.removeLast();
        joined.add(new TimeRange(last.fromMillis(), next.toMillis()));
      }
    }
    return List.copyOf(joined);
  }

  /** True when the instant lies in one of them; they are sorted and apart. */
  public static boolean contains(List<TimeRange> ranges, long atMillis) {
    int index = from(ranges, atMillis);
    return index < ranges.size() && ranges.get(index).contains(atMillis);
  }

  /** Index of the first that does not end before or at the instant; they are sorted and apart. */
  public static int from(List<TimeRange> ranges, long atMillis) {
    int low = 0;
    int high = ranges.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ranges.get(middle).toMillis() <= atMillis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

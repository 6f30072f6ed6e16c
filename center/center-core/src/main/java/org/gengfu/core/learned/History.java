package org.gengfu.core.learned;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.incident.AlarmEvent;

/**
 * The raises of the past and the time in which they would have been heard. A raise that follows an
 * earlier one of its node and type within the window is the same matter and does not count again,
 * so that a chattering device does not count as many. Immutable; any thread.
 */
public final class History {
  /** The most raises that are looked at. */
  public static final int MOST_RAISES = 2_000_000;

  private final List<TimeRange> covered;
  private final long coveredMillis;
  private final long windowMillis;
  private final SortedMap<String, SortedMap<String, long[]>> raises = new TreeMap<>();

  /**
   * Sorts what was heard.
   *
   * @param events raises and clears in any order; those outside the covered time do not count
   * @param covered when the center heard everything, ascending and disjoint; at least one
   * @throws IllegalArgumentException when the covered times overlap, or there are too many raises
   */
  public History(Collection<AlarmEvent> events, List<TimeRange> covered, LearningPolicy policy) {
    this.covered = List.copyOf(covered);
    this.windowMillis = policy.window().toMillis();
    this.coveredMillis = millis(this.covered);
    Map<String, SortedMap<String, List<Long>>> found = new TreeMap<>();
    int count = 0;
    for (AlarmEvent event : events) {
      if (event.change() == AlarmEvent.Change.RAISE && covers(event.teMillis())) {
        if (++count > MOST_RAISES) {
          throw new IllegalArgumentException(
              "more than %d raises; take a shorter time".formatted(MOST_RAISES));
        }
        found
            .computeIfAbsent(event.key().resource(), node -> new TreeMap<>())
            .computeIfAbsent(event.key().type(), type -> new ArrayList<>())
            .add(event.teMillis());
      }
    }
    found.forEach((node, types) -> {
      SortedMap<String, long[]> folded = new TreeMap<>();
      types.forEach((type, times) -> folded.put(type, folded(times)));
      raises.put(node, folded);
    });
  }

  private static long millis(List<TimeRange> covered) {
    if (covered.isEmpty()) {
      throw new IllegalArgumentException("without covered time nothing can be learned");
    }
    long sum = 0;
    long end = Long.MIN_VALUE;
    for (TimeRange range : covered) {
      if (range.fromMillis() < end) {
        throw new IllegalArgumentException("covered times must ascend and not overlap: " + covered);
      }
      sum += range.millis();
      end = range.toMillis();
    }
    return sum;
  }

  private boolean covers(long atMillis) {
    int index = endingAfter(atMillis);
    return index < covered.size() && covered.get(index).contains(atMillis);
  }

  /** The first covered range that ends after an instant, or their number. */
  private int endingAfter(long atMillis) {
    int low = 0;
    int high = covered.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (covered.get(middle).toMillis() <= atMillis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private long[] folded(Collection<Long> times) {
    long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
    int kept = 0;
    long last = Long.MIN_VALUE;
    for (long time : sorted) {
      if (last == Long.MIN_VALUE || time - last > windowMillis) {
        sorted[kept++] = time;
      }
      last = time;
    }
    return Arrays.copyOf(sorted, kept);
  }

  /** All covered time, milliseconds. */
  long coveredMillis() {
    return coveredMillis;
  }

  /** How much of the time from one instant to another was covered, milliseconds. */
  long coveredMillis(long fromMillis, long toMillis) {
    long sum = 0;
    for (int i = endingAfter(fromMillis);
        i < covered.size() && covered.get(i).fromMillis() < toMillis;
        i++) {
      TimeRange range = covered.get(i);
      sum += Math.min(toMillis, range.toMillis()) - Math.max(fromMillis, range.fromMillis());
    }
    return sum;
  }

  /** Node, then alarm type, then the instants, ascending. */
  SortedMap<String, SortedMap<String, long[]>> raises() {
    return raises;
  }

  /** Alarm type and instants of one node. */
  SortedMap<String, long[]> at(String node) {
    SortedMap<String, long[]> found = raises.get(node);
    return found == null ? new TreeMap<>() : found;
  }

  /** The first instant at or after one, or Long.MAX_VALUE. */
  static long atOrAfter(long[] times, long atMillis) {
    int index = Arrays.binarySearch(times, atMillis);
    index = index < 0 ? -index - 1 : index;
    return index == times.length ? Long.MAX_VALUE : times[index];
  }

  /** The last instant at or before one, or Long.MIN_VALUE. */
  static long atOrBefore(long[] times, long atMillis) {
    int index = Arrays.binarySearch(times, atMillis);
    index = index < 0 ? -index - 2 : index;
    return index < 0 ? Long.MIN_VALUE : times[index];
  }
}

package org.gengfu.core.availability;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One device's time in one span, summed up.
 *
 * @param tally by class
 * @param downByRoot attributed downtime, milliseconds; what is missing to the tally's downtime has
 *     no known incident
 * @param excused excused time by reason, milliseconds
 * @param excusedDownMillis excused time in which it was down
 * @param resolutionMillis the coarsest look that decided: how much each end of a stretch may be off
 */
public record TimeSheet(
    Tally tally,
    Map<Root, Long> downByRoot,
    Map<ExclusionReason, Long> excused,
    long excusedDownMillis,
    long resolutionMillis) {
  public TimeSheet {
    downByRoot = Map.copyOf(downByRoot);
    excused = Map.copyOf(excused);
  }

  /** No time at all. */
  public static final TimeSheet NONE = new TimeSheet(Tally.NONE, Map.of(), Map.of(), 0, 0);

  /** Both together: of the same device in another span. */
  public TimeSheet plus(TimeSheet other) {
    return new TimeSheet(
        tally.plus(other.tally),
        sum(downByRoot, other.downByRoot),
        sum(excused, other.excused),
        Math.addExact(excusedDownMillis, other.excusedDownMillis),
        Math.max(resolutionMillis, other.resolutionMillis));
  }

  private static <K> Map<K, Long> sum(Map<K, Long> one, Map<K, Long> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    Map<K, Long> both = new HashMap<>(one);
    other.forEach((key, millis) -> both.merge(key, millis, Long::sum));
    return both;
  }

  /** Sums up. Used and thrown away within one call. */
  static final class Counter implements Brush {
    private final long[] millis = new long[TimeClass.values().length];
    private Map<Root, Long> downByRoot = Map.of();
    private Map<ExclusionReason, Long> excusedMillis = Map.of();
    private long excusedDown;
    private long resolution;

    @Override
    public void paint(
        long fromMillis,
        long toMillis,
        TimeClass timeClass,
        TimeClass beneath,
        @Nullable Sample seen,
        @Nullable Backfill filled,
        @Nullable Grant excused,
        @Nullable Attribution cause) {
      long length = toMillis - fromMillis;
      millis[timeClass.ordinal()] += length;
      if (timeClass == TimeClass.DOWN && cause != null) {
        downByRoot = downByRoot.isEmpty() ? new HashMap<>() : downByRoot;
        downByRoot.merge(cause.root(), length, Long::sum);
      }
      if (excused != null) {
        excusedMillis = excusedMillis.isEmpty() ? new HashMap<>() : excusedMillis;
        excusedMillis.merge(excused.exclusion().reason(), length, Long::sum);
        excusedDown += beneath == TimeClass.DOWN ? length : 0;
      }
      if (seen != null && filled == null && timeClass.compareTo(TimeClass.DOWN) >= 0) {
        resolution = Math.max(resolution, seen.resolutionMillis());
      }
    }

    TimeSheet sheet() {
      Tally tally = new Tally(millis[0], millis[1], millis[2], millis[3], millis[4]);
      return new TimeSheet(tally, downByRoot, excusedMillis, excusedDown, resolution);
    }
  }
}

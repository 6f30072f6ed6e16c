package org.gengfu.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gengfu.core.availability.AvailabilityTimeline;
import org.gengfu.core.availability.TimeClass;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.TimelineDifference;

/**
 * How much time is of another class because of something.
 *
 * @param before what it would be without
 * @param after what it is
 * @param millis how much, in milliseconds of device time
 */
public record Shift(TimeClass before, TimeClass after, long millis) {

  /** By classes, in their order; without those that did not change. */
  static List<Shift> between(
      AvailabilityTimeline before, AvailabilityTimeline after, TimeRange range) {
    Sum sum = new Sum();
    for (TimelineDifference each : TimelineDifference.between(before, after, range)) {
      sum.add(each.before().timeClass(), each.after().timeClass(), each.range().millis());
    }
    return sum.shifts();
  }

  /** All time that changed. */
  static long millis(List<Shift> shifts) {
    return shifts.stream().mapToLong(Shift::millis).sum();
  }

  /** Adds up. Used within one call. */
  static final class Sum {
    private final Map<TimeClass, Map<TimeClass, Long>> sums = new EnumMap<>(TimeClass.class);

    void add(TimeClass before, TimeClass after, long millis) {
      if (before != after) {
        sums.computeIfAbsent(before, each -> new EnumMap<>(TimeClass.class))
            .merge(after, millis, Long::sum);
      }
    }

    void add(List<Shift> shifts) {
      shifts.forEach(each -> add(each.before(), each.after(), each.millis()));
    }

    List<Shift> shifts() {
      List<Shift> shifts = new ArrayList<>();
      sums.forEach((before, others) ->
          others.forEach((after, millis) -> shifts.add(new Shift(before, after, millis))));
      return shifts;
    }
  }
}

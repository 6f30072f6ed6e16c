package org.gengfu.core.calendar;

import java.util.List;
import org.gengfu.core.availability.TimeRange;

/**
 * The dated times in which a contract promises more (关键时段): a meeting, a festival, an exam. Where
 * two of them overlap, that time is key once; no target counts double. Never changes.
 *
 * @param version counts its editions
 * @param periods as they were named, at most {@value #MOST}
 * @param union all of their time: sorted, apart
 */
public record KeyPeriods(int version, List<Named> periods, List<TimeRange> union) {
  /** The most periods. */
  public static final int MOST = 2_000;

  /** No time is key. */
  public static final KeyPeriods NONE = of(1, List.of());

  /**
   * One of them.
   *
   * @param name as the owner calls it
   */
  public record Named(String name, TimeRange range) {}

  public KeyPeriods {
    periods = List.copyOf(periods);
    union = List.copyOf(union);
  }

  /** From the periods alone. */
  public static KeyPeriods of(int version, List<Named> periods) {
    if (periods.size() > MOST) {
      throw new IllegalArgumentException(
          periods.size() + " key periods; " + MOST + " are the most");
    }
    return new KeyPeriods(
        version, periods, Ranges.union(periods.stream().map(Named::range).toList()));
  }

  /** True when the instant is key. */
  public boolean at(long atMillis) {
    return Ranges.contains(union, atMillis);
  }
}

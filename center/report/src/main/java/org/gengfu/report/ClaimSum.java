package org.gengfu.report;

import java.util.List;

/**
 * How much of a report rests on doubts and back-fills.
 *
 * @param filledUpMillis up only because a back-fill says so
 * @param filledDownMillis down only because a back-fill says so
 * @param shifts what would be otherwise if there were neither doubts nor back-fills
 */
public record ClaimSum(long filledUpMillis, long filledDownMillis, List<Shift> shifts) {
  /** Nothing. */
  public static final ClaimSum NONE = new ClaimSum(0, 0, List.of());

  public ClaimSum {
    shifts = List.copyOf(shifts);
  }

  /** All time whose class rests on them. */
  public long millis() {
    return Shift.millis(shifts);
  }
}

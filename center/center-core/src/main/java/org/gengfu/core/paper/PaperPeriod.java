package org.gengfu.core.paper;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** What time a report speaks of. */
public enum PaperPeriod {
  /** Monday to Sunday. */
  WEEK(0),
  MONTH(1),
  QUARTER(3),
  HALF_YEAR(6),
  YEAR(12);

  private final int months;

  PaperPeriod(int months) {
    this.months = months;
  }

  /**
   * The first day of the period in which a day lies.
   *
   * @param anchor a day on which a period begins, e.g. the contract's first; weeks begin on Mondays
   *     whatever it is
   */
  public LocalDate begin(LocalDate day, LocalDate anchor) {
    if (months == 0) {
      return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
    long periods = Math.floorDiv(ChronoUnit.MONTHS.between(anchor, day), months);
    while (anchor.plusMonths(periods * months).isAfter(day)) {
      periods--;
    }
    while (!anchor.plusMonths((periods + 1) * months).isAfter(day)) {
      periods++; // from a 31st on, a month later may be a 30th
    }
    return anchor.plusMonths(periods * months);
  }

  /** The first day after the period that begins on a day. */
  public LocalDate end(LocalDate begin, LocalDate anchor) {
    if (months == 0) {
      return begin.plusDays(7);
    }
    long periods = Math.floorDiv(ChronoUnit.MONTHS.between(anchor, begin.plusDays(15)), months);
    return anchor.plusMonths((periods + 1) * months);
  }
}

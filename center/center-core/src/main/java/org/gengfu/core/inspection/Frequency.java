package org.gengfu.core.inspection;

import java.util.List;

/** How often a contract wants a round. Never changes. */
public sealed interface Frequency {
  /** The most rounds a day. */
  int MOST_A_DAY = 24;

  /** The most rounds a period of months. */
  int MOST_A_PERIOD = 12;

  /** The longest lead before an occasion, in days. */
  int MOST_DAYS_BEFORE = 60;

  /**
   * So many times on every day that works by the plan's calendar: the day's hours are split evenly,
   * so that two are a morning and an afternoon.
   *
   * @param times 1 to {@value #MOST_A_DAY}
   */
  record Daily(int times) implements Frequency {
    public Daily {
      if (times < 1 || times > MOST_A_DAY) {
        throw new IllegalArgumentException(
            times + " rounds a day: 1 to " + MOST_A_DAY + " are possible");
      }
    }
  }

  /** Once a week that begins on Monday. */
  record Weekly() implements Frequency {}

  /**
   * So many times in every period of so many months: the period's days are split evenly.
   *
   * @param months 1, 3, 6 or 12
   * @param times 1 to {@value #MOST_A_PERIOD}, at most twice the months
   * @param firstMonth the month in which periods begin, 1 for those of the calendar; another one
   *     where a contract counts its own years
   */
  record Monthly(int months, int times, int firstMonth) implements Frequency {
    public Monthly {
      if (!List.of(1, 3, 6, 12).contains(months)) {
        throw new IllegalArgumentException(
            "a period of " + months + " months: 1, 3, 6 or 12 are possible");
      }
      if (times < 1 || times > Math.min(MOST_A_PERIOD, 2 * months)) {
        throw new IllegalArgumentException(
            "%d rounds in %d months: 1 to %d are possible"
                .formatted(times, months, Math.min(MOST_A_PERIOD, 2 * months)));
      }
      if (firstMonth < 1 || firstMonth > 12) {
        throw new IllegalArgumentException("no month has the number " + firstMonth);
      }
    }

    /** Once in so many months of the calendar. */
    public static Monthly every(int months) {
      return new Monthly(months, 1, 1);
    }
  }

  /**
   * Before every occasion (festival, big event): from so many days before it until it begins.
   *
   * @param occasions names of key periods; empty for all of them
   * @param days 1 to {@value #MOST_DAYS_BEFORE}
   */
  record Before(List<String> occasions, int days) implements Frequency {
    public Before {
      occasions = List.copyOf(occasions);
      if (days < 1 || days > MOST_DAYS_BEFORE) {
        throw new IllegalArgumentException(
            days + " days before: 1 to " + MOST_DAYS_BEFORE + " are possible");
      }
    }
  }
}

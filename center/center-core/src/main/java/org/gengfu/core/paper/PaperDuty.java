package org.gengfu.core.paper;

import java.time.LocalDate;

/**
 * A report that a contract wants again and again. Never changes.
 *
 * @param id its name, unique in the calendar
 * @param contract id of the contract
 * @param kind what it is
 * @param period of what time it speaks
 * @param due when it must lie with the owner
 * @param from first day of the contract; nothing before it is owed
 * @param until first day after the contract
 * @param own true when periods are counted from {@code from} on, not by the calendar
 * @param source where the contract says so
 */
public record PaperDuty(
    String id,
    String contract,
    Kind kind,
    PaperPeriod period,
    Due due,
    LocalDate from,
    LocalDate until,
    boolean own,
    String source) {
  /** What a report is. */
  public enum Kind {
    SERVICE,
    SCORE
  }

  /** When a report is due, counted from the first day after its period. */
  public sealed interface Due {
    /** At the end of that day: 1 is the first day after the period. */
    record Day(int number) implements Due {
      public Day {
        if (number < 1 || number > 90) {
          throw new IllegalArgumentException("day " + number + " after the period: 1 to 90");
        }
      }
    }

    /** At the end of that day of those that work: 1 is the first of them after the period. */
    record WorkDay(int number) implements Due {
      public WorkDay {
        if (number < 1 || number > 60) {
          throw new IllegalArgumentException("working day " + number + " after it: 1 to 60");
        }
      }
    }
  }

  public PaperDuty {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("duty " + id + " ends before it begins");
    }
  }

  LocalDate anchor() {
    return own ? from : LocalDate.of(from.getYear(), 1, 1);
  }
}

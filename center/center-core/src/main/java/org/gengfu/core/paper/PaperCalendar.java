package org.gengfu.core.paper;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gengfu.core.calendar.WorkCalendar;
import org.gengfu.core.clock.Level;
import org.jspecify.annotations.Nullable;

/** Which reports are owed. Pure; any thread. */
public final class PaperCalendar {
  /** The longest time that is asked for at once, in days. */
  public static final int MOST_DAYS = 4_000;

  private static final int MOST_REST = 60;

  private PaperCalendar() {}

  /**
   * The reports of which the period ends within a time, by the instant at which they are due. At
   * the contract's end a period that is cut off is owed as well.
   *
   * @param first the first day on which a period may end (its first day after it)
   * @param last the last one
   */
  public static List<Owed> owed(
      List<PaperDuty> duties, LocalDate first, LocalDate last, WorkCalendar calendar) {
    if (first.plusDays(MOST_DAYS).isBefore(last)) {
      throw new IllegalArgumentException("papers of more than " + MOST_DAYS + " days at once");
    }
    List<Owed> owed = new ArrayList<>();
    for (PaperDuty duty : duties) {
      LocalDate anchor = duty.anchor();
      LocalDate look = first.isAfter(duty.from()) ? first.minusDays(1) : duty.from();
      LocalDate begin = duty.period().begin(look, anchor);
      while (begin.isBefore(duty.until()) && !begin.isAfter(last)) {
        LocalDate next = duty.period().end(begin, anchor);
        LocalDate from = begin.isBefore(duty.from()) ? duty.from() : begin;
        LocalDate to = next.isAfter(duty.until()) ? duty.until() : next;
        if (from.isBefore(to) && !to.isBefore(first) && !to.isAfter(last)) {
          Instant due = due(duty.due(), to, calendar);
          owed.add(new Owed(duty.id() + "@" + from, duty, from, to, due, calendar.zone()));
        }
        begin = next;
      }
    }
    owed.sort(Comparator.comparing(Owed::due).thenComparing(Owed::id));
    return owed;
  }

  /** The end of the day on which a report is due whose period is over on a day. */
  static Instant due(PaperDuty.Due due, LocalDate after, WorkCalendar calendar) {
    LocalDate day =
        switch (due) {
          case PaperDuty.Due.Day(int number) -> after.plusDays(number - 1L);
          case PaperDuty.Due.WorkDay(int number) -> workDay(number, after, calendar);
        };
    return day.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
  }

  private static LocalDate workDay(int number, LocalDate after, WorkCalendar calendar) {
    LocalDate day = after;
    int left = number;
    int rest = 0;
    while (true) {
      if (calendar.works(day)) {
        left--;
        rest = 0;
      } else if (++rest > MOST_REST) {
        throw new IllegalArgumentException(
            "calendar %s has no day that works from %s on".formatted(calendar.id(), after));
      }
      if (left == 0) {
        return day;
      }
      day = day.plusDays(1);
    }
  }

  /** How it stands with a report. */
  public static Owed.State state(Owed owed, @Nullable Instant issued, Instant now) {
    if (issued != null) {
      return issued.isBefore(owed.due()) ? Owed.State.ISSUED : Owed.State.ISSUED_LATE;
    }
    if (!now.isBefore(owed.due())) {
      return Owed.State.LATE;
    }
    Instant over = owed.to().atStartOfDay(owed.zone()).toInstant();
    return now.isBefore(over) ? Owed.State.RUNNING : Owed.State.DRAFT;
  }

  /** Within what time after its beginning the analysis of an incident is owed; null for none. */
  public static @Nullable Duration analysis(Level level) {
    return switch (level) {
      case ONE -> Duration.ofHours(8);
      case TWO -> Duration.ofHours(24);
      case THREE, FOUR -> null;
    };
  }
}

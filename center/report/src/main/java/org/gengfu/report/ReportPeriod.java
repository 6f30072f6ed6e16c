package org.gengfu.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.ReportCalendar;
import org.jspecify.annotations.Nullable;

/**
 * Which time is meant by what somebody wrote. Dates are days of the contract's zone, and the last
 * day is in the period as a whole; instants are ISO 8601 with an offset or {@code Z}, and the
 * second one is not in the period.
 */
public final class ReportPeriod {
  private ReportPeriod() {}

  /**
   * The period; nothing given is the month before now.
   *
   * @param from 2026-10-01, 2026-10, or an instant; null or empty with {@code to} the same
   * @param to 2026-10-31, 2026-10, or an instant
   * @throws IllegalArgumentException saying what is wrong and what to write
   */
  public static TimeRange of(
      @Nullable String from, @Nullable String to, ReportCalendar calendar, Instant now) {
    String begin = from == null ? "" : from;
    String finish = to == null ? "" : to;
    if (begin.isEmpty() && finish.isEmpty()) {
      YearMonth last = YearMonth.from(now.atZone(calendar.zone())).minusMonths(1);
      return calendar.month(last).range();
    }
    if (begin.isEmpty() || finish.isEmpty()) {
      throw new IllegalArgumentException("from and to belong together: give both, or neither");
    }
    long first = first("from", begin, calendar);
    long end = end("to", finish, calendar);
    if (first >= end) {
      throw new IllegalArgumentException(
          "the period ends before it begins: from %s to %s".formatted(from, to));
    }
    return new TimeRange(first, end);
  }

  /** An instant, or the end of a day: for {@code knownAt}. */
  public static long instant(String name, String text, ReportCalendar calendar) {
    return end(name, text, calendar);
  }

  private static long first(String name, String text, ReportCalendar calendar) {
    return switch (text.length()) {
      case 7 -> calendar.month(month(name, text)).range().fromMillis();
      case 10 -> day(name, text, calendar).fromMillis();
      default -> exact(name, text);
    };
  }

  private static long end(String name, String text, ReportCalendar calendar) {
    return switch (text.length()) {
      case 7 -> calendar.month(month(name, text)).range().toMillis();
      case 10 -> day(name, text, calendar).toMillis();
      default -> exact(name, text);
    };
  }

  private static YearMonth month(String name, String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException e) {
      throw wrong(name, text, e);
    }
  }

  private static TimeRange day(String name, String text, ReportCalendar calendar) {
    try {
      return calendar.day(LocalDate.parse(text)).range();
    } catch (DateTimeParseException e) {
      throw wrong(name, text, e);
    }
  }

  private static long exact(String name, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeParseException e) {
      throw wrong(name, text, e);
    }
  }

  private static IllegalArgumentException wrong(String name, String text, Exception cause) {
    return new IllegalArgumentException(
        ("%s is no time: %s. Write a day (2026-10-31), a month (2026-10) or an instant"
                + " (2026-10-31T16:00:00Z)")
            .formatted(name, text),
        cause);
  }
}

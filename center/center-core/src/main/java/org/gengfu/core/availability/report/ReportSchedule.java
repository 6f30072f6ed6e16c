package org.gengfu.core.availability.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * When a report of a period is due: so many days after the period has ended, at a time of the day.
 * The shell arms one timer for {@link #next} and sends what {@link #due} says, keyed so that
 * sending twice is harmless.
 *
 * @param kind of which periods; DAY, WEEK or MONTH
 * @param daysAfter 0 for the day on which the period has ended, up to {@value #MAX_DAYS_AFTER}
 * @param at local time
 * @param calendar of the contract
 */
public record ReportSchedule(SpanKind kind, int daysAfter, LocalTime at, ReportCalendar calendar) {
  /** Longest time to make a report. */
  public static final int MAX_DAYS_AFTER = 366;

  /** Most reports that are sent at once after a long absence: the newest. */
  public static final int MAX_DUE = 62;

  /**
   * A report to be sent.
   *
   * @param span what it is about
   * @param dueMillis when it was to be sent
   */
  public record Due(ReportSpan span, long dueMillis) {
    /** The same for the same period: whoever sends keeps it, and sends no second time. */
    public String key() {
      return span.kind() + " " + span.name();
    }

    /** True when it is sent later than it should have been, by more than what is allowed. */
    public boolean isLate(long nowMillis, Duration allowed) {
      return nowMillis - dueMillis > allowed.toMillis();
    }
  }

  public ReportSchedule {
    if (kind == SpanKind.WHOLE || daysAfter < 0 || daysAfter > MAX_DAYS_AFTER) {
      throw new IllegalArgumentException(
          "a schedule is daily, weekly or monthly, and due 0 to %d days later: %s, %d"
              .formatted(MAX_DAYS_AFTER, kind, daysAfter));
    }
  }

  /** The first report that is due after an instant. */
  public Due next(long afterMillis) {
    ReportSpan span = around(date(afterMillis).minusDays(daysAfter + 1L));
    Due due = of(span);
    while (due.dueMillis() <= afterMillis) {
      span = around(date(span.range().toMillis()));
      due = of(span);
    }
    return due;
  }

  /**
   * What became due after one instant and until another, oldest first; of more than {@value
   * #MAX_DUE} the newest.
   */
  public List<Due> due(long afterMillis, long nowMillis) {
    List<Due> newestFirst = new ArrayList<>();
    ReportSpan span = around(date(nowMillis).minusDays(daysAfter));
    for (Due due = of(span); due.dueMillis() > nowMillis; due = of(span)) {
      span = before(span);
    }
    for (Due due = of(span);
        due.dueMillis() > afterMillis && newestFirst.size() < MAX_DUE;
        due = of(span)) {
      newestFirst.add(due);
      span = before(span);
    }
    return List.copyOf(newestFirst.reversed());
  }

  private ReportSpan before(ReportSpan span) {
    return around(date(span.range().fromMillis()).minusDays(1));
  }

  private Due of(ReportSpan span) {
    LocalDate day = date(span.range().toMillis()).plusDays(daysAfter);
    return new Due(span, day.atTime(at).atZone(calendar.zone()).toInstant().toEpochMilli());
  }

  private LocalDate date(long atMillis) {
    return Instant.ofEpochMilli(atMillis).atZone(calendar.zone()).toLocalDate();
  }

  private ReportSpan around(LocalDate date) {
    return switch (kind) {
      case DAY -> calendar.day(date);
      case WEEK -> calendar.week(date);
      case MONTH -> calendar.month(YearMonth.from(date));
      case WHOLE -> throw new IllegalStateException("no schedule is of kind " + kind);
    };
  }
}

package org.gengfu.core.availability.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.core.availability.TimeRange;

/**
 * Days, weeks and months of the contract. A day is as long as it is in its zone: 23 or 25 hours
 * where clocks are changed.
 */
public record ReportCalendar(ZoneId zone) {
  /** Where the contracts run. */
  public static final ReportCalendar CHINA = new ReportCalendar(ZoneId.of("Asia/Shanghai"));

  /** Most parts of one period: three years of days. */
  public static final int MAX_PARTS = 1_098;

  /** From the first instant of a date to the last of another, which is in it. */
  public TimeRange days(LocalDate first, LocalDate last) {
    return new TimeRange(start(first), start(last.plusDays(1)));
  }

  /** A day. */
  public ReportSpan day(LocalDate date) {
    return new ReportSpan(SpanKind.DAY, date.toString(), days(date, date));
  }

  /** The week that a date lies in. */
  public ReportSpan week(LocalDate date) {
    LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    String name =
        "%d-W%02d"
            .formatted(
                monday.get(IsoFields.WEEK_BASED_YEAR),
                monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    return new ReportSpan(SpanKind.WEEK, name, days(monday, monday.plusDays(6)));
  }

  /** A month. */
  public ReportSpan month(YearMonth month) {
    return new ReportSpan(
        SpanKind.MONTH, month.toString(), days(month.atDay(1), month.atEndOfMonth()));
  }

  /** A period that has no name of its own. */
  public ReportSpan whole(TimeRange range) {
    return new ReportSpan(
        SpanKind.WHOLE, text(range.fromMillis()) + "/" + text(range.toMillis()), range);
  }

  /**
   * The parts of a period, in order and without gaps; the first and the last may be cut off.
   *
   * @throws IllegalArgumentException when there are more than {@value #MAX_PARTS}
   */
  public List<ReportSpan> split(TimeRange range, SpanKind kind) {
    if (kind == SpanKind.WHOLE) {
      return List.of(whole(range));
    }
    List<ReportSpan> parts = new ArrayList<>();
    long at = range.fromMillis();
    while (at < range.toMillis()) {
      if (parts.size() == MAX_PARTS) {
        throw new IllegalArgumentException(
            "the period has more than %d parts: ask for longer parts or a shorter period"
                .formatted(MAX_PARTS));
      }
      ReportSpan part = around(at, kind);
      parts.add(new ReportSpan(kind, part.name(), part.range().intersection(range).orElseThrow()));
      at = part.range().toMillis();
    }
    return List.copyOf(parts);
  }

  private ReportSpan around(long atMillis, SpanKind kind) {
    LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(atMillis), zone);
    return switch (kind) {
      case DAY -> day(date);
      case WEEK -> week(date);
      case MONTH -> month(YearMonth.from(date));
      case WHOLE -> throw new IllegalStateException("a whole period has no part at " + atMillis);
    };
  }

  private long start(LocalDate date) {
    return date.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private String text(long atMillis) {
    return Instant.ofEpochMilli(atMillis).atZone(zone).toOffsetDateTime().toString();
  }
}

package org.gengfu.core.availability.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.gengfu.core.availability.TimeRange;
import org.junit.jupiter.api.Test;

class ReportCalendarTest {
  private static final long HOUR = 3_600_000;

  @Test
  void aDayBeginsAtMidnightInTheContractsZone() {
    ReportSpan day = ReportCalendar.CHINA.day(LocalDate.of(2026, 11, 22));
    assertThat(day.name()).isEqualTo("2026-11-22");
    assertThat(day.range())
        .isEqualTo(
            new TimeRange(
                Instant.parse("2026-11-21T16:00:00Z").toEpochMilli(),
                Instant.parse("2026-11-22T16:00:00Z").toEpochMilli()));
  }

  // China changed its clocks from 1986 to 1991, others still do: a day is as long as it was.
  @Test
  void aDayIsAsLongAsItWas() {
    assertThat(ReportCalendar.CHINA.day(LocalDate.of(1988, 4, 17)).range().millis())
        .isEqualTo(23 * HOUR);
    ReportCalendar berlin = new ReportCalendar(ZoneId.of("Europe/Berlin"));
    assertThat(berlin.day(LocalDate.of(2026, 10, 25)).range().millis()).isEqualTo(25 * HOUR);
  }

  @Test
  void weeksAreIsoWeeks() {
    ReportSpan week = ReportCalendar.CHINA.week(LocalDate.of(2027, 1, 2));
    assertThat(week.name()).isEqualTo("2026-W53");
    assertThat(week.range())
        .isEqualTo(ReportCalendar.CHINA.days(LocalDate.of(2026, 12, 28), LocalDate.of(2027, 1, 3)));
  }

  @Test
  void partsOfAPeriodHaveNoGapsAndMayBeCutOff() {
    TimeRange range =
        ReportCalendar.CHINA.days(LocalDate.of(2026, 1, 15), LocalDate.of(2026, 3, 10));
    List<ReportSpan> months = ReportCalendar.CHINA.split(range, SpanKind.MONTH);
    assertThat(months)
        .extracting(ReportSpan::name)
        .containsExactly("2026-01", "2026-02", "2026-03");
    assertThat(months.getFirst().range().fromMillis()).isEqualTo(range.fromMillis());
    assertThat(months.getLast().range().toMillis()).isEqualTo(range.toMillis());
    for (SpanKind kind : SpanKind.values()) {
      long at = range.fromMillis();
      for (ReportSpan part : ReportCalendar.CHINA.split(range, kind)) {
        assertThat(part.range().fromMillis()).isEqualTo(at);
        at = part.range().toMillis();
      }
      assertThat(at).as("%s", kind).isEqualTo(range.toMillis());
    }
    assertThat(months.get(1).range())
        .isEqualTo(ReportCalendar.CHINA.month(YearMonth.of(2026, 2)).range());
  }

  @Test
  void tooManyPartsAreRefused() {
    assertThatThrownBy(() -> ReportCalendar.CHINA.split(TimeRange.from(0), SpanKind.DAY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ask for longer parts");
  }
}

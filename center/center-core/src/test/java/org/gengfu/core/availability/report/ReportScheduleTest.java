package org.gengfu.core.availability.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.core.availability.Day;
import org.gengfu.core.availability.report.ReportSchedule.Due;
import org.junit.jupiter.api.Test;

class ReportScheduleTest {
  private static final ReportSchedule BY_THE_FIFTH =
      new ReportSchedule(SpanKind.MONTH, 4, LocalTime.of(8, 0), ReportCalendar.CHINA);
  private static final ReportSchedule MONDAYS =
      new ReportSchedule(SpanKind.WEEK, 0, LocalTime.of(8, 0), ReportCalendar.CHINA);

  private static long at(int month, int day, String time) {
    return Day.millis(LocalDate.of(2026, month, day), time);
  }

  @Test
  void theMonthIsDueOnTheFifth() {
    Due due = BY_THE_FIFTH.next(at(11, 5, "07:59"));
    assertThat(due.span().name()).isEqualTo("2026-10");
    assertThat(due.dueMillis()).isEqualTo(at(11, 5, "08:00"));
    assertThat(BY_THE_FIFTH.next(at(11, 5, "08:00")).span().name()).isEqualTo("2026-11");
    assertThat(BY_THE_FIFTH.next(at(11, 22, "12:00")).dueMillis()).isEqualTo(at(12, 5, "08:00"));
  }

  @Test
  void theWeekIsDueOnMonday() {
    Due due = MONDAYS.next(at(11, 22, "12:00"));
    assertThat(due.span().name()).isEqualTo("2026-W47");
    assertThat(due.dueMillis()).isEqualTo(at(11, 23, "08:00"));
    assertThat(due.key()).isEqualTo("WEEK 2026-W47");
  }

  // After an absence each report is sent once, and says that it is late.
  @Test
  void whatWasMissedIsDueOnce() {
    List<Due> missed = MONDAYS.due(at(11, 2, "08:00"), at(11, 23, "08:00"));
    assertThat(missed)
        .extracting(due -> due.span().name())
        .containsExactly("2026-W45", "2026-W46", "2026-W47");
    assertThat(missed.getFirst().isLate(at(11, 23, "08:00"), Duration.ofHours(1))).isTrue();
    assertThat(missed.getLast().isLate(at(11, 23, "08:00"), Duration.ofHours(1))).isFalse();
    assertThat(MONDAYS.due(at(11, 23, "08:00"), at(11, 30, "07:59"))).isEmpty();
  }

  // Whoever asks at every instant gets what whoever asks once for all gets.
  @Test
  void noReportIsLostOrDoubledWhereverTimeIsCut() {
    long first = at(1, 1, "00:00");
    long last = at(3, 31, "23:00");
    for (ReportSchedule schedule : List.of(BY_THE_FIFTH, MONDAYS)) {
      List<Due> whole = schedule.due(first, last);
      List<Due> parts = new ArrayList<>();
      long step = Duration.ofHours(7).toMillis();
      for (long from = first; from < last; from += step) {
        parts.addAll(schedule.due(from, Math.min(last, from + step)));
      }
      assertThat(parts).isEqualTo(whole).isNotEmpty();
      assertThat(schedule.next(first)).isEqualTo(whole.getFirst());
    }
  }

  @Test
  void aLongAbsenceLeavesOutTheOldest() {
    ReportSchedule daily =
        new ReportSchedule(SpanKind.DAY, 0, LocalTime.of(1, 0), ReportCalendar.CHINA);
    List<Due> due = daily.due(at(1, 1, "00:00"), at(11, 22, "12:00"));
    assertThat(due).hasSize(ReportSchedule.MAX_DUE);
    assertThat(due.getLast().span().name()).isEqualTo("2026-11-21");
  }

  @Test
  void aScheduleNeedsAPeriod() {
    assertThatThrownBy(
            () -> new ReportSchedule(SpanKind.WHOLE, 0, LocalTime.NOON, ReportCalendar.CHINA))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

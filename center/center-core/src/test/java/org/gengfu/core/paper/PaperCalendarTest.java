package org.gengfu.core.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gengfu.core.calendar.ServiceHours;
import org.gengfu.core.calendar.WorkCalendar;
import org.gengfu.core.clock.Level;
import org.gengfu.core.paper.PaperDuty.Due;
import org.junit.jupiter.api.Test;

/** The dates on which the contracts want their reports. */
class PaperCalendarTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final LocalDate BEGIN = LocalDate.of(2026, 5, 31);
  private static final LocalDate END = LocalDate.of(2027, 5, 1);

  private static WorkCalendar office() {
    return new WorkCalendar(
        "office",
        1,
        SHANGHAI,
        List.of(new ServiceHours(540, 1_080)),
        List.of(),
        List.of(
            DayOfWeek.MONDAY,
            DayOfWeek.TUESDAY,
            DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY,
            DayOfWeek.FRIDAY),
        new TreeMap<>(
            Map.of(
                LocalDate.of(2026, 10, 1), false,
                LocalDate.of(2026, 10, 2), false,
                LocalDate.of(2026, 10, 5), false,
                LocalDate.of(2026, 10, 6), false,
                LocalDate.of(2026, 10, 7), false,
                LocalDate.of(2026, 10, 10), true)));
  }

  private static PaperDuty duty(PaperPeriod period, Due due, boolean own) {
    return new PaperDuty("d", "sichuan", PaperDuty.Kind.SERVICE, period, due, BEGIN, END, own, "");
  }

  private static List<Owed> owed(PaperDuty duty, String first, String last) {
    return PaperCalendar.owed(
        List.of(duty), LocalDate.parse(first), LocalDate.parse(last), office());
  }

  private static Instant endOf(String day) {
    return LocalDate.parse(day).plusDays(1).atStartOfDay(SHANGHAI).toInstant();
  }

  @Test
  void theWeekIsDueOnTheMondayAfterIt() {
    List<Owed> owed =
        owed(duty(PaperPeriod.WEEK, new Due.Day(1), false), "2026-11-20", "2026-11-26");
    assertThat(owed).hasSize(1);
    assertThat(owed.getFirst().from()).isEqualTo("2026-11-16");
    assertThat(owed.getFirst().to()).isEqualTo("2026-11-23");
    assertThat(owed.getFirst().due()).isEqualTo(endOf("2026-11-23"));
    assertThat(owed.getFirst().id()).isEqualTo("d@2026-11-16");
  }

  @Test
  void theMonthIsDueByTheFifthOrInTheFirstFiveWorkingDays() {
    assertThat(owed(duty(PaperPeriod.MONTH, new Due.Day(5), false), "2026-10-01", "2026-10-31"))
        .extracting(Owed::due)
        .containsExactly(endOf("2026-10-05"));
    // the holidays of October do not count, the make-up Saturday does
    assertThat(owed(duty(PaperPeriod.MONTH, new Due.WorkDay(5), false), "2026-10-01", "2026-10-31"))
        .extracting(Owed::due)
        .containsExactly(endOf("2026-10-13"));
  }

  /** The contract's own half-year ends on 30 November, its year with the contract. */
  @Test
  void aContractMayCountItsOwnHalfYears() {
    PaperDuty half = duty(PaperPeriod.HALF_YEAR, new Due.Day(7), true);
    assertThat(owed(half, "2026-06-01", "2027-06-01"))
        .extracting(each -> each.from() + " " + each.to())
        .containsExactly("2026-05-31 2026-11-30", "2026-11-30 2027-05-01");
    PaperDuty year = duty(PaperPeriod.YEAR, new Due.WorkDay(7), true);
    assertThat(owed(year, "2026-06-01", "2027-06-01"))
        .extracting(each -> each.from() + " " + each.to())
        .containsExactly("2026-05-31 2027-05-01");
  }

  @Test
  void theQuartersOfTheCalendarAreCutToTheContract() {
    assertThat(owed(duty(PaperPeriod.QUARTER, new Due.Day(10), false), "2026-05-31", "2027-06-01"))
        .extracting(each -> each.from() + " " + each.to())
        .containsExactly(
            "2026-05-31 2026-07-01",
            "2026-07-01 2026-10-01",
            "2026-10-01 2027-01-01",
            "2027-01-01 2027-04-01",
            "2027-04-01 2027-05-01");
  }

  @Test
  void aReportThatIsNotIssuedIsLateWhenItsDayIsOver() {
    Owed week =
        owed(duty(PaperPeriod.WEEK, new Due.Day(1), false), "2026-11-23", "2026-11-23").getFirst();
    Instant due = week.due();
    assertThat(PaperCalendar.state(week, null, due.minus(Duration.ofDays(2))))
        .isEqualTo(Owed.State.RUNNING);
    assertThat(PaperCalendar.state(week, null, due.minusMillis(1))).isEqualTo(Owed.State.DRAFT);
    assertThat(PaperCalendar.state(week, null, due)).isEqualTo(Owed.State.LATE);
    assertThat(PaperCalendar.state(week, due.minusMillis(1), due)).isEqualTo(Owed.State.ISSUED);
    assertThat(PaperCalendar.state(week, due, due)).isEqualTo(Owed.State.ISSUED_LATE);
  }

  @Test
  void analysesOfTheGraverLevelsAreOwed() {
    assertThat(PaperCalendar.analysis(Level.ONE)).isEqualTo(Duration.ofHours(8));
    assertThat(PaperCalendar.analysis(Level.TWO)).isEqualTo(Duration.ofHours(24));
    assertThat(PaperCalendar.analysis(Level.THREE)).isNull();
  }

  /** Every day of the contract lies in exactly one report of each kind. */
  @Property(tries = 300)
  void periodsCoverTheContractWithoutGap(
      @ForAll PaperPeriod period,
      @ForAll boolean own,
      @ForAll @IntRange(min = 0, max = 1_500) int day) {
    LocalDate from = LocalDate.of(2024, 1, 29).plusDays(day);
    LocalDate until = from.plusDays(900);
    PaperDuty duty =
        new PaperDuty(
            "d", "c", PaperDuty.Kind.SERVICE, period, new Due.Day(5), from, until, own, "");
    List<Owed> owed = PaperCalendar.owed(List.of(duty), from, until, office());
    LocalDate at = from;
    for (Owed each : owed) {
      assertThat(each.from()).isEqualTo(at);
      at = each.to();
    }
    assertThat(at).isEqualTo(until);
    List<Owed> pieces = new ArrayList<>();
    for (LocalDate piece = from; !piece.isAfter(until); piece = piece.plusDays(37)) {
      LocalDate last = piece.plusDays(36);
      pieces.addAll(
          PaperCalendar.owed(List.of(duty), piece, last.isAfter(until) ? until : last, office()));
    }
    assertThat(pieces).isEqualTo(owed);
  }
}

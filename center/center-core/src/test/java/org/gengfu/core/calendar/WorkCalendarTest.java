package org.gengfu.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import org.gengfu.core.availability.TimeRange;
import org.junit.jupiter.api.Test;

class WorkCalendarTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final long HOUR = 3_600_000;

  @Test
  void aDayOfTwentyThreeHoursGivesAsMany() {
    assertThat(hours(WorkCalendar.always(BERLIN), LocalDate.of(2026, 3, 29))).isEqualTo(23);
    assertThat(hours(WorkCalendar.always(BERLIN), LocalDate.of(2026, 10, 25))).isEqualTo(25);
    assertThat(hours(WorkCalendar.always(BERLIN), LocalDate.of(2028, 2, 29))).isEqualTo(24);
  }

  /** From 02:30, an hour that is left out: service begins when the clock has jumped. */
  @Test
  void anHourThatIsLeftOutGivesNothing() {
    WorkCalendar early = calendar(new ServiceHours(150, 300));
    assertThat(hours(early, LocalDate.of(2026, 3, 29))).isEqualTo(2);
    WorkCalendar inside = calendar(new ServiceHours(125, 175));
    assertThat(inside.open(day(LocalDate.of(2026, 3, 29)))).isEmpty();
  }

  @Test
  void aNightBelongsToTheDayOnWhichItBegan() {
    WorkCalendar night =
        new WorkCalendar(
            "night",
            1,
            BERLIN,
            List.of(new ServiceHours(22 * 60, 30 * 60)),
            List.of(),
            List.of(DayOfWeek.FRIDAY),
            new TreeMap<>());
    LocalDate saturday = LocalDate.of(2026, 6, 6);
    assertThat(hours(night, saturday.minusDays(1))).isEqualTo(2);
    assertThat(hours(night, saturday)).isEqualTo(6);
    assertThat(hours(night, saturday.plusDays(1))).isZero();
  }

  @Test
  void keyPeriodsThatOverlapAreOne() {
    KeyPeriods keys =
        KeyPeriods.of(
            1,
            List.of(
                new KeyPeriods.Named("b", new TimeRange(50, 100)),
                new KeyPeriods.Named("a", new TimeRange(0, 60)),
                new KeyPeriods.Named("c", new TimeRange(100, 110)),
                new KeyPeriods.Named("d", new TimeRange(200, 210))));
    assertThat(keys.union()).containsExactly(new TimeRange(0, 110), new TimeRange(200, 210));
    assertThat(keys.at(109)).isTrue();
    assertThat(keys.at(110)).isFalse();
  }

  @Test
  void hoursThatEndBeforeTheyBeginAreRefused() {
    assertThatThrownBy(() -> new ServiceHours(600, 600)).hasMessageContaining("600");
    assertThatThrownBy(() -> new ServiceHours(0, 1_441)).hasMessageContaining("longer than a day");
  }

  private static WorkCalendar calendar(ServiceHours hours) {
    return new WorkCalendar(
        "c", 1, BERLIN, List.of(hours), List.of(hours), List.of(), new TreeMap<>());
  }

  private static long hours(WorkCalendar calendar, LocalDate day) {
    return calendar.open(day(day)).stream().mapToLong(TimeRange::millis).sum() / HOUR;
  }

  private static TimeRange day(LocalDate day) {
    return new TimeRange(
        day.atStartOfDay(BERLIN).toInstant().toEpochMilli(),
        day.plusDays(1).atStartOfDay(BERLIN).toInstant().toEpochMilli());
  }
}

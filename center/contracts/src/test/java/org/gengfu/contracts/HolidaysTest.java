package org.gengfu.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HolidaysTest {
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  // The State Council's notice of 4 November 2025 counts the days of each festival itself.
  @Test
  void theDaysOf2026AreThoseOfTheNotice() {
    Holidays year = table("cn-2026");
    assertThat(rest(year, 1)).isEqualTo(3);
    assertThat(rest(year, 2)).isEqualTo(9);
    assertThat(rest(year, 4)).isEqualTo(3);
    assertThat(rest(year, 5)).isEqualTo(5);
    assertThat(rest(year, 6)).isEqualTo(3);
    assertThat(rest(year, 9)).isEqualTo(3);
    assertThat(rest(year, 10)).isEqualTo(7);
    assertThat(year.days().values().stream().filter(works -> works)).hasSize(6);
    assertThat(year.unconfirmed()).isEmpty();
  }

  // Who works on a day off does so on a weekend; another day would be a slip of the pen.
  @Test
  void makeUpDaysLieOnWeekends() {
    for (String name : Holidays.names()) {
      table(name)
          .days()
          .forEach((day, works) -> {
            assertThat(day.getYear()).as("%s %s", name, day).isEqualTo(table(name).year());
            if (works) {
              assertThat(WEEKEND).as("%s %s", name, day).contains(day.getDayOfWeek());
            }
          });
    }
  }

  // Made-up days and weekends that are worked balance: 2026 has its thirteen statutory days.
  @Test
  void theYearHasThirteenStatutoryDaysOnWeekdays() {
    Holidays year = table("cn-2026");
    long restOnWeekdays =
        year.days().entrySet().stream()
            .filter(day -> !day.getValue() && !WEEKEND.contains(day.getKey().getDayOfWeek()))
            .count();
    long worked = year.days().values().stream().filter(works -> works).count();
    // Two of the thirteen (4 April's day of rest is 5 April, 26 September) fall on weekends and
    // are rested where the festival's three days lie.
    assertThat(restOnWeekdays - worked).isBetween(11L, 13L);
  }

  @Test
  void whatNobodyPublishedIsMarked() {
    Holidays next = table("cn-2027");
    assertThat(next.days()).hasSize(13);
    assertThat(next.unconfirmed()).isEqualTo(next.days().keySet());
    assertThat(next.unconfirmed()).contains(LocalDate.of(2027, 2, 6));
    assertThat(Holidays.of("cn-1999")).isNull();
  }

  private static Holidays table(String name) {
    return Objects.requireNonNull(Holidays.of(name));
  }

  private static long rest(Holidays year, int month) {
    return year.days().entrySet().stream()
        .filter(day -> !day.getValue() && day.getKey().getMonthValue() == month)
        .count();
  }
}

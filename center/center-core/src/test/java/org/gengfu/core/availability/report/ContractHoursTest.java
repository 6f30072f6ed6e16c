package org.gengfu.core.availability.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gengfu.core.availability.AvailabilityTimeline;
import org.gengfu.core.availability.Day;
import org.gengfu.core.availability.Evidence;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.ServiceTime;
import org.gengfu.core.availability.Tally;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.Verdict;
import org.gengfu.core.availability.report.ContractHours.Hours;
import org.junit.jupiter.api.Test;

class ContractHoursTest {
  private static final LocalDate SUNDAY = Day.DATE;
  private static final Known KNOWN = Known.since(0);

  private static ContractHours office(Map<LocalDate, List<Hours>> special) {
    Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.getValue() <= 5) {
        week.put(day, List.of(new Hours(8 * 60, 12 * 60), new Hours(14 * 60, 18 * 60)));
      }
    }
    return new ContractHours(Day.ZONE, week, special);
  }

  // Repairs that count in working hours only: a night's fault costs nothing before eight o'clock.
  @Test
  void onlyContractHoursCount() {
    LocalDate monday = SUNDAY.plusDays(1);
    TimeRange twoDays = ReportCalendar.CHINA.days(SUNDAY, monday);
    List<ServiceTime> service = office(Map.of()).within(twoDays, "item-72", KNOWN);
    assertThat(service)
        .extracting(ServiceTime::range)
        .containsExactly(Day.range(monday, "08:00", "12:00"), Day.range(monday, "14:00", "18:00"));
    Evidence night = new Day().see("20:00", Verdict.BAD).evidence();
    Tally tally =
        AvailabilityTimeline.of(night.withService(service), Day.EVENTS, Day.LATER).tally(twoDays);
    assertThat(tally).isEqualTo(new Tally(40 * 3_600_000L, 0, 0, 8 * 3_600_000L, 0));
  }

  @Test
  void aWorkingSundayAndAHolidayAreDatesOfTheirOwn() {
    ContractHours hours =
        office(Map.of(SUNDAY, List.of(new Hours(9 * 60, 10 * 60)), SUNDAY.plusDays(1), List.of()));
    assertThat(hours.within(ReportCalendar.CHINA.days(SUNDAY, SUNDAY.plusDays(1)), "item", KNOWN))
        .extracting(ServiceTime::range)
        .containsExactly(Day.range(SUNDAY, "09:00", "10:00"));
  }

  @Test
  void handOverInTheMiddleOfADayCutsTheHours() {
    TimeRange from = Day.range(SUNDAY, "10:30", "24:00");
    assertThat(ContractHours.always(Day.ZONE).within(from, "item", KNOWN))
        .extracting(ServiceTime::range)
        .containsExactly(from);
  }

  @Test
  void wrongOrEndlessHoursAreRefused() {
    assertThatThrownBy(() -> new Hours(600, 600)).isInstanceOf(IllegalArgumentException.class);
    ContractHours always = ContractHours.always(Day.ZONE);
    assertThatThrownBy(() -> always.within(TimeRange.from(0), "item", KNOWN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ask for a shorter period");
  }
}

package org.gengfu.core.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gengfu.core.inspection.Samples.SHANGHAI;
import static org.gengfu.core.inspection.Samples.plan;
import static org.gengfu.core.inspection.Samples.range;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.calendar.KeyPeriods;
import org.gengfu.core.calendar.WorkCalendar;
import org.junit.jupiter.api.Test;

/** When rounds are to be made: every frequency that the contracts name. */
class RoundWindowsTest {
  private static final TimeRange YEAR = range("2026-01-01", "2027-01-01", SHANGHAI);
  private static final long DAY = 86_400_000;

  private static int inAYear(Frequency frequency) {
    return RoundWindows.of(plan(frequency), YEAR).size();
  }

  @Test
  void aYearHasAsManyRoundsAsTheContractsSay() {
    assertThat(inAYear(new Frequency.Daily(1))).isEqualTo(365);
    assertThat(inAYear(new Frequency.Daily(2))).isEqualTo(730);
    assertThat(inAYear(new Frequency.Weekly())).isEqualTo(52);
    assertThat(inAYear(Frequency.Monthly.every(1))).isEqualTo(12);
    assertThat(inAYear(new Frequency.Monthly(1, 2, 1))).isEqualTo(24);
    assertThat(inAYear(Frequency.Monthly.every(3))).isEqualTo(4);
    assertThat(inAYear(Frequency.Monthly.every(6))).isEqualTo(2);
    assertThat(inAYear(new Frequency.Monthly(12, 2, 1))).isEqualTo(2);
    assertThat(inAYear(Frequency.Monthly.every(12))).isEqualTo(1);
  }

  @Test
  void twiceADayIsAMorningAndAnAfternoon() {
    List<RoundWindow> windows =
        RoundWindows.of(plan(new Frequency.Daily(2)), range("2026-11-23", "2026-11-24", SHANGHAI));
    assertThat(windows)
        .extracting(RoundWindow::key)
        .containsExactly("2026-11-23.1", "2026-11-23.2");
    assertThat(windows.getFirst().range().toMillis() - windows.getFirst().range().fromMillis())
        .isEqualTo(DAY / 2);
  }

  /** The National Day rests; the Saturday after it works. */
  @Test
  void aDailyRoundOfTheOfficeFollowsHolidaysAndMakeUpDays() {
    InspectionPlan plan =
        plan(new Frequency.Daily(1), Samples.office(), Samples.LIFE, KeyPeriods.NONE);
    assertThat(RoundWindows.of(plan, range("2026-09-28", "2026-10-12", SHANGHAI)))
        .extracting(RoundWindow::key)
        .containsExactly(
            "2026-09-28",
            "2026-09-29",
            "2026-09-30",
            "2026-10-02",
            "2026-10-05",
            "2026-10-06",
            "2026-10-07",
            "2026-10-08",
            "2026-10-09",
            "2026-10-10");
  }

  @Test
  void beforeAFestivalIsThreeDaysUntilItBegins() {
    KeyPeriods festivals =
        KeyPeriods.of(
            1,
            List.of(
                new KeyPeriods.Named("国庆节", range("2026-10-01", "2026-10-08", SHANGHAI)),
                new KeyPeriods.Named("中考", range("2026-06-24", "2026-06-27", SHANGHAI))));
    InspectionPlan plan =
        plan(
            new Frequency.Before(List.of("国庆节"), 3),
            WorkCalendar.always(SHANGHAI),
            Samples.LIFE,
            festivals);
    assertThat(RoundWindows.of(plan, YEAR))
        .containsExactly(
            new RoundWindow("2026-09-28", range("2026-09-28", "2026-10-01", SHANGHAI)));
    InspectionPlan all =
        plan(new Frequency.Before(List.of(), 3), plan.calendar(), plan.life(), festivals);
    assertThat(RoundWindows.of(all, YEAR)).hasSize(2);
  }

  /** A service year that begins in June has its halves in June and December. */
  @Test
  void aContractMayCountItsOwnYears() {
    assertThat(RoundWindows.of(plan(new Frequency.Monthly(6, 1, 6)), YEAR))
        .extracting(RoundWindow::key)
        .containsExactly("2026-06-01", "2026-12-01");
  }

  /** The contract begins on a Thursday: that week has most of its days; it ends on a Tuesday. */
  @Test
  void aWindowThatIsCutInHalfIsNone() {
    TimeRange life = range("2026-01-01", "2026-03-03", SHANGHAI);
    List<RoundWindow> windows =
        RoundWindows.of(
            plan(new Frequency.Weekly(), WorkCalendar.always(SHANGHAI), life, KeyPeriods.NONE),
            YEAR);
    assertThat(windows.getFirst().range()).isEqualTo(range("2026-01-01", "2026-01-05", SHANGHAI));
    assertThat(windows.getLast().key()).isEqualTo("2026-02-23");
  }

  @Test
  void aDayOfTwentyThreeHoursStillHasItsRounds() {
    TimeRange life = range("2026-01-01", "2027-01-01", Samples.BERLIN);
    InspectionPlan plan =
        plan(new Frequency.Daily(24), WorkCalendar.always(Samples.BERLIN), life, KeyPeriods.NONE);
    assertThat(RoundWindows.of(plan, range("2026-03-29", "2026-03-30", Samples.BERLIN)))
        .hasSize(23);
    assertThat(RoundWindows.of(plan, range("2026-10-25", "2026-10-26", Samples.BERLIN)))
        .hasSize(24)
        .anySatisfy(each -> assertThat(each.range().millis()).isEqualTo(2 * 3_600_000));
  }

  @Provide
  Arbitrary<Frequency> frequencies() {
    Arbitrary<Frequency> months =
        Arbitraries.of(1, 3, 6, 12)
            .flatMap(length ->
                Arbitraries.integers()
                    .between(1, Math.min(12, 2 * length))
                    .flatMap(times ->
                        Arbitraries.integers()
                            .between(1, 12)
                            .map(first -> new Frequency.Monthly(length, times, first))));
    return Arbitraries.oneOf(
        Arbitraries.integers().between(1, 24).map(Frequency.Daily::new),
        Arbitraries.just(new Frequency.Weekly()),
        months);
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(SHANGHAI, Samples.BERLIN, ZoneId.of("America/New_York"));
  }

  /** Every instant of a contract that works every day lies in exactly one window. */
  @Property(tries = 200)
  void windowsLeaveNoGapAndDoNotOverlap(
      @ForAll("frequencies") Frequency frequency,
      @ForAll("zones") ZoneId zone,
      @ForAll @IntRange(min = 0, max = 300) int firstDay) {
    long from = Samples.at("2026-01-01", zone) + firstDay * DAY;
    TimeRange life = new TimeRange(from, from + 700 * DAY);
    InspectionPlan plan = plan(frequency, WorkCalendar.always(zone), life, KeyPeriods.NONE);
    List<RoundWindow> windows = RoundWindows.of(plan, life);
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < windows.size(); i++) {
      TimeRange range = windows.get(i).range();
      assertThat(life.contains(range)).isTrue();
      assertThat(keys.add(windows.get(i).key())).isTrue();
      if (i > 0) {
        assertThat(range.fromMillis()).isEqualTo(windows.get(i - 1).range().toMillis());
      }
    }
  }

  /** Whoever asks piece by piece gets what he would have got at once. */
  @Property(tries = 200)
  void piecesGiveTheSameAsTheWhole(
      @ForAll("frequencies") Frequency frequency,
      @ForAll("zones") ZoneId zone,
      @ForAll List<@LongRange(min = 1, max = 399 * DAY) Long> cuts) {
    long from = Samples.at("2026-02-17", zone);
    TimeRange whole = new TimeRange(from, from + 400 * DAY);
    TimeRange life = new TimeRange(from + 5 * DAY, from + 395 * DAY);
    InspectionPlan plan = plan(frequency, WorkCalendar.always(zone), life, KeyPeriods.NONE);
    List<Long> ends =
        new ArrayList<>(cuts.stream().distinct().sorted().map(cut -> from + cut).toList());
    ends.add(whole.toMillis());
    List<RoundWindow> pieces = new ArrayList<>();
    long at = from;
    for (long end : ends) {
      pieces.addAll(RoundWindows.of(plan, new TimeRange(at, end)));
      at = end;
    }
    assertThat(pieces).isEqualTo(RoundWindows.of(plan, whole));
  }

  @Test
  void tooLongATimeIsRefused() {
    InspectionPlan plan =
        plan(
            new Frequency.Weekly(),
            WorkCalendar.always(SHANGHAI),
            TimeRange.ALWAYS,
            KeyPeriods.NONE);
    assertThatThrownBy(() -> RoundWindows.of(plan, TimeRange.ALWAYS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("800 days");
  }
}

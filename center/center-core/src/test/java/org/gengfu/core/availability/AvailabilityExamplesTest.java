package org.gengfu.core.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gengfu.core.availability.Target.Outcome;
import org.junit.jupiter.api.Test;

/** Cases that were reckoned by hand, with the wrong answers that other ways of counting give. */
class AvailabilityExamplesTest {
  private static final long SECOND = 1_000;
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  private static Evidence oneDay() {
    Evidence seen =
        new Day()
            .down("08:00", "08:30")
            .down("10:10", "10:40")
            .dark("12:00", "12:45")
            .dark("15:00", "15:20")
            .down("17:00", "17:01")
            .down("18:00", "18:01")
            .down("19:00", "19:01")
            .down("20:00", "20:01")
            .down("21:00", "21:01")
            .evidence();
    TimeRange gap = Day.range(Day.DATE, "12:00", "12:45");
    Known nextMorning = Known.since(Day.millis(Day.DATE.plusDays(1), "07:00"));
    return seen.withExclusions(
            List.of(
                Day.approved(
                    "x1", ExclusionReason.MAINTENANCE, Day.range(Day.DATE, "10:00", "11:00"))))
        .withBackfills(List.of(new Backfill(gap, Verdict.GOOD, "outbox-7", nextMorning)));
  }

  // Maintenance with a fault inside, a fault, an outage of the edge that the outbox covered, one
  // that nothing covered, five flaps of a minute.
  @Test
  void oneCameraOneDay() {
    Tally tally = AvailabilityTimeline.of(oneDay(), Day.EVENTS, Day.LATER).tally(Day.ALL);
    assertThat(tally)
        .isEqualTo(new Tally(0, 3_600 * SECOND, 1_200 * SECOND, 2_100 * SECOND, 79_500 * SECOND));
    assertThat(tally.known().orElseThrow().percent(4)).isEqualByComparingTo("97.4265");
    assertThat(tally.low().orElseThrow().percent(4)).isEqualByComparingTo("96.0145");
    assertThat(tally.high().orElseThrow().percent(4)).isEqualByComparingTo("97.4638");
    assertThat(tally.coverage().orElseThrow().percent(4)).isEqualByComparingTo("98.5507");
    assertThat(tally.published(new Ratio(99, 100)))
        .isInstanceOf(PublishedRate.InsufficientData.class);
    assertThat(tally.published(new Ratio(98, 100))).isInstanceOf(PublishedRate.Figure.class);
    Ratio excusedAsUpUnknownAsDown = new Ratio(tally.up() + tally.excluded(), DAY);
    assertThat(excusedAsUpUnknownAsDown.percent(4)).isEqualByComparingTo("96.1806");
    assertThat(new Ratio(tally.up(), DAY).percent(4)).isEqualByComparingTo("92.0139");
  }

  // The evening's report did not know the outbox yet: the gap was unknown, and stays so there.
  @Test
  void theEveningsVersionKeepsItsNumbers() {
    long evening = Day.millis(Day.DATE.plusDays(1), "00:00");
    Tally tally = AvailabilityTimeline.of(oneDay(), Day.EVENTS, evening).tally(Day.ALL);
    assertThat(tally.unknown()).isEqualTo((1_200 + 2_700) * SECOND);
    assertThat(tally.up()).isEqualTo((79_500 - 2_700) * SECOND);
    assertThat(tally.down()).isEqualTo(2_100 * SECOND);
  }

  // A month of a good camera and three days of a bad one: the mean of rates gives both one vote.
  @Test
  void aFleetIsCountedByTime() {
    Tally old = new Tally(0, 0, 0, 30 * DAY / 1_000, 30 * DAY - 30 * DAY / 1_000);
    Tally young = new Tally(27 * DAY, 0, 0, 3 * DAY / 2, 3 * DAY / 2);
    BigDecimal mean =
        old.known().orElseThrow().percent(4).add(young.known().orElseThrow().percent(4));
    assertThat(mean.divide(BigDecimal.TWO)).isEqualByComparingTo("74.95");
    assertThat(old.plus(young).known().orElseThrow().percent(4)).isEqualByComparingTo("95.3636");
  }

  private static Tally cameras(int count, Evidence evidence) {
    return AvailabilityTimeline.of(evidence, Day.EVENTS, Day.LATER).tally(Day.ALL).times(count);
  }

  // A power cut takes 60 of 1,000 cameras for two hours; 24 others have a fault of two hours.
  @Test
  void aGridFailureIsExcusedOrNotButNeverUp() {
    Evidence cut = new Day().down("14:00", "16:00").evidence();
    TimeRange window = Day.range(Day.DATE, "14:00", "16:00");
    Evidence excused =
        cut.withExclusions(List.of(Day.approved("grid", ExclusionReason.GRID_FAILURE, window)));
    Tally others = cameras(24, cut).plus(cameras(916, new Day().evidence()));
    Tally gross = others.plus(cameras(60, cut));
    Tally net = others.plus(cameras(60, excused));
    assertThat(gross.known().orElseThrow().percent(4)).isEqualByComparingTo("99.3000");
    assertThat(net.known().orElseThrow().percent(4)).isEqualByComparingTo("99.7990");
    assertThat(new Ratio(net.up() + net.excluded(), net.total()).percent(4))
        .as("treated as up")
        .isEqualByComparingTo("99.8000");
    AvailabilityPolicy gridCounts = Day.EVENTS.withHonoured(Set.of(ExclusionReason.MAINTENANCE));
    assertThat(AvailabilityTimeline.of(excused, gridCounts, Day.LATER).tally(Day.ALL).down())
        .as("a contract that does not honour grid failures")
        .isEqualTo(2 * HOUR);
  }

  // 600 of 1,000 cameras are excused for five days of thirty; the faults are 7,200 camera-hours.
  @Test
  void aLargeExclusionMovesTheRateBothWays() {
    long hours = 1_000 * 30 * 24;
    Tally net = new Tally(0, 600 * 5 * DAY, 0, 7_200 * HOUR, (hours - 600 * 5 * 24 - 7_200) * HOUR);
    assertThat(new Ratio(net.up(), net.total()).percent(4)).isEqualByComparingTo("89.0000");
    assertThat(net.known().orElseThrow().percent(4)).isEqualByComparingTo("98.8889");
    assertThat(new Ratio(net.up() + net.excluded(), net.total()).percent(4))
        .isEqualByComparingTo("99.0000");
  }

  // A window of 15 minutes must not excuse the whole outage that begins in it. icinga-reports
  // (issue 59) calls the window up: 34.3750 %, or 34.3762 % with one second more for its closed
  // end.
  @Test
  void aWindowExcusesItsOwnInstantsOnly() {
    Evidence night =
        new Day()
            .see("08:06:56", Verdict.BAD)
            .evidence()
            .withExclusions(
                List.of(
                    Day.approved(
                        "x", ExclusionReason.MAINTENANCE, Day.range(Day.DATE, "08:00", "08:15"))));
    Tally tally = AvailabilityTimeline.of(night, Day.EVENTS, Day.LATER).tally(Day.ALL);
    assertThat(tally.excluded()).isEqualTo(900 * SECOND);
    assertThat(tally.down()).isEqualTo(56_700 * SECOND);
    assertThat(tally.known().orElseThrow().percent(4)).isEqualByComparingTo("33.6842");
    assertThat(new Ratio(tally.up() + tally.excluded(), DAY).percent(4))
        .isEqualByComparingTo("34.3750");
    assertThat(new Ratio(tally.up() + tally.excluded() + SECOND, DAY).percent(4))
        .isEqualByComparingTo("34.3762");
  }

  @Test
  void aWindowAndAnOutageThatEnds() {
    Evidence morning =
        new Day()
            .down("08:06:56", "09:56:50")
            .evidence()
            .withExclusions(
                List.of(
                    Day.approved(
                        "x", ExclusionReason.MAINTENANCE, Day.range(Day.DATE, "08:00", "08:15"))));
    Tally tally = AvailabilityTimeline.of(morning, Day.EVENTS, Day.LATER).tally(Day.ALL);
    assertThat(tally.down()).isEqualTo(6_110 * SECOND);
    assertThat(new Ratio(tally.up() + tally.excluded(), DAY).percent(4))
        .isEqualByComparingTo("92.9282");
    assertThat(tally.known().orElseThrow()).isEqualTo(new Ratio(79_390_000, 85_500_000));
  }

  @Test
  void whatATargetAllows() {
    assertThat(new Target(new Ratio(999, 1_000), false).budgetMillis(30 * DAY))
        .isEqualTo(2_592 * SECOND);
    assertThat(new Target(new Ratio(995, 1_000), false).budgetMillis(30 * DAY))
        .isEqualTo(216 * 60 * SECOND);
    assertThat(new Target(new Ratio(99, 100), false).budgetMillis(30 * DAY))
        .isEqualTo(432 * 60 * SECOND);
    assertThat(new Target(new Ratio(90, 100), false).budgetMillis(DAY))
        .isEqualTo(144 * 60 * SECOND);
    assertThat(new Target(new Ratio(90, 100), true).budgetMillis(DAY))
        .as("above 90 % is a millisecond stricter than 90 %")
        .isEqualTo(144 * 60 * SECOND - 1);
  }

  @Test
  void aTargetIsOpenWhileUnknownTimeWouldDecide() {
    Target above90 = new Target(new Ratio(90, 100), true);
    assertThat(above90.outcome(new Tally(0, 0, 0, 10, 90))).isEqualTo(Outcome.MISSED);
    assertThat(above90.outcome(new Tally(0, 0, 0, 9, 91))).isEqualTo(Outcome.MET);
    assertThat(above90.outcome(new Tally(0, 0, 5, 5, 90))).isEqualTo(Outcome.OPEN);
    assertThat(above90.outcome(new Tally(50, 50, 0, 0, 0))).isEqualTo(Outcome.NOT_APPLICABLE);
  }

  // Looking every five minutes: an outage of 200 s is seen from two thirds of the places where it
  // can lie, and counts as 300 s then. The report says how finely was looked.
  @Test
  void pollingSeesInSteps() {
    int seen = 0;
    for (int begin = 0; begin < 300; begin++) {
      List<Sample> samples = new ArrayList<>();
      for (int at = 0; at <= 1_800; at += 300) {
        boolean down = at >= 600 + begin && at < 600 + begin + 200;
        samples.add(
            new Sample(at * SECOND, down ? Verdict.BAD : Verdict.GOOD, "p" + at, 300 * SECOND, 0));
      }
      TimeSheet sheet =
          AvailabilityTimeline.of(Evidence.seen(samples), Day.EVENTS, Day.LATER)
              .sheet(new TimeRange(0, 1_800 * SECOND));
      assertThat(sheet.tally().down()).isIn(0L, 300 * SECOND);
      assertThat(sheet.resolutionMillis()).isEqualTo(300 * SECOND);
      seen += sheet.tally().down() > 0 ? 1 : 0;
    }
    assertThat(seen).isEqualTo(200);
  }
}

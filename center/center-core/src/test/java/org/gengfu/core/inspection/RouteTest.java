package org.gengfu.core.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gengfu.core.inspection.Samples.stop;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gengfu.core.calendar.KeyPeriods;
import org.gengfu.core.calendar.WorkCalendar;
import org.junit.jupiter.api.Test;

/** The way of a round, and how often each device was on one. */
class RouteTest {
  private static List<Stop> stops(Random random, int count) {
    List<Stop> stops = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      stops.add(stop("s" + i, 34 + random.nextDouble(), 113 + random.nextDouble()));
    }
    return stops;
  }

  @Test
  void stopsOnALineAreVisitedAlongIt() {
    List<Stop> line =
        List.of(
            stop("d", 34.4, 113), stop("a", 34.1, 113), stop("c", 34.3, 113), stop("b", 34.2, 113));
    assertThat(Route.order(line, new Stop.Place(34, 113)))
        .extracting(Stop::node)
        .containsExactly("a", "b", "c", "d");
  }

  @Test
  void aDegreeOfLatitudeIsAHundredAndElevenKilometres() {
    assertThat(new Stop.Place(34, 113).kilometres(new Stop.Place(35, 113)))
        .isCloseTo(111.19, within(0.01));
  }

  @Test
  void whatStandsNowhereKnownComesLast() {
    Stop lost = new Stop("lost", new Words("", ""), "camera", "", null);
    assertThat(Route.order(List.of(lost, stop("a", 34, 113)), null)).last().isEqualTo(lost);
  }

  /** Every stop once, whatever the order in which they are given, and no turn makes it shorter. */
  @Property(tries = 100)
  void everyStopIsVisitedOnceAndShuffledStopsGiveTheSameWay(
      @ForAll @IntRange(min = 0, max = 40) int count, @ForAll long seed) {
    Random random = new Random(seed);
    List<Stop> stops = stops(random, count);
    Stop.Place start = new Stop.Place(34.5, 113.5);
    List<Stop> way = Route.order(stops, start);
    assertThat(way).containsExactlyInAnyOrderElementsOf(stops);
    List<Stop> shuffled = new ArrayList<>(stops);
    Collections.shuffle(shuffled, random);
    assertThat(Route.order(shuffled, start)).isEqualTo(way);
    for (int i = 0; i < way.size() - 1; i++) {
      for (int j = i + 1; j < way.size(); j++) {
        List<Stop> turned = new ArrayList<>(way);
        Collections.reverse(turned.subList(i, j + 1));
        assertThat(Route.kilometres(turned, start))
            .isGreaterThan(Route.kilometres(way, start) - 1e-6);
      }
    }
  }

  /** "Each device at least two rounds a month", named on the 20th. */
  @Test
  void aDeviceThatFallsShortIsNamedOnItsDay() {
    Stop seen = stop("seen", 34, 113);
    Stop once = stop("once", 34, 113);
    InspectionPlan plan =
        new InspectionPlan(
            "H",
            1,
            "c",
            "i",
            "",
            new Words("", ""),
            InspectionPlan.Kind.ON_SITE,
            new Frequency.Monthly(1, 2, 1),
            WorkCalendar.always(Samples.SHANGHAI),
            KeyPeriods.NONE,
            Samples.LIFE,
            List.of(Samples.look()),
            2,
            20,
            false);
    List<RoundState> rounds =
        List.of(
            finished("1", List.of(seen, once), "2026-11-03T02:00:00Z"),
            finished("2", List.of(seen), "2026-11-17T02:00:00Z"),
            finished("3", List.of(once), "2026-10-31T15:00:00Z"));
    List<Stop> devices = List.of(seen, once);
    assertThat(DeviceCounts.shortAt(plan, devices, rounds, Instant.parse("2026-11-19T15:59:00Z")))
        .isEmpty();
    assertThat(DeviceCounts.shortAt(plan, devices, rounds, Instant.parse("2026-11-19T16:00:00Z")))
        .containsExactly(new DeviceCounts.Count(once, YearMonth.of(2026, 11), 1, 2));
  }

  private static RoundState finished(String id, List<Stop> stops, String at) {
    Round round =
        new Round("H@" + id, "H", 1, Samples.day(), stops, List.of(Samples.look()), false);
    return new RoundState(
        round,
        new java.util.TreeMap<>(),
        java.util.Set.of(),
        new RoundFact.Finished(round.id(), "li", List.of("li"), "", Instant.parse(at), false));
  }
}

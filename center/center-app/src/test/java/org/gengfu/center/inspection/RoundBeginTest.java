package org.gengfu.center.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gengfu.center.ingest.Entry;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.contract.Birth;
import org.gengfu.core.inspection.Stop;
import org.junit.jupiter.api.Test;

/** From when on rounds are owed: from when there is something to look at, restarts or not. */
class RoundBeginTest {
  private static final String DAILY = "- {id: day, name: 日检, every: day}\n";
  private static final String HALF_YEARLY = "- {id: half, name: 半年检, every: half-year}\n";
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Midnight in Shanghai. */
  private static Instant midnight(String day) {
    return java.time.LocalDate.parse(day).atStartOfDay(RoundHouse.ZONE).toInstant();
  }

  private static void passTo(RoundHouse house, Instant time) throws Exception {
    house.pass(Duration.between(house.clock.instant(), time));
  }

  /** A contract is entered, its devices come ten days later, and the center starts anew. */
  @Test
  void daysOnWhichThereWasNothingToLookAtWereNotMissed() throws Exception {
    try (RoundHouse house = new RoundHouse(DAILY)) {
      for (int i = 0; i < 10; i++) {
        house.pass(DAY);
      }
      house.born();
      house.pass(MINUTE);
      house.restart();
      house.pass(MINUTE);
      assertThat(house.rounds("missed")).isEmpty();
      assertThat(house.subjects()).isEmpty();
      house.pass(DAY.multipliedBy(2));
      house.pass(MINUTE);
      assertThat(house.rounds("missed")).as("from then on they are").hasSize(1);
    }
  }

  /** Whatever part of a half-year is over when the first device comes, the answer is the same. */
  @Test
  void aDeviceOfTheFirstHalfOfAHalfYearHasItsRoundAtOnce() throws Exception {
    try (RoundHouse house = new RoundHouse(HALF_YEARLY)) {
      passTo(house, midnight("2027-01-15"));
      passTo(house, midnight("2027-02-01"));
      assertThat(house.inspections()).isEmpty();
      house.born();
      house.pass(MINUTE);
      RoundRow due = house.only("due");
      assertThat(due.id()).isEqualTo("c/room/half@2027-01-01");
      assertThat(due.from()).isAfter(midnight("2027-02-01"));
      assertThat(due.to()).isEqualTo(midnight("2027-07-01"));
      house.restart();
      assertThat(house.inspections()).hasSize(1);
    }
  }

  /** A list is asked for again and again; the way over hundreds of sites is found once. */
  @Test
  void theWayIsFoundAnewOnlyForOtherStops() throws Exception {
    try (RoundHouse house = new RoundHouse(DAILY)) {
      house.born();
      RoundPlanner planner = house.planner();
      List<Stop> stops = first(planner, house);
      assertThat(stops).hasSize(1);
      assertThat(first(planner, house)).isSameAs(stops);
      Birth one = WatchFixture.born(house.clock.instant()).birth();
      Birth other =
          new Birth(
              "th-2",
              one.time(),
              one.properties(),
              one.points(),
              one.readings(),
              List.of(),
              List.of());
      house.house.commit(new Entry.Born(WatchFixture.EDGE, other));
      assertThat(first(planner, house)).hasSize(2);
    }
  }

  private static List<Stop> first(RoundPlanner planner, RoundHouse house) {
    return planner.ahead(house.clock.instant()).getFirst().round().stops();
  }

  @Test
  void oneOfTheSecondHalfHasItsRoundInTheNext() throws Exception {
    try (RoundHouse house = new RoundHouse(HALF_YEARLY)) {
      house.born();
      house.pass(MINUTE);
      house.restart();
      passTo(house, midnight("2026-12-30"));
      assertThat(house.inspections()).isEmpty();
      passTo(house, midnight("2027-01-01"));
      RoundRow due = house.only("due");
      assertThat(due.id()).isEqualTo("c/room/half@2027-01-01");
      assertThat(due.from()).isEqualTo(midnight("2027-01-01"));
    }
  }
}

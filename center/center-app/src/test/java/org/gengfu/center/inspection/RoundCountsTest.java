package org.gengfu.center.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.gengfu.core.inspection.Words;
import org.junit.jupiter.api.Test;

/** What papers say of many rounds: all of them count, and none is read whole for it. */
class RoundCountsTest {
  private static final String WEEKLY =
      "- {id: week, name: {zh: 周检, en: Weekly round}, every: week}\n";
  private static final Words NAME = new Words("周检", "Weekly round");

  /** The Monday after the clock's Sunday, in Shanghai. */
  private static final Instant MONDAY = Instant.parse("2026-11-22T16:00:00Z");

  private static final Duration WEEK = Duration.ofDays(7);

  /** A city's rounds of a year, in pieces of 200 answers, are more than any list shows. */
  private static final int MANY = InspectionRounds.MOST + 1_000;

  /** Copies of the one round that is stored, a minute apart; every fourth was made, late. */
  private static void copy(RoundHouse house) {
    house.database.change(connection -> {
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate(
            """
            insert into inspection_round select (jsonb_populate_record(r, jsonb_build_object(
              'id', r.plan || '@copy-' || n,
              'ends', r.ends - n * interval '1 minute',
              'finished', case when n %% 4 = 0 then r.ends end,
              'late', n %% 4 = 0,
              'abnormal', 2))).* from inspection_round r, generate_series(1, %d) n
            """
                .formatted(MANY));
      }
    });
  }

  @Test
  void everyRoundOfAPeriodCounts() throws Exception {
    try (RoundHouse house = new RoundHouse(WEEKLY)) {
      house.born();
      house.pass(Duration.ofMinutes(1));
      copy(house);
      house.clock.advance(Duration.ofDays(9));
      Instant end = MONDAY.plus(WEEK);
      assertThat(house.desk.counts("c", end.minus(Duration.ofDays(365)), end))
          .containsExactly(
              new InspectionRounds.Count(
                  "c/room/week",
                  NAME,
                  MANY + 1,
                  MANY / 4,
                  MANY / 4,
                  MANY + 1 - MANY / 4,
                  2 * MANY));
      assertThat(house.desk.counts("c", end, end.plus(WEEK))).as("it ended before").isEmpty();
      assertThat(house.desk.counts("d", end.minus(WEEK), end)).as("another contract").isEmpty();
    }
  }

  @Test
  void aListNamesStoredRoundsInBothLanguages() throws Exception {
    try (RoundHouse house = new RoundHouse(WEEKLY)) {
      house.born();
      house.pass(Duration.ofMinutes(1));
      house.pass(Duration.ofDays(8));
      RoundRow missed = house.only("missed");
      assertThat(missed.name()).isEqualTo(NAME);
      assertThat(missed.of()).isEqualTo(6);
      assertThat(house.desk.over(MONDAY, house.clock.instant(), 10))
          .extracting(InspectionRounds.Over::name)
          .containsExactly(NAME);
    }
  }
}

package org.gengfu.center.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.core.availability.TimeRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When it is learned, and what counts as heard. The fixture's clock begins at 15 o'clock. */
class LearningTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private WatchFixture house;
  private Learning learning;

  @BeforeEach
  void open() {
    house = new WatchFixture();
    learning = learning();
  }

  private Learning learning() {
    return new Learning(house.database, house.watch.picture()::incidents, SHANGHAI, house.clock);
  }

  @AfterEach
  void close() {
    learning.close();
    house.close();
  }

  private List<Instant> runs() {
    return house.database.read(ProposalTable::newest).map(ProposalTable.Run::time).stream()
        .toList();
  }

  @Test
  void onceANightAndNotBefore() {
    learning.pulse();
    house.clock.advance(Duration.ofHours(11).plusMinutes(59));
    learning.pulse();
    assertThat(runs()).isEmpty();
    house.clock.advance(Duration.ofMinutes(1));
    learning.pulse();
    assertThat(runs()).containsExactly(Instant.parse("2026-11-22T19:00:00Z"));
    house.clock.advance(Duration.ofHours(23));
    learning.pulse();
    assertThat(runs()).containsExactly(Instant.parse("2026-11-22T19:00:00Z"));
    house.clock.advance(Duration.ofHours(2));
    learning.pulse();
    assertThat(runs()).containsExactly(Instant.parse("2026-11-23T20:00:00Z"));
  }

  /** What came while the center was down nobody counted, so it must not count as quiet. */
  @Test
  void timeInWhichTheCenterWasDownIsNotCovered() {
    learning.pulse();
    house.clock.advance(Duration.ofHours(1));
    learning.pulse();
    learning.close();
    house.clock.advance(Duration.ofHours(5));
    learning = learning();
    house.clock.advance(Duration.ofHours(2));
    learning.pulse();
    Instant begin = WatchFixture.T0;
    List<TimeRange> covered =
        house.database.read(connection ->
            HeardTable.covered(connection, begin.minusSeconds(60), begin.plus(Duration.ofDays(1))));
    assertThat(covered).containsExactly(hours(begin, 0, 1), hours(begin, 6, 8));
    ProposalTable.Run run = learning.run("li").orElseThrow();
    assertThat(run.coveredMillis()).isEqualTo(Duration.ofHours(3).toMillis());
    assertThat(run.user()).isEqualTo("li");
  }

  private static TimeRange hours(Instant begin, int from, int to) {
    return new TimeRange(
        begin.plus(Duration.ofHours(from)).toEpochMilli(),
        begin.plus(Duration.ofHours(to)).toEpochMilli());
  }
}

package org.gengfu.center.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gengfu.center.ingest.Entry;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.contract.Birth;
import org.gengfu.contract.Seen;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.junit.jupiter.api.Test;

/** What the list of cameras says of one, by the contract and by who is there to look. */
class CameraStateTest {
  private static final CameraSource SOURCE = new CameraSource(WatchFixture.EDGE, "cam");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static Entry look(Instant at, Seen seen, boolean historical) {
    return new Entry.Look(SOURCE.edge(), Looks.look("cam", at, MINUTE, seen), historical);
  }

  private static Entry born(Instant at) {
    return new Entry.Born(
        SOURCE.edge(), new Birth("cam", at, Map.of(), List.of(), List.of(), List.of(), List.of()));
  }

  private static Steady.Word word(WatchFixture house, AvailabilityPolicy policy) {
    return house.watch.picture().camera(SOURCE).orElseThrow().word(house.clock.instant(), policy);
  }

  @Test
  void whoseEdgeCameBackIsNotObservedUntilSomebodyLooks() throws Exception {
    AvailabilityPolicy policy = AvailabilityPolicy.DEFAULT;
    try (WatchFixture house = new WatchFixture()) {
      Instant start = house.clock.instant();
      house.commit(WatchFixture.nodeBorn(start), born(start), look(start, Seen.GOOD, false));
      house.clock.advance(Duration.ofSeconds(20));
      Instant died = house.clock.instant();
      house.commit(new Entry.EdgeDied(SOURCE.edge(), died));
      assertThat(word(house, policy)).isEqualTo(new Steady.Word(Seen.NOT_OBSERVED, died));
      house.clock.advance(Duration.ofSeconds(20));
      Instant back = house.clock.instant();
      house.commit(WatchFixture.nodeBorn(back), born(back));
      assertThat(word(house, policy).seen())
          .as("there again, but nobody looked yet")
          .isEqualTo(Seen.NOT_OBSERVED);
      house.commit(look(died.minusSeconds(5), Seen.GOOD, true));
      assertThat(word(house, policy).seen()).as("backlog").isEqualTo(Seen.NOT_OBSERVED);
      house.commit(look(back, Seen.GOOD, false));
      assertThat(word(house, policy).seen()).isEqualTo(Seen.GOOD);
      house.restart();
      assertThat(word(house, policy).seen())
          .as("the center was away, and nobody looked since")
          .isEqualTo(Seen.NOT_OBSERVED);
    }
  }

  @Test
  void theContractsDelaysDecide() throws Exception {
    AvailabilityPolicy patient =
        AvailabilityPolicy.DEFAULT.withTrust(600_000).withDelays(300_000, 60_000);
    for (AvailabilityPolicy policy : List.of(AvailabilityPolicy.DEFAULT, patient)) {
      try (WatchFixture house = new WatchFixture(policy)) {
        Instant start = house.clock.instant();
        house.commit(look(start, Seen.GOOD, false));
        for (int i = 1; i <= 4; i++) {
          house.clock.advance(MINUTE);
          house.commit(look(start.plus(MINUTE.multipliedBy(i)), Seen.BAD, false));
        }
        Seen expected = policy.equals(patient) ? Seen.GOOD : Seen.BAD;
        assertThat(word(house, policy).seen()).isEqualTo(expected);
        assertThat(house.watch.picture().camera(SOURCE).orElseThrow().steady().confirmed())
            .as("what is stored, too")
            .isEqualTo(expected);
      }
    }
  }
}

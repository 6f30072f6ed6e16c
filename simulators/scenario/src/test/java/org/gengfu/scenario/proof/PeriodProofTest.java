package org.gengfu.scenario.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodProofTest {
  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
  private static final Duration PERIOD = Duration.ofSeconds(2);
  private static final Duration WINDOW = Duration.ofSeconds(100);

  @Test
  void aSteadySeriesHolds() {
    PeriodProof proof = of(series(51, 2_000));
    assertThat(proof).isEqualTo(new PeriodProof(50, 0, 0));
    assertThat(proof.holds(0.1, PERIOD, WINDOW)).isTrue();
  }

  @Test
  void aSlowSeriesDoesNot() {
    PeriodProof proof = of(series(44, 2_300));
    assertThat(proof.meanDeviation()).isCloseTo(0.15, within(1e-9));
    assertThat(proof.holds(0.1, PERIOD, WINDOW)).isFalse();
  }

  /** The mean of a jittering series is right; its 95th percentile tells. */
  @Test
  void aJitteringSeriesDoesNot() {
    List<Instant> instants = new ArrayList<>();
    for (int i = 0; i < 51; i++) {
      instants.add(START.plusMillis(2_000L * i + (i % 2 == 0 ? 0 : 300)));
    }
    PeriodProof proof = of(instants);
    assertThat(proof.meanDeviation()).isLessThan(0.01);
    assertThat(proof.p95Deviation()).isCloseTo(0.15, within(1e-9));
    assertThat(proof.holds(0.1, PERIOD, WINDOW)).isFalse();
  }

  @Test
  void aFewLateOnesAreForgivenManyAreNot() {
    List<Instant> instants = series(51, 2_000);
    instants.set(10, instants.get(10).plusMillis(900));
    assertThat(of(instants).holds(0.1, PERIOD, WINDOW)).isTrue();
    instants.set(20, instants.get(20).plusMillis(900));
    assertThat(of(instants).holds(0.1, PERIOD, WINDOW)).isFalse();
  }

  @Test
  void aSeriesThatStopsDoesNotHold() {
    assertThat(of(series(30, 2_000)).holds(0.1, PERIOD, WINDOW)).isFalse();
    assertThat(of(List.of()).holds(0.1, PERIOD, WINDOW)).isFalse();
  }

  @Test
  void whatLiesOutsideTheWindowDoesNotCount() {
    List<Instant> instants = series(51, 2_000);
    instants.add(START.minusSeconds(1));
    instants.add(START.plusSeconds(1_000));
    assertThat(of(instants)).isEqualTo(new PeriodProof(50, 0, 0));
  }

  private static PeriodProof of(List<Instant> instants) {
    return PeriodProof.of(instants, PERIOD, START, START.plus(WINDOW));
  }

  private static List<Instant> series(int count, long millis) {
    List<Instant> instants = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      instants.add(START.plusMillis(i * millis));
    }
    return instants;
  }
}

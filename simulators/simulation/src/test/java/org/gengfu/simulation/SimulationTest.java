package org.gengfu.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The whole core in many made-up days. A seed that breaks a promise prints itself, its last steps
 * and the command that repeats it; it then becomes a named test of the part that was wrong.
 */
class SimulationTest {
  private static final int SEEDS = Integer.getInteger("gengfu.simulation.seeds", 2_000);

  @Test
  void everySeedKeepsEveryPromise() {
    List<Outcome> outcomes = new ArrayList<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      outcomes.add(Simulation.run(seed, 1));
    }
    assertThat(outcomes).allMatch(one -> one.faults() >= 5 && one.steps() > 100);
    // Otherwise it proves little.
    assertThat(outcomes.stream().mapToInt(Outcome::restarts).sum()).isGreaterThan(SEEDS / 4);
    assertThat(outcomes.stream().mapToInt(Outcome::told).sum()).isGreaterThan(SEEDS * 3);
  }

  @Test
  void oneSeedIsOneRun() {
    for (long seed = 1; seed <= 3; seed++) {
      assertThat(Simulation.run(seed, 1)).isEqualTo(Simulation.run(seed, 1));
    }
    assertThat(Simulation.run(1, 1).hash()).isNotEqualTo(Simulation.run(2, 1).hash());
  }

  @Test
  void severalDaysAreOneRunToo() {
    assertThat(Simulation.run(5, 3).faults()).isGreaterThanOrEqualTo(15);
  }

  @Test
  void aBrokenPromiseStopsTheRunAndTheLastStepsAreKept() {
    Promises promises = new Promises();
    for (int i = 0; i < 1_000; i++) {
      int step = i;
      promises.step(() -> "step " + step);
    }
    promises.hold(true, () -> "fine");
    assertThatThrownBy(() -> promises.hold(false, () -> "never two roots"))
        .isInstanceOf(PromiseBrokenException.class)
        .hasMessage("never two roots");
    assertThat(promises.lastSteps()).contains("step 999", "step 970").doesNotContain("step 900");
  }
}

package org.gengfu.sim.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class UpsTest {
  private static final PhysicsSettings SETTINGS = PhysicsSettings.defaults();
  private static final Supply GOOD = new Supply(220, 220, 220, 50);
  private static final Supply DEAD = new Supply(0, 0, 0, 0);
  private final Controls calm = Controls.initial(SETTINGS);

  @Test
  void carriesTheLoadFromTheBatteryWhenTheMainsAreGone() {
    Ups ups = Ups.initial(SETTINGS).step(SETTINGS, DEAD, calm, 4_000, 22, 1);
    assertThat(ups.mode()).isEqualTo(UpsMode.BATTERY);
    assertThat(ups.outputWatts()).isEqualTo(4_000);
    assertThat(ups.inputWatts()).isZero();
  }

  /** The estimate must be what really happens, or "remaining minutes" would be decoration. */
  @Test
  void runsAsLongAsItsEstimateSays() {
    Ups ups = Ups.initial(SETTINGS);
    double estimate = ups.runtimeSeconds(SETTINGS.ups(), 4_000);
    double lasted = 0;
    while (ups.outputAlive()) {
      ups = ups.step(SETTINGS, DEAD, calm, 4_000, 22, 0.25);
      lasted += 0.25;
    }
    assertThat(lasted).isCloseTo(estimate, within(1.0));
    assertThat(ups.battery().storedWh()).isZero();
    assertThat(ups.outputWatts()).isZero();
  }

  @Test
  void chargesAgainWhenTheMainsAreBackButWaitsForThemToStay() {
    Ups ups = Ups.initial(SETTINGS);
    for (int i = 0; i < 600; i++) {
      ups = ups.step(SETTINGS, DEAD, calm, 4_000, 22, 1);
    }
    double low = ups.battery().charge();
    ups = ups.step(SETTINGS, GOOD, calm, 4_000, 22, 1);
    assertThat(ups.mode()).isEqualTo(UpsMode.BATTERY);
    for (int i = 0; i < 1_000; i++) {
      ups = ups.step(SETTINGS, GOOD, calm, 4_000, 22, 1);
    }
    assertThat(ups.mode()).isEqualTo(UpsMode.NORMAL);
    assertThat(ups.battery().charge()).isGreaterThan(low);
  }

  @Test
  void doesNotTakeAnInputOutsideItsRange() {
    for (Supply bad :
        List.of(
            new Supply(150, 220, 220, 50),
            new Supply(290, 220, 220, 50),
            new Supply(220, 220, 220, 40),
            new Supply(220, 220, 220, 60))) {
      Ups ups = Ups.initial(SETTINGS).step(SETTINGS, bad, calm, 4_000, 22, 1);
      assertThat(ups.mode()).as("%s", bad).isEqualTo(UpsMode.BATTERY);
    }
  }

  @Test
  void goesToBypassWhenTheRectifierIsBrokenAndTheBatteryEmpty() {
    Controls broken = calm.with(Condition.RECTIFIER_FAILED);
    Ups ups = Ups.initial(SETTINGS);
    List<UpsMode> seen = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      ups = ups.step(SETTINGS, GOOD, broken, 4_000, 22, 1);
      if (seen.isEmpty() || seen.getLast() != ups.mode()) {
        seen.add(ups.mode());
      }
    }
    assertThat(seen).containsExactly(UpsMode.BATTERY, UpsMode.BYPASS);
  }

  @Test
  void tripsToBypassOnLastingOverload() {
    double tooMuch = SETTINGS.ups().ratedWatts() * 1.3;
    Ups ups = Ups.initial(SETTINGS);
    for (int i = 0; i < 29; i++) {
      ups = ups.step(SETTINGS, GOOD, calm, tooMuch, 22, 1);
    }
    assertThat(ups.mode()).isEqualTo(UpsMode.NORMAL);
    ups = ups.step(SETTINGS, GOOD, calm, tooMuch, 22, 2);
    assertThat(ups.mode()).isEqualTo(UpsMode.BYPASS);
  }

  @Test
  void aBypassThatWasAskedForFallsBackToTheBatteryWhenTheMainsGo() {
    Controls bypass = calm.with(Condition.BYPASS_ASKED);
    Ups ups = Ups.initial(SETTINGS).step(SETTINGS, GOOD, bypass, 4_000, 22, 1);
    assertThat(ups.mode()).isEqualTo(UpsMode.BYPASS);
    assertThat(ups.step(SETTINGS, DEAD, bypass, 4_000, 22, 1).mode()).isEqualTo(UpsMode.BATTERY);
  }

  /** Energy is neither made nor lost: what goes in comes out, is stored, or became heat. */
  @Property(tries = 200)
  void conservesEnergy(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @DoubleRange(min = 0, max = 12_000) double watts) {
    Random random = new Random(seed);
    Ups ups = Ups.initial(SETTINGS);
    double joules = 0;
    double start = ups.battery().storedWh();
    for (int i = 0; i < 400; i++) {
      Supply supply = random.nextInt(3) == 0 ? GOOD : DEAD;
      Controls controls = random.nextInt(4) == 0 ? calm.with(Condition.RECTIFIER_FAILED) : calm;
      double seconds = 0.1 + random.nextDouble() * 20;
      ups = ups.step(SETTINGS, supply, controls, watts, 22, seconds);
      assertThat(ups.lossWatts()).as("seed %d step %d", seed, i).isGreaterThanOrEqualTo(-1e-6);
      assertThat(ups.battery().charge()).isBetween(0.0, 1.0);
      joules += (ups.inputWatts() - ups.outputWatts() - ups.lossWatts()) * seconds;
    }
    double stored = (ups.battery().storedWh() - start) * 3600;
    assertThat(joules).as("seed %d", seed).isCloseTo(stored, within(1.0));
  }

  @Test
  void theBatteryGivesNoMoreThanItHolds() {
    Battery battery = new Battery(100, 1);
    assertThat(battery.plus(-5).storedWh()).isZero();
    assertThat(battery.plus(500).storedWh()).isEqualTo(100);
    assertThat(new Battery(100, 100).acceptedWatts(500)).isZero();
    assertThat(new Battery(100, 95).acceptedWatts(500)).isBetween(240.0, 260.0);
  }
}

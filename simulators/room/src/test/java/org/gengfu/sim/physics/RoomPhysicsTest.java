package org.gengfu.sim.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gengfu.sim.physics.RoomAir.Sources;
import org.gengfu.sim.physics.RoomView.Feed;
import org.gengfu.sim.physics.RoomView.Place;
import org.junit.jupiter.api.Test;

class RoomPhysicsTest {
  private static final PhysicsSettings SETTINGS = PhysicsSettings.defaults();
  private final RoomPhysics room = new RoomPhysics(SETTINGS);

  @Test
  void holdsItsTemperatureAndAlarmsNothingInPeace() {
    for (int minute = 0; minute < 120; minute++) {
      room.step(60);
      assertThat(value("ambient.temperature")).as("minute %d", minute).isBetween(18.0, 27.0);
      assertThat(value("return.temperature")).isBetween(20.0, 30.0);
      assertThat(value("ambient.humidity")).isBetween(35.0, 60.0);
    }
    assertThat(value("ups.status.onBattery")).isZero();
    assertThat(value("input.voltage")).isBetween(210.0, 230.0);
    assertThat(value("battery.charge")).isEqualTo(100);
    assertThat(value("unit.state")).isEqualTo(1);
  }

  @Test
  void theAirConditionerStopsWithTheMainsAndTheRoomWarms() {
    room.step(3_600);
    double before = value("ambient.temperature");
    room.apply(Fault.MAINS_OFF, Double.NaN);
    room.step(1);
    assertThat(value("unit.state")).isZero();
    assertThat(value("fan.running")).isZero();
    room.step(600);
    assertThat(value("ambient.temperature")).isGreaterThan(before + 3);
    room.apply(Fault.MAINS_ON, Double.NaN);
    room.step(1);
    assertThat(value("unit.state")).isEqualTo(2);
    room.step(3_600);
    assertThat(value("unit.state")).isEqualTo(1);
    assertThat(value("ambient.temperature")).isLessThan(27);
  }

  @Test
  void theLoadGoesDarkWhenTheBatteryIsEmptyAndBootsWhenTheMainsReturn() {
    room.apply(Fault.MAINS_OFF, Double.NaN);
    room.step(1);
    assertThat(value("ups.status.onBattery")).isEqualTo(1);
    assertThat(value("input.L1-N.voltage")).isZero();
    assertThat(value("input.frequency")).isZero();
    double runtime = value("battery.runtime");
    room.step(runtime * 0.8);
    assertThat(value("ups.status.lowBattery")).isEqualTo(1);
    assertThat(room.view().alive(Feed.UPS)).isTrue();
    room.step(runtime * 0.3);
    assertThat(value("output.voltage")).isZero();
    assertThat(value("ups.load")).isZero();
    assertThat(room.view().alive(Feed.UPS)).isFalse();
    assertThat(room.view().alive(Feed.OWN)).isTrue();
    room.apply(Fault.MAINS_ON, Double.NaN);
    room.step(5);
    assertThat(value("output.voltage")).isEqualTo(220);
    double booting = value("output.current");
    room.step(30);
    assertThat(value("output.current")).isGreaterThan(booting);
  }

  @Test
  void aLostPhaseStopsTheAirConditionerButNotTheUps() {
    room.apply(Fault.PHASE_LOSS, 2);
    room.step(1);
    assertThat(value("input.L2-N.voltage")).isZero();
    assertThat(value("unit.state")).isZero();
    assertThat(value("ups.status.onBattery")).isZero();
    room.apply(Fault.PHASE_LOSS, 1);
    room.step(1);
    assertThat(value("ups.status.onBattery")).isEqualTo(1);
  }

  @Test
  void aFailedCompressorIsSaidAndHeatsTheRoom() {
    room.step(1_800);
    double before = value("return.temperature");
    room.apply(Fault.AC_FAIL, Double.NaN);
    room.step(900);
    assertThat(value("unit.state")).isEqualTo(3);
    assertThat(value("fault.highPressure")).isEqualTo(1);
    assertThat(value("compressor.running")).isZero();
    assertThat(value("fan.running")).isEqualTo(1);
    assertThat(value("return.temperature")).isGreaterThan(before + 3);
  }

  @Test
  void theSetpointMovesTheRoom() {
    room.setpoint(28);
    room.step(7_200);
    double warm = value("return.temperature");
    room.setpoint(21);
    room.step(7_200);
    assertThat(value("return.temperature")).isLessThan(warm - 4);
    assertThat(value("setpoint.temperature")).isEqualTo(21);
  }

  @Test
  void smokeTripsAndClearsWithHysteresis() {
    room.apply(Fault.SMOKE, Double.NaN);
    room.step(1.5);
    assertThat(value("smoke")).isZero();
    room.step(1);
    assertThat(value("smoke")).isEqualTo(1);
    assertThat(value("fire")).isZero();
    room.apply(Fault.SMOKE_CLEAR, Double.NaN);
    room.step(60);
    assertThat(value("smoke")).isZero();
    room.apply(Fault.FIRE, Double.NaN);
    room.step(3);
    assertThat(value("fire")).isEqualTo(1);
    room.apply(Fault.FIRE_OUT, Double.NaN);
    room.step(0.5);
    assertThat(value("fire")).isZero();
  }

  @Test
  void waterIsFoundWhereItIsUnlessTheCableIsBroken() {
    room.apply(Fault.LEAK, 12.5);
    assertThat(value("leak.detected")).isEqualTo(1);
    assertThat(value("leak.position")).isEqualTo(12.5);
    room.apply(Fault.CABLE_BREAK, Double.NaN);
    assertThat(value("leak.detected")).isZero();
    assertThat(value("cable.broken")).isEqualTo(1);
    assertThatThrownBy(() -> room.apply(Fault.LEAK, 51)).hasMessageContaining("rope ends at 50");
    assertThatThrownBy(() -> room.apply(Fault.LEAK, Double.NaN)).hasMessageContaining("needs a");
    assertThatThrownBy(() -> room.apply(Fault.FIRE, 1)).hasMessageContaining("takes no value");
  }

  @Test
  void theMeterCountsWhatIsDrawn() {
    room.step(3_600);
    double start = value("input.energy");
    double watts = 0;
    for (int i = 0; i < 3_600; i++) {
      room.step(1);
      watts += value("input.realpower");
    }
    assertThat(value("input.energy") - start).isCloseTo(watts / 3_600_000, within(0.01));
    assertThat(value("input.powerfactor")).isBetween(0.8, 1.0);
    assertThat(value("input.L1.current")).isGreaterThan(value("input.L2.current"));
  }

  @Test
  void theAirKeepsItsHeatAndItsWater() {
    PhysicsSettings.Air air = SETTINGS.air();
    RoomAir state = RoomAir.initial(SETTINGS);
    Sources sources = new Sources(4_000, 300, 2_500, 1_600, 0.0001, 35, true);
    double joules = state.joules(air);
    double water = state.waterKg();
    for (int i = 0; i < 10_000; i++) {
      double wall = sources.wall(air) / 2;
      double leaked = wall * (35 - state.coldCelsius()) + wall * (35 - state.hotCelsius());
      joules += (4_000 + 300 - 2_500 + leaked) * 0.25;
      water += state.water(air, sources) * 0.25;
      state = state.step(air, sources, 0.25);
    }
    assertThat(state.joules(air)).isCloseTo(joules, within(1.0));
    assertThat(state.waterKg()).isCloseTo(water, within(1e-6));
  }

  /** Magnus against the tables: 2339 Pa at 20 degrees, 4247 Pa at 30 degrees (WMO-No. 8). */
  @Test
  void knowsHowMuchWaterAirHolds() {
    assertThat(MoistAir.saturationPascal(20)).isCloseTo(2_339, within(10.0));
    assertThat(MoistAir.saturationPascal(30)).isCloseTo(4_247, within(15.0));
    assertThat(MoistAir.relativeHumidity(25, MoistAir.ratio(25, 40))).isCloseTo(40, within(1e-9));
    assertThat(MoistAir.relativeHumidity(30, MoistAir.ratio(25, 40))).isLessThan(32);
  }

  @Test
  void longAndShortStepsEndInTheSameRoom() {
    RoomPhysics coarse = new RoomPhysics(SETTINGS);
    RoomPhysics fine = new RoomPhysics(SETTINGS);
    coarse.apply(Fault.MAINS_OFF, Double.NaN);
    fine.apply(Fault.MAINS_OFF, Double.NaN);
    coarse.step(300);
    for (int i = 0; i < 6_000; i++) {
      fine.step(0.05);
    }
    assertThat(coarse.view().value("ambient.temperature", Place.COLD_AISLE).orElseThrow())
        .isCloseTo(
            fine.view().value("ambient.temperature", Place.COLD_AISLE).orElseThrow(), within(0.1));
    assertThat(coarse.view().value("battery.charge", Place.COLD_AISLE).orElseThrow())
        .isCloseTo(
            fine.view().value("battery.charge", Place.COLD_AISLE).orElseThrow(), within(0.1));
  }

  @Test
  void everyFaultHasOneNameAndIsFoundByIt() {
    for (Fault fault : Fault.values()) {
      assertThat(Fault.named(fault.text())).contains(fault);
    }
    assertThat(Fault.named("mains.of")).isEmpty();
  }

  private double value(String point) {
    return room.view().value(point, Place.COLD_AISLE).orElseThrow();
  }
}

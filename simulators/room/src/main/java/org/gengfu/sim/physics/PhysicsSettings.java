package org.gengfu.sim.physics;

import org.gengfu.sim.world.Within;

/**
 * What the room is built of. Every number is illustrative: it makes a small room that behaves, and
 * copies no maker's data sheet.
 */
public record PhysicsSettings(
    Mains mains, Ups ups, Battery battery, Load load, Air air, Ac ac, Rope rope) {

  /** A room with one 8 kW UPS, one 10 kW air conditioner and 4 kW of servers. */
  public static PhysicsSettings defaults() {
    return new PhysicsSettings(
        new Mains(220, 50, 0.01, 90, 0.05),
        new Ups(8_000, 0.94, 0.96, 176, 264, 45, 55, 3, 220),
        new Battery(1_500, 100, 30, 800, 0.9, 16),
        new Load(4_000, 20),
        new Air(20.5, 45, 30, 50, 250_000, 350_000, 60, 40, 0.008, 15_000),
        new Ac(23, 2, 10_000, 1.6, 11, 3.2, 500, 10, 30, false),
        new Rope(50));
  }

  /**
   * The grid.
   *
   * @param volts phase voltage
   * @param hertz frequency
   * @param swing the neighbourhood's slow ups and downs, as a fraction of the voltage
   * @param swingSeconds period of that swing
   * @param ohms impedance of the feeder, which pulls the voltage down under load
   */
  public record Mains(
      @Within(low = 50, high = 400) double volts,
      @Within(low = 40, high = 65) double hertz,
      @Within(low = 0, high = 0.2) double swing,
      @Within(low = 1, high = 86_400) double swingSeconds,
      @Within(low = 0, high = 1) double ohms) {}

  /**
   * The UPS, single phase, fed from L1.
   *
   * @param ratedWatts full load
   * @param inverterEfficiency output over battery side
   * @param rectifierEfficiency battery side over input
   * @param inputLowVolts lowest input voltage that the rectifier takes
   * @param inputHighVolts highest input voltage that the rectifier takes
   * @param inputLowHertz lowest input frequency that the rectifier takes
   * @param inputHighHertz highest input frequency that the rectifier takes
   * @param walkInSeconds how long the input must be good before the rectifier takes the load again
   * @param outputVolts voltage that the inverter makes
   */
  public record Ups(
      @Within(low = 100, high = 1e6) double ratedWatts,
      @Within(low = 0.5, high = 1) double inverterEfficiency,
      @Within(low = 0.5, high = 1) double rectifierEfficiency,
      @Within(low = 0, high = 400) double inputLowVolts,
      @Within(low = 0, high = 500) double inputHighVolts,
      @Within(low = 0, high = 60) double inputLowHertz,
      @Within(low = 40, high = 70) double inputHighHertz,
      @Within(low = 0, high = 600) double walkInSeconds,
      @Within(low = 100, high = 250) double outputVolts) {}

  /**
   * The battery.
   *
   * @param capacityWh usable energy when full
   * @param initialPercent charge at the start
   * @param lowPercent the UPS says "battery low" below this charge
   * @param chargeWatts most that the charger gives
   * @param chargeEfficiency stored over given
   * @param blocks number of 12 V blocks in series
   */
  public record Battery(
      @Within(low = 1, high = 1e7) double capacityWh,
      @Within(low = 0, high = 100) double initialPercent,
      @Within(low = 0, high = 100) double lowPercent,
      @Within(low = 0, high = 1e6) double chargeWatts,
      @Within(low = 0.1, high = 1) double chargeEfficiency,
      @Within(low = 1, high = 64) int blocks) {}

  /**
   * The servers.
   *
   * @param watts what they take when booted
   * @param bootSeconds how long they need to reach it after the power came
   */
  public record Load(
      @Within(low = 0, high = 1e6) double watts,
      @Within(low = 0, high = 3_600) double bootSeconds) {}

  /**
   * The room's air in two parts, cold aisle and hot aisle.
   *
   * @param celsius temperature of the cold aisle at the start
   * @param relativeHumidity per cent, at the start
   * @param outsideCelsius outdoor temperature
   * @param outsideHumidity outdoor relative humidity, per cent
   * @param coldJoulesPerKelvin heat capacity of the cold aisle with what stands in it
   * @param hotJoulesPerKelvin heat capacity of the hot aisle with what stands in it
   * @param wallWattsPerKelvin loss through the walls
   * @param doorWattsPerKelvin additional exchange with the door open
   * @param airChangePerMinute share of the air that leaks in and out in a minute
   * @param fireWatts heat of a small fire
   */
  public record Air(
      @Within(low = -20, high = 60) double celsius,
      @Within(low = 1, high = 99) double relativeHumidity,
      @Within(low = -50, high = 60) double outsideCelsius,
      @Within(low = 1, high = 99) double outsideHumidity,
      @Within(low = 2e4, high = 1e9) double coldJoulesPerKelvin,
      @Within(low = 2e4, high = 1e9) double hotJoulesPerKelvin,
      @Within(low = 0, high = 1e4) double wallWattsPerKelvin,
      @Within(low = 0, high = 1e4) double doorWattsPerKelvin,
      @Within(low = 0, high = 1) double airChangePerMinute,
      @Within(low = 0, high = 1e6) double fireWatts) {}

  /**
   * The precision air conditioner.
   *
   * @param setpointCelsius return air temperature to hold
   * @param bandKelvin width of return air temperature over which the compressor goes from none to
   *     all
   * @param coolingWatts most sensible cooling
   * @param airflowKgPerSecond air that the fan moves
   * @param lowestSupplyCelsius the coil makes no colder air than this
   * @param performance cooling over electric power of the compressor
   * @param fanWatts electric power of the fan, which ends as heat in the room
   * @param restartSeconds waiting time after the power came
   * @param compressorRestSeconds least time between two starts of the compressor
   * @param onUps true when the UPS feeds it, false when the mains do
   */
  public record Ac(
      @Within(low = 10, high = 35) double setpointCelsius,
      @Within(low = 0.5, high = 10) double bandKelvin,
      @Within(low = 0, high = 1e6) double coolingWatts,
      @Within(low = 0.1, high = 20) double airflowKgPerSecond,
      @Within(low = 4, high = 25) double lowestSupplyCelsius,
      @Within(low = 1, high = 10) double performance,
      @Within(low = 0, high = 1e5) double fanWatts,
      @Within(low = 0, high = 600) double restartSeconds,
      @Within(low = 0, high = 600) double compressorRestSeconds,
      boolean onUps) {}

  /**
   * The leak rope.
   *
   * @param metres its length
   */
  public record Rope(@Within(low = 1, high = 1_000) double metres) {}
}

package org.gengfu.sim.station;

import org.gengfu.sim.world.Within;

/**
 * What the station is built of. Every number is illustrative: it makes a small station that
 * behaves, and copies no maker's data sheet.
 */
record StationSettings(
    Supply supply,
    Amplifier amplifier,
    Antenna antenna,
    Traffic traffic,
    Clock clock,
    Cabinet cabinet) {

  /** A station of four carriers with 25 W each on a 28 V supply with a battery. */
  static StationSettings defaults() {
    return new StationSettings(
        new Supply(220, 27.6, 26.4, 21.6, 100, 20, 0.88, 60),
        new Amplifier(25, 0.35, 300, 4, 0.6, 85, 75, 10, 5, 6),
        new Antenna(0.048, 2, 15),
        new Traffic(4, 2.5, 12, -88, 1),
        new Clock(9, 1.0, 8, 20),
        new Cabinet(25, 40_000, 45));
  }

  /**
   * Mains, rectifier and battery.
   *
   * @param mainsVolts voltage of the grid
   * @param floatVolts output while the mains are there
   * @param fullVolts battery voltage when full and not charged
   * @param emptyVolts battery voltage at which it cuts off
   * @param batteryAmpereHours usable charge when full
   * @param chargeAmperes most that the charger gives
   * @param efficiency direct over alternating power
   * @param idleWatts what the station takes without transmitting
   */
  record Supply(
      @Within(low = 80, high = 400) double mainsVolts,
      @Within(low = 10, high = 60) double floatVolts,
      @Within(low = 10, high = 60) double fullVolts,
      @Within(low = 8, high = 56) double emptyVolts,
      @Within(low = 0.01, high = 10_000) double batteryAmpereHours,
      @Within(low = 0, high = 500) double chargeAmperes,
      @Within(low = 0.5, high = 1) double efficiency,
      @Within(low = 1, high = 5_000) double idleWatts) {}

  /**
   * A carrier's power amplifier.
   *
   * @param watts forward power that is set
   * @param efficiency radio power over direct power
   * @param joulesPerKelvin heat capacity with its heat sink
   * @param fanWattsPerKelvin heat given to the cabinet's air with the fan running
   * @param stillWattsPerKelvin heat given without
   * @param foldbackCelsius hotter than this it reduces its power
   * @param recoverCelsius cooler than this it comes back
   * @param foldbackVswr from this standing wave ratio on it reduces its power
   * @param recoverVswr up to this one it comes back
   * @param foldbackWatts forward power when it has reduced it
   */
  record Amplifier(
      @Within(low = 0.5, high = 200) double watts,
      @Within(low = 0.05, high = 0.8) double efficiency,
      @Within(low = 10, high = 20_000) double joulesPerKelvin,
      @Within(low = 0.1, high = 100) double fanWattsPerKelvin,
      @Within(low = 0.01, high = 100) double stillWattsPerKelvin,
      @Within(low = 40, high = 150) double foldbackCelsius,
      @Within(low = 30, high = 150) double recoverCelsius,
      @Within(low = 1.5, high = 100) double foldbackVswr,
      @Within(low = 1.1, high = 100) double recoverVswr,
      @Within(low = 0, high = 200) double foldbackWatts) {}

  /**
   * Antenna and feeder, common to all carriers.
   *
   * @param reflection magnitude of the reflection coefficient at the antenna when it is sound
   * @param feederDecibels loss of the feeder in one direction; what comes back passes it twice
   * @param waterSeconds time in which water makes most of its effect
   */
  record Antenna(
      @Within(low = 0, high = 0.9) double reflection,
      @Within(low = 0, high = 20) double feederDecibels,
      @Within(low = 0.1, high = 86_400) double waterSeconds) {}

  /**
   * Who talks.
   *
   * @param carriers each with two slots; the first slot of the first one is the control channel
   * @param erlangs mean number of talks at a time
   * @param holdSeconds mean length of a talk
   * @param rssi mean signal of a talk in dBm
   * @param seed of the dice
   */
  record Traffic(
      @Within(low = 1, high = 8) int carriers,
      @Within(low = 0, high = 16) double erlangs,
      @Within(low = 1, high = 600) double holdSeconds,
      @Within(low = -130, high = -30) double rssi,
      @Within(low = 0, high = 1e9) int seed) {}

  /**
   * The time base.
   *
   * @param satellites in use when all is well
   * @param dilution horizontal dilution of precision then
   * @param driftNanosPerSecond of the oscillator alone
   * @param acquireSeconds until it locks after the signal is back
   */
  record Clock(
      @Within(low = 4, high = 30) int satellites,
      @Within(low = 0.5, high = 10) double dilution,
      @Within(low = 0, high = 10_000) double driftNanosPerSecond,
      @Within(low = 0, high = 3_600) double acquireSeconds) {}

  /**
   * The cabinet.
   *
   * @param outsideCelsius air that its own fans bring in
   * @param joulesPerKelvin heat capacity of what is in it
   * @param wattsPerKelvin heat given to the outside
   */
  record Cabinet(
      @Within(low = -40, high = 60) double outsideCelsius,
      @Within(low = 100, high = 1e7) double joulesPerKelvin,
      @Within(low = 1, high = 10_000) double wattsPerKelvin) {}
}

package org.gengfu.sim.physics;

/**
 * A precision air conditioner: a compressor that follows the return air between a tenth and all of
 * its power, with a rest time between two starts, and a coil that also dries.
 *
 * @param state what it calls itself
 * @param fan true while the fan runs
 * @param compressor true while the compressor runs
 * @param poweredSeconds how long it has had power
 * @param restedSeconds how long the compressor has stood still
 * @param coolingWatts sensible heat taken from the air during the last step
 * @param driedKgPerSecond water taken from the air during the last step
 * @param supplyCelsius temperature of the air that it blows
 */
record AirConditioner(
    UnitState state,
    boolean fan,
    boolean compressor,
    double poweredSeconds,
    double restedSeconds,
    double coolingWatts,
    double driedKgPerSecond,
    double supplyCelsius) {
  private static final double COIL_BELOW_SUPPLY_KELVIN = 10;
  private static final double COIL_CONTACT = 0.3;
  private static final double CLOGGED_SHARE = 0.7;
  private static final double LEAST_SHARE = 0.1;

  /** What the unit calls itself; the code is what its register says. */
  enum UnitState {
    OFF(0),
    RUNNING(1),
    STANDBY(2),
    FAULT(3);

    private final int code;

    UnitState(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  static AirConditioner running(PhysicsSettings settings) {
    double restart = settings.ac().restartSeconds();
    double celsius = settings.air().celsius();
    return new AirConditioner(UnitState.RUNNING, true, true, restart, 0, 0, 0, celsius);
  }

  double airflow(PhysicsSettings.Ac ac, Controls controls) {
    if (!fan) {
      return 0;
    }
    double share = controls.has(Condition.AC_FILTER_CLOGGED) ? CLOGGED_SHARE : 1;
    return ac.airflowKgPerSecond() * share;
  }

  /** Electric power of compressor and fan. */
  double electricWatts(PhysicsSettings.Ac ac) {
    return (fan ? ac.fanWatts() : 0) + coolingWatts / ac.performance();
  }

  AirConditioner step(
      PhysicsSettings.Ac ac,
      boolean powered,
      Controls controls,
      double returnCelsius,
      double returnRatio,
      double seconds) {
    double poweredFor = powered ? poweredSeconds + seconds : 0;
    UnitState next = choose(ac, powered, poweredFor, controls);
    boolean blows = next == UnitState.RUNNING || keepsBlowing(next, controls);
    boolean cools = next == UnitState.RUNNING && thermostat(ac, controls, returnCelsius);
    double rested = cools ? 0 : restedSeconds + seconds;
    double flow =
        new AirConditioner(next, blows, cools, poweredFor, rested, 0, 0, 0).airflow(ac, controls);
    double capacity = flow * MoistAir.JOULES_PER_KG_KELVIN;
    double reach = capacity * Math.max(0, returnCelsius - ac.lowestSupplyCelsius());
    double share = (returnCelsius - controls.setpointCelsius()) / ac.bandKelvin() + 0.5;
    double asked = ac.coolingWatts() * Math.clamp(share, LEAST_SHARE, 1);
    double cooling = cools ? Math.min(asked, reach) : 0;
    double supply = flow > 0 ? returnCelsius - cooling / capacity : returnCelsius;
    double coilRatio = MoistAir.ratio(supply - COIL_BELOW_SUPPLY_KELVIN, 100);
    double dried = cools ? flow * COIL_CONTACT * Math.max(0, returnRatio - coilRatio) : 0;
    return new AirConditioner(next, blows, cools, poweredFor, rested, cooling, dried, supply);
  }

  private static UnitState choose(
      PhysicsSettings.Ac ac, boolean powered, double poweredFor, Controls controls) {
    if (!powered || controls.has(Condition.AC_OFF)) {
      return UnitState.OFF;
    }
    if (controls.has(Condition.AC_HIGH_PRESSURE) || controls.has(Condition.AC_AIRFLOW_LOST)) {
      return UnitState.FAULT;
    }
    return poweredFor < ac.restartSeconds() ? UnitState.STANDBY : UnitState.RUNNING;
  }

  /** A unit whose compressor tripped still moves air; one whose fan failed does not. */
  private static boolean keepsBlowing(UnitState next, Controls controls) {
    return next == UnitState.FAULT && !controls.has(Condition.AC_AIRFLOW_LOST);
  }

  private boolean thermostat(PhysicsSettings.Ac ac, Controls controls, double returnCelsius) {
    double half = ac.bandKelvin() / 2;
    if (compressor) {
      return returnCelsius > controls.setpointCelsius() - half;
    }
    return returnCelsius > controls.setpointCelsius()
        && restedSeconds >= ac.compressorRestSeconds();
  }
}

package org.gengfu.sim.physics;

import org.gengfu.sim.physics.Supply.Currents;

/**
 * The meter at the distribution board.
 *
 * @param currents phase currents in A
 * @param watts real power of all phases
 * @param powerFactor real over apparent power, 1 without load
 * @param kiloWattHours real energy since the room began
 */
record MainsMeter(Currents currents, double watts, double powerFactor, double kiloWattHours) {
  private static final double UPS_FACTOR = 0.99;
  private static final double AC_FACTOR = 0.86;
  private static final double JOULES_PER_KWH = 3_600_000;

  static MainsMeter initial() {
    return new MainsMeter(Currents.NONE, 0, 1, 0);
  }

  /**
   * The meter after a step.
   *
   * @param upsWatts taken from L1
   * @param acWatts taken from the three phases alike
   */
  MainsMeter step(Supply supply, double upsWatts, double acWatts, double seconds) {
    double upsApparent = upsWatts / UPS_FACTOR;
    double acApparent = acWatts / AC_FACTOR;
    double third = acApparent / 3;
    Currents drawn =
        new Currents(
            amperes(upsApparent + third, supply.l1()),
            amperes(third, supply.l2()),
            amperes(third, supply.l3()));
    double watts = upsWatts + acWatts;
    double reactive = reactive(upsWatts, upsApparent) + reactive(acWatts, acApparent);
    double apparent = Math.hypot(watts, reactive);
    return new MainsMeter(
        drawn,
        watts,
        apparent > 0 ? watts / apparent : 1,
        kiloWattHours + watts * seconds / JOULES_PER_KWH);
  }

  private static double amperes(double apparent, double volts) {
    return volts > 0 ? apparent / volts : 0;
  }

  private static double reactive(double watts, double apparent) {
    return Math.sqrt(Math.max(0, apparent * apparent - watts * watts));
  }
}

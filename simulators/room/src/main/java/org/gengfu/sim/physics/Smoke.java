package org.gengfu.sim.physics;

/**
 * Smoke under the ceiling and the two contacts of the fire panel: the smoke contact trips at
 * {@value #TRIP} and falls back at {@value #RESET}; the fire contact needs a fire and twice as much
 * smoke, as a panel waits for a second detector.
 *
 * @param obscuration per cent per metre
 * @param detected the smoke contact
 * @param fire the fire contact
 */
record Smoke(double obscuration, boolean detected, boolean fire) {
  static final double TRIP = 4;
  static final double RESET = 2;
  private static final double SOURCE_PER_SECOND = 2;
  private static final double FIRE_PER_SECOND = 4;
  private static final double CLEARING_SECONDS = 5;
  private static final double HIGHEST = 40;

  static final Smoke NONE = new Smoke(0, false, false);

  Smoke step(Controls controls, double seconds) {
    double made = 0;
    if (controls.has(Condition.SMOKE_SOURCE)) {
      made += SOURCE_PER_SECOND;
    }
    if (controls.has(Condition.FIRE)) {
      made += FIRE_PER_SECOND;
    }
    double gone = made > 0 ? 0 : obscuration / CLEARING_SECONDS;
    double next = Math.clamp(obscuration + (made - gone) * seconds, 0, HIGHEST);
    boolean smoke = next > TRIP || (detected && next > RESET);
    boolean burning = controls.has(Condition.FIRE) && (fire || next > 2 * TRIP);
    return new Smoke(next, smoke, burning);
  }
}

package org.gengfu.sim.physics;

/**
 * The servers: dark without power, slow to come back.
 *
 * @param poweredSeconds how long they have had power
 */
record ItLoad(double poweredSeconds) {
  private static final double BOOT_SHARE = 0.6;

  static ItLoad running(PhysicsSettings.Load settings) {
    return new ItLoad(settings.bootSeconds());
  }

  /** What they take now, if they are given it. */
  double demandWatts(PhysicsSettings.Load settings, double fullWatts) {
    if (settings.bootSeconds() <= 0) {
      return fullWatts;
    }
    double booted = Math.min(1, poweredSeconds / settings.bootSeconds());
    return fullWatts * (BOOT_SHARE + (1 - BOOT_SHARE) * booted);
  }

  ItLoad step(PhysicsSettings.Load settings, boolean powered, double seconds) {
    return new ItLoad(powered ? Math.min(settings.bootSeconds(), poweredSeconds + seconds) : 0);
  }
}

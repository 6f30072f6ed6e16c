package org.gengfu.sim.physics;

/**
 * Water in air at sea level. Saturation pressure after Magnus with the coefficients of WMO-No. 8
 * (2018), annex 4.B, over water.
 */
final class MoistAir {
  static final double JOULES_PER_KG_KELVIN = 1006;
  private static final double PASCAL = 101_325;
  private static final double MASS_RATIO = 0.622;

  private MoistAir() {}

  static double saturationPascal(double celsius) {
    return 611.2 * Math.exp(17.62 * celsius / (243.12 + celsius));
  }

  /** Kilograms of water per kilogram of dry air, from relative humidity in per cent. */
  static double ratio(double celsius, double relativeHumidity) {
    double vapour = saturationPascal(celsius) * relativeHumidity / 100;
    return MASS_RATIO * vapour / (PASCAL - vapour);
  }

  /** Relative humidity in per cent, at most 100. */
  static double relativeHumidity(double celsius, double ratio) {
    double vapour = PASCAL * ratio / (MASS_RATIO + ratio);
    return Math.min(100, 100 * vapour / saturationPascal(celsius));
  }
}

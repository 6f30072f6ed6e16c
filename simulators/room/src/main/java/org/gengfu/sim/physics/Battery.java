package org.gengfu.sim.physics;

/**
 * The store of a UPS: energy in, energy out, never below empty or above full.
 *
 * @param capacityWh usable energy when full
 * @param storedWh usable energy now
 */
record Battery(double capacityWh, double storedWh) {
  private static final double EMPTY_BLOCK_VOLTS = 10.8;
  private static final double FULL_BLOCK_VOLTS = 13.1;
  private static final double FLOAT_BLOCK_VOLTS = 13.6;
  private static final double BLOCK_OHMS = 0.008;
  private static final double TAPER_FROM = 0.9;
  private static final double TRICKLE = 0.02;

  Battery {
    if (capacityWh <= 0 || storedWh < 0 || storedWh > capacityWh) {
      throw new IllegalArgumentException(
          "a battery of " + capacityWh + " Wh cannot hold " + storedWh + " Wh");
    }
  }

  /** 0 to 1. */
  double charge() {
    return storedWh / capacityWh;
  }

  boolean empty() {
    return storedWh <= 0;
  }

  /** The battery after this energy came in (positive) or went out (negative). */
  Battery plus(double wattHours) {
    return new Battery(capacityWh, Math.clamp(storedWh + wattHours, 0, capacityWh));
  }

  /** Power that the charger gives: full up to nine tenths, then less and less. */
  double acceptedWatts(double most) {
    if (charge() >= 1) {
      return 0;
    }
    double taper = (1 - charge()) / (1 - TAPER_FROM);
    return most * Math.clamp(taper, TRICKLE, 1);
  }

  /**
   * Voltage at the terminals.
   *
   * @param watts power into the battery, negative when it gives
   * @param floating true while the charger holds it
   */
  double volts(int blocks, double watts, boolean floating) {
    double rest = EMPTY_BLOCK_VOLTS + (FULL_BLOCK_VOLTS - EMPTY_BLOCK_VOLTS) * charge();
    if (floating && charge() > TAPER_FROM) {
      return blocks * FLOAT_BLOCK_VOLTS;
    }
    double amperes = watts / (rest * blocks);
    return blocks * (rest + amperes * BLOCK_OHMS);
  }
}

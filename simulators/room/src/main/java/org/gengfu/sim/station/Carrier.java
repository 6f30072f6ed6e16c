package org.gengfu.sim.station;

/**
 * One carrier: its amplifier and its two slots. Immutable.
 *
 * @param celsius temperature of the amplifier
 * @param folded true while it has reduced its power
 * @param watts forward power now, 0 while it does not transmit
 * @param reflection magnitude of the reflection coefficient that it sees, 0 to 1
 * @param talks seconds that each slot's talk still lasts, 0 for none
 * @param calls talks since the start
 * @param rssi signal of each slot's talk in dBm
 */
record Carrier(
    double celsius,
    boolean folded,
    double watts,
    double reflection,
    Slots talks,
    long calls,
    Slots rssi) {
  /** Below this nobody can tell forward from reflected power (see the VSWR of a silent station). */
  static final double LEAST_WATTS = 1;

  private static final double NO_SIGNAL = -128;

  /** A number for each of the two slots. */
  record Slots(double first, double second) {
    double of(int slot) {
      return slot == 0 ? first : second;
    }

    Slots with(int slot, double value) {
      return slot == 0 ? new Slots(value, second) : new Slots(first, value);
    }
  }

  static Carrier silent(double celsius) {
    return new Carrier(celsius, false, 0, 0, new Slots(0, 0), 0, new Slots(NO_SIGNAL, NO_SIGNAL));
  }

  /** Power that comes back, in watts: the forward power times the square of the reflection. */
  double reflectedWatts() {
    return watts * reflection * reflection;
  }

  /** Voltage standing wave ratio; NaN when it transmits too little to tell. */
  double vswr() {
    return watts < LEAST_WATTS ? Double.NaN : ratio(reflection);
  }

  static double ratio(double reflection) {
    return (1 + reflection) / (1 - Math.min(reflection, 0.99));
  }

  boolean talking(int slot) {
    return talks.of(slot) > 0;
  }

  double signal(int slot) {
    return talking(slot) ? rssi.of(slot) : NO_SIGNAL;
  }

  /** Direct power that it takes. */
  double directWatts(StationSettings.Amplifier amplifier) {
    return watts / amplifier.efficiency();
  }

  /** Heat that it makes: what is not sent, and what comes back. */
  double heatWatts(StationSettings.Amplifier amplifier) {
    return directWatts(amplifier) - watts + reflectedWatts();
  }

  Carrier begin(int slot, double seconds, double dBm) {
    return new Carrier(
        celsius,
        folded,
        watts,
        reflection,
        talks.with(slot, seconds),
        calls + 1,
        rssi.with(slot, dBm));
  }

  /** Lets time pass for the amplifier and the talks. */
  Carrier step(
      StationSettings.Amplifier amplifier,
      double mismatch,
      boolean powered,
      boolean fan,
      boolean control,
      boolean forced,
      double airCelsius,
      double seconds) {
    Slots left =
        new Slots(Math.max(0, talks.first() - seconds), Math.max(0, talks.second() - seconds));
    double ratio = ratio(mismatch);
    boolean hot =
        folded ? celsius > amplifier.recoverCelsius() : celsius > amplifier.foldbackCelsius();
    boolean mismatched =
        folded ? ratio > amplifier.recoverVswr() : ratio >= amplifier.foldbackVswr();
    boolean folds = hot || mismatched || forced;
    boolean sends = powered && (control || left.first() > 0 || left.second() > 0);
    double now = sends ? (folds ? amplifier.foldbackWatts() : amplifier.watts()) : 0;
    double conductance =
        fan && powered ? amplifier.fanWattsPerKelvin() : amplifier.stillWattsPerKelvin();
    Carrier next = new Carrier(celsius, folds, now, mismatch, left, calls, rssi);
    double towards = airCelsius + next.heatWatts(amplifier) / conductance;
    double share = 1 - Math.exp(-seconds * conductance / amplifier.joulesPerKelvin());
    double warmer = celsius + (towards - celsius) * share;
    return new Carrier(warmer, folds, now, mismatch, left, calls, rssi);
  }
}

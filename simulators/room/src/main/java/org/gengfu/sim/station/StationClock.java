package org.gengfu.sim.station;

/**
 * The time base: locked to satellites, or running on its oscillator. Immutable.
 *
 * @param signal true while the satellite antenna brings something
 * @param locked true while the time follows the satellites
 * @param searchedSeconds how long the signal has been back without a lock
 * @param offsetNanos how far the time has run away
 * @param elapsedSeconds since the start
 */
record StationClock(
    boolean signal,
    boolean locked,
    double searchedSeconds,
    double offsetNanos,
    double elapsedSeconds) {
  static StationClock started() {
    return new StationClock(true, true, 0, 0, 0);
  }

  StationClock lost() {
    return new StationClock(false, false, 0, offsetNanos, elapsedSeconds);
  }

  StationClock found() {
    return new StationClock(true, locked, 0, offsetNanos, elapsedSeconds);
  }

  StationClock step(StationSettings.Clock settings, boolean powered, double seconds) {
    double now = elapsedSeconds + seconds;
    if (!powered) {
      return new StationClock(signal, false, 0, 0, now);
    }
    if (locked) {
      return new StationClock(signal, true, 0, 0, now);
    }
    double drifted = offsetNanos + settings.driftNanosPerSecond() * seconds;
    double searched = signal ? searchedSeconds + seconds : 0;
    boolean found = signal && searched >= settings.acquireSeconds();
    return new StationClock(signal, found, searched, found ? 0 : drifted, now);
  }

  /** Satellites in use: all of them, fewer while it searches, none without a signal. */
  int satellites(StationSettings.Clock settings) {
    if (locked) {
      return settings.satellites();
    }
    double share = settings.acquireSeconds() > 0 ? searchedSeconds / settings.acquireSeconds() : 1;
    return signal ? (int) Math.min(3, 4 * share) : 0;
  }
}

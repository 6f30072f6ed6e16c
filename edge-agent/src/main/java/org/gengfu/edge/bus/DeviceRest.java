package org.gengfu.edge.bus;

/**
 * How long a device that does not answer is left alone: for its period after each of the first
 * failures, then twice as long each time, at most {@value #MAX_SECONDS} s. One thread at a time;
 * time is an argument.
 */
final class DeviceRest {
  static final int MAX_SECONDS = 60;

  private static final int QUICK_TRIES = 3;
  private static final long MAX_NANOS = MAX_SECONDS * 1_000_000_000L;

  private final long periodNanos;
  private int failures;
  private long untilNanos;

  DeviceRest(long periodNanos) {
    this.periodNanos = Math.min(periodNanos, MAX_NANOS);
  }

  /** True while the last question went unanswered. */
  boolean failing() {
    return failures > 0;
  }

  void answered() {
    failures = 0;
  }

  void failed(long nowNanos) {
    failures++;
    int doublings = Math.min(Math.max(0, failures - QUICK_TRIES), 30);
    long rest = periodNanos;
    for (int i = 0; i < doublings && rest < MAX_NANOS; i++) {
      rest *= 2;
    }
    untilNanos = nowNanos + Math.min(rest, MAX_NANOS);
  }

  /** Instant before which a failing device is not asked. */
  long untilNanos() {
    return untilNanos;
  }
}

package org.gengfu.edge.bus;

/**
 * How much of a bus's time may be spent waiting for devices that do not answer: a share of the
 * passing time, saved up to a maximum. A bucket of tokens, in nanoseconds. One thread at a time;
 * time is an argument.
 */
final class SilenceBudget {
  /** Share of the time: one part in this many. */
  static final int ONE_IN = 20;

  /** Most that can be saved up: enough for a few devices to be found dead quickly. */
  static final long MAX_NANOS = 5_000_000_000L;

  private long credit = MAX_NANOS;
  private long lastNanos;

  SilenceBudget(long nowNanos) {
    lastNanos = nowNanos;
  }

  /** True when a device that did not answer the last time may be tried. */
  boolean allows(long nowNanos) {
    earn(nowNanos);
    return credit > 0;
  }

  /** A question went unanswered for so long. */
  void spent(long costNanos, long nowNanos) {
    earn(nowNanos);
    credit -= costNanos;
  }

  /** How long until {@link #allows} says yes. */
  long waitNanos(long nowNanos) {
    earn(nowNanos);
    return credit > 0 ? 0 : (1 - credit) * ONE_IN;
  }

  private void earn(long nowNanos) {
    long passed = Math.max(0, nowNanos - lastNanos);
    credit = Math.min(MAX_NANOS, credit + passed / ONE_IN);
    // The remainder of the division is kept for the next time.
    lastNanos = nowNanos - passed % ONE_IN;
  }
}

package org.gengfu.edge.bus;

/**
 * How long a device that does not answer is left alone: hardly at all after the first failure,
 * which may have been noise on the line; for its period after the next two; then twice as long each
 * time, at most {@value #MAX_SECONDS} s. Then it is tried when the line has nothing else to do for
 * as long as its last silence took, or after one more period of its own. One thread at a time; time
 * is an argument.
 */
final class DeviceRest {
  static final int MAX_SECONDS = 60;

  private static final int TRIES_IN_PERIOD = 3;
  private static final long NOISE_NANOS = 100_000_000L;
  private static final long MAX_NANOS = MAX_SECONDS * 1_000_000_000L;

  private final long periodNanos;
  private int failures;
  private long untilNanos;
  private long costNanos;

  DeviceRest(long periodNanos) {
    this.periodNanos = Math.min(periodNanos, MAX_NANOS);
  }

  /** True while the last question went unanswered. */
  boolean failing() {
    return failures > 0;
  }

  /** It answered; true when it was gone for so long that everything about it may have changed. */
  boolean answered() {
    boolean wasGone = failures >= TRIES_IN_PERIOD;
    failures = 0;
    return wasGone;
  }

  /** A question went unanswered, and the line with it for so long. */
  void failed(long costNanos, long nowNanos) {
    failures++;
    this.costNanos = costNanos;
    int doublings = Math.min(Math.max(0, failures - TRIES_IN_PERIOD), 30);
    long rest = failures == 1 ? Math.min(NOISE_NANOS, periodNanos) : periodNanos;
    for (int i = 0; i < doublings && rest < MAX_NANOS; i++) {
      rest *= 2;
    }
    untilNanos = nowNanos + Math.min(rest, MAX_NANOS);
  }

  /** Instant before which a failing device is not asked. */
  long untilNanos() {
    return untilNanos;
  }

  /** Instant from which it is asked though others may have to wait for it. */
  long patientUntilNanos() {
    return untilNanos + periodNanos;
  }

  /** True when another failure like the last one would be over before somebody else is due. */
  boolean fits(long atNanos, long othersDueNanos) {
    return othersDueNanos == PollSlot.NEVER || othersDueNanos - atNanos >= costNanos;
  }
}

package org.gengfu.edge.bus;

import org.gengfu.profile.PollClass;

/**
 * One polling class of one device, due at a fixed rate: the next instant follows from the first
 * one, never from when the last question ended, so nothing drifts. One thread at a time; time is an
 * argument, in nanoseconds.
 */
final class PollSlot {
  /** A slot that is never due again by itself. */
  static final long NEVER = Long.MAX_VALUE;

  final int device;
  final PollClass pollClass;
  private final long periodNanos;
  private final long phaseNanos;
  private long due;

  /**
   * @param periodNanos 0 for once after each return of the device
   * @param phaseNanos where in its period the slot lies, from the second poll on
   */
  PollSlot(int device, PollClass pollClass, long periodNanos, long phaseNanos, long nowNanos) {
    this.device = device;
    this.pollClass = pollClass;
    this.periodNanos = periodNanos;
    this.phaseNanos = phaseNanos;
    this.due = nowNanos;
  }

  long due() {
    return due;
  }

  boolean repeats() {
    return periodNanos > 0;
  }

  /** It failed, the device is back, or somebody asked: due at once, then in its phase again. */
  void rush(long nowNanos) {
    due = Math.min(due, nowNanos);
  }

  /** It was asked at this instant; returns how many turns were missed since it was due. */
  long asked(long nowNanos) {
    if (!repeats()) {
      due = NEVER;
      return 0;
    }
    long missed = Math.max(0, nowNanos - due) / periodNanos;
    boolean inPhase = Math.floorMod(due - phaseNanos, periodNanos) == 0;
    long earliest = nowNanos + (inPhase ? 1 : periodNanos / 2);
    due = earliest + Math.floorMod(phaseNanos - earliest, periodNanos);
    return missed;
  }
}

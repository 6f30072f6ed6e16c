package org.gengfu.edge.bus;

import java.util.List;
import org.gengfu.driver.ReadRequest;

/**
 * Some questions of one device, due at a fixed rate: the next instant follows from the first one,
 * never from when the last question ended, so nothing drifts. One thread at a time; time is an
 * argument, in nanoseconds.
 */
final class PollSlot {
  /** A slot that is never due again by itself. */
  static final long NEVER = Long.MAX_VALUE;

  final BusDevice device;
  final List<ReadRequest> requests;
  private final long periodNanos;
  private final long phaseNanos;
  private long due;

  /**
   * @param periodNanos 0 for once after each return of the device
   * @param phaseNanos where in its period the slot lies, from the second poll on
   */
  PollSlot(
      BusDevice device,
      List<ReadRequest> requests,
      long periodNanos,
      long phaseNanos,
      long nowNanos) {
    this.device = device;
    this.requests = requests;
    this.periodNanos = periodNanos;
    this.phaseNanos = phaseNanos;
    this.due = nowNanos;
  }

  long due() {
    return due;
  }

  /** True when its questions bring a point. */
  boolean brings(String point) {
    return requests.stream().anyMatch(request -> request.points().contains(point));
  }

  long periodNanos() {
    return periodNanos;
  }

  boolean repeats() {
    return periodNanos > 0;
  }

  /** It failed, the device is back, or somebody asked: due at once, then in its phase again. */
  void rush(long nowNanos) {
    due = Math.min(due, nowNanos);
  }

  /** Due at this instant at the latest. */
  void dueBy(long atNanos) {
    due = Math.min(due, atNanos);
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

package org.gengfu.driver.modbus;

/**
 * Keeps a unit that owes an answer from being asked too soon, on lines whose answers carry no
 * number. Until the time-out has passed a second time, what comes from that unit may belong to the
 * old question; the line waits and discards it. Other units are asked meanwhile: their answers are
 * told apart by the unit. Called by the line's thread only.
 */
final class LateGuard {
  private final long[] freeAtNanos = new long[256];
  private final boolean[] owing = new boolean[256];

  /** A question to the unit ended without an answer, or needed a repeat to get one. */
  void owes(Question question, long nowNanos) {
    owing[question.unit()] = true;
    freeAtNanos[question.unit()] = nowNanos + question.timeoutNanos();
  }

  /** The same question is asked again: its late answer is an answer. */
  void forget(int unit) {
    owing[unit] = false;
  }

  /** How long the unit must still be left alone, 0 when it may be asked. */
  long waitNanos(int unit, long nowNanos) {
    if (!owing[unit]) {
      return 0;
    }
    long left = freeAtNanos[unit] - nowNanos;
    if (left <= 0) {
      owing[unit] = false;
      return 0;
    }
    return left;
  }
}

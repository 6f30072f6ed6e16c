package org.gengfu.edge.health;

/**
 * Notices when the wall clock was set: it compares how far it moved with how far the monotonic
 * clock did. One thread at a time; both times are arguments.
 */
final class ClockWatch {
  /** Slower drifts than this between two looks are what a time service does. */
  static final long JUMP_MILLIS = 2_000;

  private long wallMillis;
  private long steadyNanos;

  ClockWatch(long wallMillis, long steadyNanos) {
    this.wallMillis = wallMillis;
    this.steadyNanos = steadyNanos;
  }

  /** How far the clock jumped since the last look, 0 when it did not. */
  long look(long nowMillis, long nowNanos) {
    long wall = nowMillis - wallMillis;
    long steady = (nowNanos - steadyNanos) / 1_000_000;
    wallMillis = nowMillis;
    steadyNanos = nowNanos;
    long jump = wall - steady;
    return Math.abs(jump) >= JUMP_MILLIS ? jump : 0;
  }
}

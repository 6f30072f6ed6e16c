package org.gengfu.driver.snmp;

/**
 * Counts TimeTicks on over their wrap. Hundredths of a second in 32 bits begin again after 497
 * days; that is told from a restart by the time that has passed here: after a wrap the count stands
 * where it must, after a restart it stands near 0 too early. One thread.
 */
final class Uptime {
  private static final long WRAP = 1L << 32;
  private static final long NANOS_PER_TICK = 10_000_000L;

  /** By how much two clocks may have drifted apart: 5 minutes, and a hundredth of the time. */
  private static final long SLACK_TICKS = 30_000;

  private boolean known;
  private long total;
  private long atNanos;

  /**
   * The ticks since the agent began.
   *
   * @param ticks as the agent shows them, 0 to 2^32 - 1
   * @param nowNanos by {@link System#nanoTime()}
   */
  long total(long ticks, long nowNanos) {
    long before = total % WRAP;
    if (!known || ticks >= before) {
      total = known ? total - before + ticks : ticks;
    } else {
      long passed = (nowNanos - atNanos) / NANOS_PER_TICK;
      long expected = before + passed - WRAP;
      long slack = SLACK_TICKS + passed / 100;
      total = Math.abs(ticks - expected) <= slack ? total - before + WRAP + ticks : ticks;
    }
    known = true;
    atNanos = nowNanos;
    return total;
  }
}

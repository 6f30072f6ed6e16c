package org.gengfu.driver.snmp;

/**
 * At most so many questions in any second, and a rest after the last one. Holds one instant for
 * each question of a second. Instants are of {@link System#nanoTime()}. One thread.
 */
final class RateLimit {
  private static final long SECOND = 1_000_000_000L;

  private final long[] sent;
  private final long gapNanos;
  private int next;
  private int count;
  private long restUntil;
  private boolean rests;

  /**
   * @param perSecond 1 to 1,000
   * @param gapNanos rest after an answer or a time-out
   */
  RateLimit(int perSecond, long gapNanos) {
    sent = new long[perSecond];
    this.gapNanos = gapNanos;
  }

  /** How long a question must wait, 0 for not at all. */
  long waitNanos(long now) {
    long wait = rests ? restUntil - now : 0;
    if (count == sent.length) {
      wait = Math.max(wait, sent[next] + SECOND - now);
    }
    return Math.max(0, wait);
  }

  /** A question goes out. */
  void asked(long now) {
    sent[next] = now;
    next = (next + 1) % sent.length;
    count = Math.min(count + 1, sent.length);
  }

  /** A question is over. */
  void ended(long now) {
    rests = gapNanos > 0;
    restUntil = now + gapNanos;
  }
}

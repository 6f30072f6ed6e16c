package org.gengfu.notify.modem;

import java.time.Duration;

/** How long a network tries, in relative form (3GPP TS 23.040, 9.2.3.12.1). Any thread. */
public final class Validity {
  /** Longest: 63 weeks. */
  public static final Duration MOST = Duration.ofDays(441);

  private Validity() {}

  /** The smallest value that is not shorter. */
  public static int of(Duration duration) {
    if (duration.compareTo(MOST) > 0 || duration.isNegative()) {
      throw new IllegalArgumentException("validity " + duration);
    }
    long minutes = duration.plusMinutes(1).minusNanos(1).toMinutes();
    long value;
    if (minutes <= 12 * 60) {
      value = Math.max(0, up(minutes, 5) - 1);
    } else if (minutes <= 24 * 60) {
      value = 143 + up(minutes - 12 * 60, 30);
    } else if (minutes <= 30 * 24 * 60) {
      value = 166 + up(minutes, 24 * 60);
    } else {
      value = Math.max(197, 192 + up(minutes, 7 * 24 * 60));
    }
    return Math.toIntExact(value);
  }

  private static long up(long minutes, long step) {
    return (minutes + step - 1) / step;
  }
}

package org.gengfu.notify;

import java.time.Duration;

/**
 * How often a channel may be used.
 *
 * @param count most attempts, 1 to {@value #MAX_COUNT}
 * @param per in any stretch of this length, at most {@link #LONGEST}
 * @param scope of what
 * @param reserve of them kept for level 1, fewer than {@code count}
 */
public record Limit(int count, Duration per, Scope scope, int reserve) {
  /** Largest count. */
  public static final int MAX_COUNT = 200;

  /** Longest stretch. */
  public static final Duration LONGEST = Duration.ofDays(1);

  /** Of what a limit is. */
  public enum Scope {
    /** All that goes by the channel. */
    CHANNEL,
    /** What goes to one receiver by the channel. */
    RECEIVER
  }

  public Limit {
    if (count < 1
        || count > MAX_COUNT
        || !per.isPositive()
        || per.compareTo(LONGEST) > 0
        || reserve < 0
        || reserve >= count) {
      throw new IllegalArgumentException("limit " + count + " per " + per + ", " + reserve);
    }
  }

  /** How many a message of a level may use. */
  int open(int level) {
    return level == 1 ? count : count - reserve;
  }
}

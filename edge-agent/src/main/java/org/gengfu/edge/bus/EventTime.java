package org.gengfu.edge.bus;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which instant counts for what a device said unasked: its own clock's, where that can be right.
 * Stateless.
 */
final class EventTime {
  /** What a device says may have waited in it for so long at most. */
  static final Duration MOST_BEHIND = Duration.ofDays(1);

  private EventTime() {}

  /**
   * The device's instant when it lies within {@link #MOST_BEHIND} before now, or else now: a clock
   * that was never set, or runs ahead, must not tear holes into the history.
   */
  static Instant of(@Nullable Instant deviceTime, Instant now) {
    boolean plausible =
        deviceTime != null
            && !deviceTime.isAfter(now)
            && deviceTime.isAfter(now.minus(MOST_BEHIND));
    return plausible && deviceTime != null ? deviceTime : now;
  }
}

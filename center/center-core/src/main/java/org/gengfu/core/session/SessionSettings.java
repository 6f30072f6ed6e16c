package org.gengfu.core.session;

import java.time.Duration;

/**
 * How patient a host is with an edge.
 *
 * @param reorderTimeout how long a missing message is waited for before a rebirth is asked for
 * @param rebirthInterval least time between two requests to one edge; doubles with each request
 *     that did not help
 * @param rebirthIntervalMax where the doubling ends
 * @param spread the requests of many edges that need one at the same moment are spread over this
 *     long, each edge having a fixed place in it
 * @param settled an edge that needs nothing for this long after a birth is trusted again: its
 *     interval starts small
 * @param deviceBirthTimeout how long after an NBIRTH the DBIRTH of a known device may take
 */
public record SessionSettings(
    Duration reorderTimeout,
    Duration rebirthInterval,
    Duration rebirthIntervalMax,
    Duration spread,
    Duration settled,
    Duration deviceBirthTimeout) {
  /** Five seconds of patience, requests at least ten seconds and at most ten minutes apart. */
  public static final SessionSettings DEFAULT =
      new SessionSettings(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofMinutes(10),
          Duration.ofSeconds(2),
          Duration.ofMinutes(1),
          Duration.ofSeconds(10));

  public SessionSettings {
    if (!reorderTimeout.isPositive()
        || !rebirthInterval.isPositive()
        || rebirthIntervalMax.compareTo(rebirthInterval) < 0
        || spread.isNegative()
        || settled.isNegative()
        || !deviceBirthTimeout.isPositive()) {
      throw new IllegalArgumentException(
          "reorder timeout, rebirth interval and device birth timeout must be positive, the largest"
              + " interval not below the least, spread and settled not negative");
    }
  }

  /** These settings with another reorder timeout. */
  public SessionSettings withReorderTimeout(Duration timeout) {
    return new SessionSettings(
        timeout, rebirthInterval, rebirthIntervalMax, spread, settled, deviceBirthTimeout);
  }
}

package org.gengfu.core.incident;

import java.time.Duration;

/**
 * How the correlator treats time, and its bounds.
 *
 * @param reorder how long an event waits for earlier ones
 * @param maxAhead how far before the center's clock an event time may be; beyond, the event counts
 *     as of now
 * @param flapWindow within which an alarm that comes again is the same matter
 * @param grace how long after its end a cause still explains what is noticed late
 * @param soak how long nothing may last before an incident is resolved
 * @param keep how long a resolved incident is kept for what comes late
 * @param lease after which an alarm that its source never mentions again no longer counts as there
 * @param maxHold the longest that a symptom waits for its cause before anybody is told
 * @param maxWaiting most events that wait for their order; beyond, the earliest goes at once
 * @param maxEpisodes most episodes that are kept; beyond, the incident that was resolved first is
 *     forgotten early, and when none is resolved the alarm stays without incident
 */
public record CorrelatorPolicy(
    Duration reorder,
    Duration maxAhead,
    Duration flapWindow,
    Duration grace,
    Duration soak,
    Duration keep,
    Duration lease,
    Duration maxHold,
    int maxWaiting,
    int maxEpisodes) {
  /** The longest list of active alarms that one source may give. */
  public static final int MOST_LISTED = 100_000;

  /** What the specification of the alarms begins with. */
  public static final CorrelatorPolicy USUAL =
      new CorrelatorPolicy(
          Duration.ofSeconds(10),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofSeconds(120),
          Duration.ofSeconds(60),
          Duration.ofHours(2),
          Duration.ofHours(24),
          Duration.ofSeconds(180),
          100_000,
          200_000);

  public CorrelatorPolicy {
    for (Duration time :
        new Duration[] {reorder, maxAhead, flapWindow, grace, soak, keep, lease, maxHold}) {
      if (time.isNegative() || time.compareTo(Duration.ofDays(31)) > 0) {
        throw new IllegalArgumentException("a time of 0 to 31 days is wanted, not " + time);
      }
    }
    if (maxWaiting < 1 || maxEpisodes < 1) {
      throw new IllegalArgumentException("at least one event and one episode must have room");
    }
  }
}

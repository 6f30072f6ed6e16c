package org.gengfu.center.incident;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.gengfu.core.incident.CorrelatorPolicy;

/**
 * By what incidents are made and shown.
 *
 * @param policy times and bounds of the correlator, for a center that has no state yet
 * @param kinds what the rules of cause call alarms and devices
 * @param places where edges' devices stand
 * @param zone in which sentences give the time of day
 */
public record IncidentSetup(
    CorrelatorPolicy policy, AlarmKinds kinds, NodeNames.Placing places, ZoneId zone) {
  /**
   * How long the running center waits for what is out of order. Most lateness comes from delays
   * that are longer than any wait would be (a camera is offline for minutes before it counts); what
   * comes late takes its place by event time all the same. So it waits only for what crosses on the
   * wire, and the screen has the incident within a second.
   */
  public static final Duration REORDER = Duration.ofMillis(300);

  /**
   * After this long without a word an alarm no longer counts as there. The alarm machine knows
   * better, and is heard: this is the last guard only.
   */
  public static final Duration LEASE = Duration.ofDays(31);

  /** What a center begins with. */
  public static IncidentSetup usual() {
    CorrelatorPolicy usual = CorrelatorPolicy.USUAL;
    return new IncidentSetup(
        new CorrelatorPolicy(
            REORDER,
            usual.maxAhead(),
            usual.flapWindow(),
            usual.grace(),
            usual.soak(),
            usual.keep(),
            LEASE,
            usual.maxHold(),
            usual.maxWaiting(),
            usual.maxEpisodes()),
        AlarmKinds.shipped(),
        (edge, room) -> NodeNames.NOWHERE,
        ZoneOffset.UTC);
  }

  /** The same elsewhere. */
  public IncidentSetup at(NodeNames.Placing otherPlaces, ZoneId otherZone) {
    return new IncidentSetup(policy, kinds, otherPlaces, otherZone);
  }

  /** The same with other names of alarms and devices. */
  public IncidentSetup with(AlarmKinds otherKinds) {
    return new IncidentSetup(policy, otherKinds, places, zone);
  }
}

package org.gengfu.center.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentState;

/** How the thing that failed is, by telemetry. */
sealed interface RootHealth {
  /** Some alarm of it lasts. */
  record Bad(long sinceMillis) implements RootHealth {}

  /** It is well, and not for long enough yet. */
  record Soaking(Instant until) implements RootHealth {}

  /** It has been well for the soak time. */
  record Well(long firstGoodMillis) implements RootHealth {}

  /** Nobody can say: its last word was no all-clear. */
  record Unknown() implements RootHealth {}

  /**
   * Of an incident's root: all alarms of that node that belong to the incident must have ended by a
   * message, since when counts from the last of them.
   */
  static RootHealth of(IncidentState state, Incident incident, Instant now) {
    Map<AlarmKey, Episode> last = new HashMap<>();
    for (Episode episode : atRoot(state, incident)) {
      last.merge(
          episode.key(),
          episode,
          (one, other) -> one.raisedMillis() > other.raisedMillis() ? one : other);
    }
    long good = Long.MIN_VALUE;
    boolean said = true;
    for (Episode episode : last.values()) {
      Episode.End end = episode.end();
      if (end == null) {
        return new Bad(episode.raisedMillis());
      }
      good = Math.max(good, end.teMillis());
      said &= isProof(end.why());
    }
    if (!said || last.isEmpty()) {
      return new Unknown();
    }
    Duration soak = state.policy().soak();
    Instant until = Instant.ofEpochMilli(good).plus(soak);
    return now.isBefore(until) ? new Soaking(until) : new Well(good);
  }

  private static List<Episode> atRoot(IncidentState state, Incident incident) {
    Episode root = state.episode(incident.root());
    if (incident.residualOf() != 0) {
      return List.of(root);
    }
    return state.episodesAt(root.key().resource()).stream()
        .filter(episode -> state.rootOf(episode).incident() == incident.id())
        .toList();
  }

  private static boolean isProof(Episode.Why why) {
    return switch (why) {
      case CLEARED, RECONCILED, CONTRADICTED -> true;
      case SUPERSEDED, LEASE_OVER, REVOKED -> false;
    };
  }
}

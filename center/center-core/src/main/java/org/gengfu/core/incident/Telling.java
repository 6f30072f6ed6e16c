package org.gengfu.core.incident;

import java.time.Duration;
import java.time.Instant;

/** When somebody may be told of an incident. Pure. The clocks of the contract never wait for it. */
public final class Telling {
  private Telling() {}

  /**
   * The instant from which an incident may be told: an alarm that nothing could have caused goes at
   * once; one that may be a symptom waits for as long as its cause may take to become known, at
   * most the policy's hold. An incident whose root is inferred has waited already.
   */
  public static Instant from(IncidentState state, Incident incident) {
    Episode root = state.episode(incident.root());
    Duration wait =
        root.inferred() || incident.residualOf() != 0
            ? Duration.ZERO
            : state.rules().wait(root.key().type());
    Duration most = state.policy().maxHold();
    return Instant.ofEpochMilli(incident.openedMillis())
        .plus(wait.compareTo(most) < 0 ? wait : most);
  }

  /** True when an incident that lasts may be told now. */
  public static boolean mayTell(IncidentState state, Incident incident, Instant now) {
    return incident.open() && !now.isBefore(from(state, incident));
  }
}

package org.gengfu.core.incident;

import java.util.List;
import org.gengfu.core.graph.GraphEdit;
import org.jspecify.annotations.Nullable;

/**
 * One line of the correlator's journal. A state follows from the facts alone. Times are event
 * times, milliseconds since 1970-01-01 UTC; episodes go by their numbers, incidents by their ids.
 */
public sealed interface IncidentFact {
  /** What happens to an incident as a whole. */
  sealed interface OfIncident extends IncidentFact {}

  /** An event waits for earlier ones. */
  record Held(AlarmEvent event) implements IncidentFact {}

  /**
   * An event is taken, from those that wait, by which event time advances, or because it came too
   * late to wait.
   *
   * @param late true when later ones had been taken before
   */
  record Taken(AlarmEvent event, boolean late) implements IncidentFact {}

  /** An event changes nothing, because. */
  record Ignored(AlarmEvent event, Cause why) implements IncidentFact {
    /** Why an event changes nothing. */
    public enum Cause {
      /** The same was said before. */
      DUPLICATE,
      /** Nothing was there that could clear; its raise may still come. */
      NOTHING_TO_CLEAR,
      /** The most episodes are kept, and none may be forgotten: it stays without incident. */
      NO_ROOM
    }
  }

  /** A person's wish, or an edit, cannot be followed. */
  record Refused(String what, String why) implements IncidentFact {}

  /** Event time has passed up to here. */
  record Advanced(long watermarkMillis) implements IncidentFact {}

  /** An alarm is there, reported or inferred; it belongs to nothing yet. */
  record Raised(Episode episode, long seq) implements IncidentFact {}

  /** What was said before was said again: the message belongs to that episode. */
  record Repeated(long episode, AlarmEvent event) implements IncidentFact {}

  /** An inferred parent has spoken itself. */
  record Confirmed(long episode, AlarmEvent event) implements IncidentFact {}

  /** Its source mentioned it. */
  record Seen(long episode, long teMillis) implements IncidentFact {}

  /** An episode is over. */
  record Ended(long episode, Episode.End end) implements IncidentFact {}

  /** A clear came for which nothing was there; kept for a raise that is late. */
  record ClearKept(AlarmEvent event) implements IncidentFact {}

  /**
   * What an episode's cause is from now on.
   *
   * @param reason null for none
   * @param pinned true when a person decided it
   */
  record Linked(long episode, @Nullable Reason reason, boolean pinned) implements IncidentFact {}

  /**
   * There is a new incident.
   *
   * @param splitFrom the incident from which its root was taken, or 0
   */
  record Opened(Incident incident, long splitFrom) implements OfIncident {}

  /** What outlasted its cause is a matter of its own. */
  record ResidualOpened(Incident incident, long episode) implements OfIncident {}

  /** Two incidents are one; {@code loser} is no more, the survivor's root is {@code root}. */
  record Merged(long loser, long survivor, long root) implements OfIncident {}

  /** An incident has another root. */
  record Rerooted(long incident, long root) implements OfIncident {}

  /** An incident whose only member is no more is no more. */
  record Dissolved(long incident) implements OfIncident {}

  /** Nothing of an incident lasts. */
  record Resolved(long incident, long teMillis) implements OfIncident {}

  /** A resolved incident has a lasting member again. */
  record Reopened(long incident) implements OfIncident {}

  /** An incident with its members is no longer needed here. */
  record Forgotten(long incident, List<Long> members) implements OfIncident {
    public Forgotten {
      members = List.copyOf(members);
    }
  }

  /** A revoked episode is no longer needed. */
  record Removed(long episode) implements IncidentFact {}

  /** Something is to be looked at later. */
  record Scheduled(Timer timer) implements IncidentFact {}

  /** It was looked at. */
  record Fired(Timer timer) implements IncidentFact {}

  /** A person decided; what follows from it follows. */
  record DecidedByHand(IncidentInput.ByHand input) implements IncidentFact {}

  /** The drawing of the field was edited. */
  record GraphEdited(GraphEdit edit) implements IncidentFact {}

  /** The rules were edited. */
  record RulesEdited(RuleBook rules) implements IncidentFact {}
}

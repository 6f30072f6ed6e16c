package org.gengfu.core.incident;

import java.util.List;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.graph.GraphEdit;

/** What can happen to the correlator. */
public sealed interface IncidentInput {
  /** An alarm was raised or cleared. */
  record Transition(AlarmEvent event) implements IncidentInput {}

  /** The clock moved; to be sent at {@link Correlator#nextDeadline} or later. */
  record TimePassed() implements IncidentInput {}

  /**
   * A source gave its full list of active alarms.
   *
   * @param source as in {@link AlarmEvent#source}
   * @param teMillis when the list was true
   * @param active what is in it, raised at its own event time; at most {@value
   *     CorrelatorPolicy#MOST_LISTED}
   */
  record Snapshot(String source, long teMillis, List<AlarmEvent> active) implements IncidentInput {
    public Snapshot {
      active = List.copyOf(active);
      if (active.size() > CorrelatorPolicy.MOST_LISTED) {
        throw new IllegalArgumentException(
            "a list of %d alarms; %d are the most"
                .formatted(active.size(), CorrelatorPolicy.MOST_LISTED));
      }
    }
  }

  /** A source says again that an alarm is there. */
  record Refresh(AlarmKey key, long teMillis) implements IncidentInput {}

  /**
   * This alarm is demonstrably not there: what would have brought it by now cannot last.
   *
   * @param key the alarm that is not there, e.g. of a camera that gives pictures
   */
  record ProofOfLife(AlarmKey key, long teMillis) implements IncidentInput {}

  /**
   * The drawing of the field is to be edited, in this order. An edit that the drawing refuses is
   * left out, and a fact says why.
   *
   * @param edits at most {@value #MOST_EDITS}
   */
  record GraphChanged(List<GraphEdit> edits) implements IncidentInput {
    /** The most edits at once. */
    public static final int MOST_EDITS = 100_000;

    public GraphChanged {
      edits = List.copyOf(edits);
      if (edits.size() > MOST_EDITS) {
        throw new IllegalArgumentException(
            "%d edits at once; %d are the most".formatted(edits.size(), MOST_EDITS));
      }
    }
  }

  /** The rules were edited. */
  record RulesChanged(RuleBook rules) implements IncidentInput {}

  /** What a person decides; the engine does not undo it. */
  sealed interface ByHand extends IncidentInput {
    /** Who. */
    String user();

    /** Why; not empty. */
    String reason();
  }

  /** Two incidents are one: {@code merged} goes under the root of {@code into}. */
  record Merge(long merged, long into, String user, String reason) implements ByHand {}

  /** An alarm, with what hangs on it, is a matter of its own. */
  record Split(long episode, String user, String reason) implements ByHand {}

  /** The cause lies at this node. */
  record Reroot(long incident, String node, String user, String reason) implements ByHand {}
}

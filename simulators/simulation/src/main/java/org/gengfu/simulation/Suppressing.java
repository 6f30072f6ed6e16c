package org.gengfu.simulation;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gengfu.core.alarm.AlarmInput;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.alarm.AlarmState;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.IncidentFact;
import org.gengfu.core.incident.IncidentState;

/** What is only an effect within an open incident is kept from the operator's list. Stateless. */
final class Suppressing {
  private static final String RULE = "cause";

  private Suppressing() {}

  /** Brings the alarms to what the incidents say after a transaction. */
  static void follow(Draft draft, Collection<AlarmState> committed) {
    if (draft.incidentFacts().stream().noneMatch(Suppressing::matters)) {
      return;
    }
    SortedMap<String, String> wanted = wanted(draft.incidents());
    for (AlarmState alarm : committed) {
      follow(draft, alarm.key(), wanted);
    }
    for (AlarmState alarm : List.copyOf(draft.alarms().values())) {
      follow(draft, alarm.key(), wanted);
    }
  }

  private static boolean matters(IncidentFact fact) {
    return fact instanceof IncidentFact.OfIncident
        || fact instanceof IncidentFact.Linked
        || fact instanceof IncidentFact.Raised
        || fact instanceof IncidentFact.Ended;
  }

  /** For each alarm that is an effect: its incident. */
  static SortedMap<String, String> wanted(IncidentState state) {
    SortedMap<String, String> wanted = new TreeMap<>();
    state
        .episodes()
        .each((number, episode) -> {
          if (episode.active() && hides(state, episode)) {
            wanted.put(episode.key().toString(), state.incidentOf(episode).name());
          }
          return true;
        });
    return wanted;
  }

  /** By which incidents an alarm is hidden. */
  static SortedSet<String> causes(AlarmState state) {
    return state.visibility().suppressions().getOrDefault(RULE, new TreeSet<>());
  }

  private static boolean hides(IncidentState state, Episode episode) {
    return episode.reason() != null && episode.residual() == 0 && state.incidentOf(episode).open();
  }

  private static void follow(Draft draft, AlarmKey key, SortedMap<String, String> wanted) {
    AlarmState state = draft.alarm(key);
    if (state == null || state.archived()) {
      return;
    }
    String cause = wanted.getOrDefault(key.toString(), "");
    SortedSet<String> has = causes(state);
    for (String old : has) {
      if (!old.equals(cause)) {
        draft.take(key, new AlarmInput.Unsuppress(RULE, old));
      }
    }
    if (!cause.isEmpty() && !has.contains(cause)) {
      draft.take(key, new AlarmInput.Suppress(RULE, cause));
    }
  }
}

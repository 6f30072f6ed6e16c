package org.gengfu.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.graph.FieldGraph;

/** One run of one rule book over a history. Used by one thread, once. */
final class TrialRun {
  /** After the last input: as long as inference and residuals may take. */
  private static final Duration AFTERWARDS = Duration.ofHours(1);

  private final ZoneId zone;
  private final SortedMap<Alarm, Long> incidents = new TreeMap<>();
  private final SortedMap<Long, Outcome> outcomes = new TreeMap<>();
  private final SortedMap<String, Integer> links = new TreeMap<>();
  private IncidentState state;

  /** An alarm that somebody reported, at the time at which it was first there. */
  record Alarm(AlarmKey key, long raisedMillis) implements Comparable<Alarm> {
    @Override
    public int compareTo(Alarm other) {
      int order = Long.compare(raisedMillis, other.raisedMillis);
      if (order == 0) {
        order = key.resource().compareTo(other.key.resource());
      }
      if (order == 0) {
        order = key.type().compareTo(other.key.type());
      }
      return order == 0 ? key.qualifier().compareTo(other.key.qualifier()) : order;
    }
  }

  /** What became of an incident: the root's resource and type, and what is said of it. */
  record Outcome(String root, RuleTrial.Told told, int alarms) {}

  TrialRun(FieldGraph graph, RuleBook rules, CorrelatorPolicy policy, ZoneId zone) {
    this.state = IncidentState.of(graph, rules, policy);
    this.zone = zone;
  }

  TrialRun over(List<RuleTrial.Entry> history) {
    long now = 0;
    for (RuleTrial.Entry entry : history) {
      now = Math.max(now, entry.arrivalMillis());
      put(entry.input(), now);
    }
    put(new IncidentInput.TimePassed(), now + AFTERWARDS.toMillis());
    for (Incident incident : state.incidents().values()) {
      note(incident, state.members(incident));
    }
    return this;
  }

  private void put(IncidentInput input, long now) {
    for (IncidentFact fact : Correlator.decide(state, input, Instant.ofEpochMilli(now))) {
      if (fact instanceof IncidentFact.Forgotten forgotten) {
        Incident incident = state.incident(forgotten.incident());
        if (incident != null) {
          List<Episode> members = new ArrayList<>();
          forgotten.members().forEach(number -> members.add(state.episode(number)));
          note(incident, members);
        }
      }
      state = Correlator.apply(state, fact);
    }
  }

  private void note(Incident incident, List<Episode> members) {
    if (incident.residualOf() != 0) {
      return;
    }
    int alarms = 0;
    for (Episode member : members) {
      Reason reason = member.reason();
      if (reason != null) {
        links.merge(reason.rule(), 1, Integer::sum);
      }
      if (!member.inferred()) {
        incidents.put(new Alarm(member.key(), member.raisedMillis()), incident.id());
        alarms++;
      }
    }
    AlarmKey root = state.episode(incident.root()).key();
    outcomes.put(
        incident.id(),
        new Outcome(
            root.toString(),
            new RuleTrial.Told(
                Sentence.of(state, incident, zone, Sentence.Language.ZH),
                Sentence.of(state, incident, zone, Sentence.Language.EN)),
            alarms));
  }

  /** The incident of each reported alarm. */
  SortedMap<Alarm, Long> incidents() {
    return incidents;
  }

  SortedMap<Long, Outcome> outcomes() {
    return outcomes;
  }

  /** How many memberships each rule explains. */
  SortedMap<String, Integer> links() {
    return links;
  }
}

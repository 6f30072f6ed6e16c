package org.gengfu.core.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gengfu.core.graph.FieldGraph;

/** Runs the correlator over messages and remembers which incident each raise came to. */
final class Run {
  private IncidentState state;
  private final List<IncidentFact> facts = new ArrayList<>();
  private final Map<Long, Long> episodes = new HashMap<>();
  private final Map<Long, Long> incidents = new HashMap<>();
  private final Map<Long, String> roots = new HashMap<>();

  Run(FieldGraph graph) {
    this(graph, RuleText.starter(), CorrelatorPolicy.USUAL);
  }

  Run(FieldGraph graph, RuleBook rules, CorrelatorPolicy policy) {
    this(IncidentState.of(graph, rules, policy));
  }

  Run(IncidentState state) {
    this.state = state;
  }

  /** A message and when it came. */
  record Message(long arrivalMillis, AlarmEvent event) {}

  Run hear(List<Message> messages) {
    long now = 0;
    for (Message message : messages) {
      now = Math.max(now, message.arrivalMillis());
      put(new IncidentInput.Transition(message.event()), now);
    }
    return this;
  }

  Run put(IncidentInput input, long nowMillis) {
    for (IncidentFact fact : Correlator.decide(state, input, Instant.ofEpochMilli(nowMillis))) {
      note(fact);
      state = Correlator.apply(state, fact);
      facts.add(fact);
    }
    return this;
  }

  Run until(long nowMillis) {
    return put(new IncidentInput.TimePassed(), nowMillis);
  }

  private void note(IncidentFact fact) {
    switch (fact) {
      case IncidentFact.Raised raised -> {
        if (raised.episode().inference() == null) {
          episodes.put(raised.seq(), raised.episode().number());
        }
      }
      case IncidentFact.Repeated repeated ->
          episodes.put(repeated.event().seq(), repeated.episode());
      case IncidentFact.Confirmed confirmed ->
          episodes.put(confirmed.event().seq(), confirmed.episode());
      case IncidentFact.Forgotten forgotten -> {
        Incident incident = state.incident(forgotten.incident());
        if (incident != null && incident.residualOf() == 0) {
          write(incident, forgotten.members());
        }
      }
      default -> {}
    }
  }

  private void write(Incident incident, List<Long> members) {
    members.forEach(member -> incidents.put(member, incident.id()));
    roots.put(incident.id(), state.episode(incident.root()).key().resource());
  }

  /** For each root node: the resources that raised under it, once for each incident. */
  Map<String, List<TreeSet<Long>>> groups() {
    for (Incident incident : state.incidents().values()) {
      if (incident.residualOf() == 0) {
        write(incident, state.members(incident).stream().map(Episode::number).toList());
      }
    }
    Map<Long, TreeSet<Long>> messages = new TreeMap<>();
    episodes.forEach((seq, episode) -> {
      Long incident = incidents.get(episode);
      if (incident != null) {
        messages.computeIfAbsent(incident, id -> new TreeSet<>()).add(seq);
      }
    });
    Map<String, List<TreeSet<Long>>> found = new TreeMap<>();
    messages.forEach((incident, seqs) ->
        found.computeIfAbsent(roots.get(incident), root -> new ArrayList<>()).add(seqs));
    return found;
  }

  IncidentState state() {
    return state;
  }

  List<IncidentFact> facts() {
    return facts;
  }

  String hash() {
    return StateHash.of(state);
  }
}

package org.gengfu.center.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentFact;
import org.gengfu.core.incident.IncidentState;

/** Which incidents clocks must look at, and when. Only the writer's thread may use it. */
final class IncidentNews {
  private final List<IncidentFact> late = new ArrayList<>();
  private final Map<Long, Instant> later = new HashMap<>();
  private final TreeSet<Due> order = new TreeSet<>();
  private final List<Merge> merges = new ArrayList<>();
  private final List<Long> dissolved = new ArrayList<>();
  private final List<Long> forgotten = new ArrayList<>();
  private boolean all = true;

  /** One incident became part of another. */
  record Merge(long loser, long survivor) {}

  private record Due(Instant at, long incident) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = at.compareTo(other.at);
      return byTime == 0 ? Long.compare(incident, other.incident) : byTime;
    }
  }

  /** Nothing is known any more: everything is to be looked at. */
  void forgetAll() {
    late.clear();
    later.clear();
    order.clear();
    merges.clear();
    all = true;
  }

  /** Everything is to be looked at again. */
  void again() {
    all = true;
  }

  /** What was decided after the clocks had decided is looked at in the next transaction. */
  void keep(List<IncidentFact> facts) {
    late.addAll(facts);
  }

  /** True when something is to be looked at without waiting. */
  boolean urgent() {
    return all || !late.isEmpty();
  }

  Optional<Instant> next() {
    return order.isEmpty() ? Optional.empty() : Optional.of(order.first().at());
  }

  /** An incident is to be looked at again, at the earliest of what was said. */
  void wait(long incident, Instant at) {
    Instant before = later.get(incident);
    if (before == null || at.isBefore(before)) {
      if (before != null) {
        order.remove(new Due(before, incident));
      }
      later.put(incident, at);
      order.add(new Due(at, incident));
    }
  }

  /** The incidents to be looked at now, each once, by their age in the facts; then those due. */
  Set<Long> due(List<IncidentFact> facts, IncidentState state, Instant now) {
    Set<Long> due = new TreeSet<>();
    merges.clear();
    dissolved.clear();
    forgotten.clear();
    late.forEach(fact -> add(due, fact, state));
    late.clear();
    facts.forEach(fact -> add(due, fact, state));
    if (all) {
      due.addAll(state.incidents().keys());
      all = false;
    }
    while (!order.isEmpty() && !order.first().at().isAfter(now)) {
      Due first = order.first();
      order.remove(first);
      later.remove(first.incident());
      due.add(first.incident());
    }
    due.remove(0L);
    return due;
  }

  /** What was merged in those facts, in order; known after {@link #due}. */
  List<Merge> merges() {
    return merges;
  }

  /** True when those facts made it take another one in. */
  boolean isMerged(long incident) {
    return merges.stream().anyMatch(merge -> merge.survivor() == incident);
  }

  /** What those facts say nobody holds any more. */
  List<Long> forgotten() {
    return forgotten;
  }

  /** What those facts say was no incident. */
  List<Long> dissolved() {
    return dissolved;
  }

  private void add(Set<Long> due, IncidentFact fact, IncidentState state) {
    switch (fact) {
      case IncidentFact.Opened(Incident incident, long from) -> {
        due.add(incident.id());
        due.add(from);
      }
      case IncidentFact.ResidualOpened(Incident incident, long episode) -> due.add(incident.id());
      case IncidentFact.Merged(long loser, long survivor, long root) -> {
        merges.add(new Merge(loser, survivor));
        due.add(loser);
        due.add(survivor);
      }
      case IncidentFact.Rerooted(long incident, long root) -> due.add(incident);
      case IncidentFact.Dissolved(long incident) -> dissolved.add(incident);
      case IncidentFact.Resolved(long incident, long te) -> due.add(incident);
      case IncidentFact.Reopened(long incident) -> due.add(incident);
      case IncidentFact.Forgotten(long incident, List<Long> members) -> forgotten.add(incident);
      case IncidentFact.Linked linked -> add(due, state, linked.episode());
      case IncidentFact.Confirmed confirmed -> add(due, state, confirmed.episode());
      case IncidentFact.Raised raised -> add(due, state, raised.episode().number());
      case IncidentFact.Ended ended -> add(due, state, ended.episode());
      case IncidentFact other -> {}
    }
  }

  private static void add(Set<Long> due, IncidentState state, long number) {
    Episode episode = state.episodes().get(number);
    if (episode != null) {
      due.add(state.rootOf(episode).incident());
      due.add(episode.residual());
    }
  }
}

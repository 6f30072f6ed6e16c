package org.gengfu.center.incident;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentFact;
import org.gengfu.core.incident.IncidentState;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents are to be looked at, and when. What happens to an incident in one transaction is
 * looked at in the next one. Only the writer's thread may use it.
 */
public final class IncidentWatch {
  private final Set<Long> changed = new TreeSet<>();
  private final Map<Long, Long> merged = new HashMap<>();
  private final Map<Long, Instant> later = new HashMap<>();
  private final TreeSet<Due> order = new TreeSet<>();
  private boolean all = true;

  /** Everything is to be looked at. */
  public IncidentWatch() {}

  private record Due(Instant at, long incident) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = at.compareTo(other.at);
      return byTime == 0 ? Long.compare(incident, other.incident) : byTime;
    }
  }

  /** Everything is to be looked at. */
  public void forgetAll() {
    changed.clear();
    merged.clear();
    later.clear();
    order.clear();
    all = true;
  }

  /** Everything is to be looked at again. */
  public void again() {
    all = true;
  }

  /** True when something is to be looked at without waiting. */
  public boolean urgent() {
    return all || !changed.isEmpty();
  }

  public Optional<Instant> next() {
    return order.isEmpty() ? Optional.empty() : Optional.of(order.first().at());
  }

  /** The incidents to be looked at now, each once; they are not named again. */
  public Set<Long> due(IncidentState state, Set<String> told, Instant now) {
    Set<Long> due = new TreeSet<>(changed);
    changed.clear();
    if (all) {
      due.addAll(state.incidents().keys());
      told.forEach(name -> due.add(Long.parseUnsignedLong(name, 16)));
      all = false;
    }
    while (!order.isEmpty() && !order.first().at().isAfter(now)) {
      long incident = order.first().incident();
      wait(incident, null);
      due.add(incident);
    }
    return due;
  }

  /** To be looked at again at an instant; never when that is null. */
  public void wait(long incident, @Nullable Instant at) {
    Instant before = at == null ? later.remove(incident) : later.put(incident, at);
    if (before != null) {
      order.remove(new Due(before, incident));
    }
    if (at != null) {
      order.add(new Due(at, incident));
    }
  }

  /** The incident that took another one in, or null. */
  public @Nullable Long survivor(long incident) {
    return merged.remove(incident);
  }

  /** The incidents that facts concern, by the state after them. */
  public static Set<Long> concerned(List<IncidentFact> facts, IncidentState state) {
    Set<Long> found = new HashSet<>();
    for (IncidentFact fact : facts) {
      switch (fact) {
        case IncidentFact.Opened(Incident incident, long from) -> {
          found.add(incident.id());
          found.add(from);
        }
        case IncidentFact.ResidualOpened(Incident incident, long episode) ->
            found.add(incident.id());
        case IncidentFact.Merged(long loser, long survivor, long root) -> {
          found.add(loser);
          found.add(survivor);
        }
        case IncidentFact.Rerooted(long incident, long root) -> found.add(incident);
        case IncidentFact.Dissolved(long incident) -> found.add(incident);
        case IncidentFact.Resolved(long incident, long te) -> found.add(incident);
        case IncidentFact.Reopened(long incident) -> found.add(incident);
        case IncidentFact.Forgotten(long incident, List<Long> members) -> found.add(incident);
        case IncidentFact.Linked linked -> add(found, state, linked.episode());
        case IncidentFact.Confirmed confirmed -> add(found, state, confirmed.episode());
        case IncidentFact other -> {}
      }
    }
    found.remove(0L);
    return found;
  }

  private static void add(Set<Long> found, IncidentState state, long number) {
    Episode episode = state.episodes().get(number);
    long incident = episode == null ? 0 : state.rootOf(episode).incident();
    if (incident != 0) {
      found.add(incident);
    }
  }

  /** Takes over what is committed. */
  public void accept(Set<Long> concerned, List<IncidentFact> facts) {
    changed.addAll(concerned);
    for (IncidentFact fact : facts) {
      if (fact instanceof IncidentFact.Merged(long loser, long survivor, long root)) {
        merged.put(loser, survivor);
      }
    }
  }
}

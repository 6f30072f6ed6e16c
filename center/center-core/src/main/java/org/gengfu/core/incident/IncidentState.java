package org.gengfu.core.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphView;
import org.gengfu.core.sorted.SortedTree;
import org.jspecify.annotations.Nullable;

/**
 * All that the correlator knows. Never changes: {@link Correlator#apply} gives the next one. Any
 * thread may read it.
 *
 * @param graph the field
 * @param rules what can cause what
 * @param policy times and bounds
 * @param watermarkMillis event time up to which events were taken in order
 * @param latestMillis latest event time seen, not after the center's clock
 * @param nextNumber number of the next episode
 * @param waiting events that wait for their order
 * @param episodes all episodes by number
 * @param byNode what is kept of each node
 * @param effects pairs of cause and effect
 * @param incidents all incidents by id
 * @param timers what is to be looked at later
 * @param checks for each parent and rule that has an inference timer: when it is due
 */
public record IncidentState(
    FieldGraph graph,
    RuleBook rules,
    CorrelatorPolicy policy,
    long watermarkMillis,
    long latestMillis,
    long nextNumber,
    SortedTree<AlarmEvent, Boolean> waiting,
    SortedTree<Long, Episode> episodes,
    SortedTree<String, NodeAlarms> byNode,
    SortedTree<Pair, Boolean> effects,
    SortedTree<Long, Incident> incidents,
    SortedTree<Timer, Boolean> timers,
    SortedTree<String, Long> checks) {

  /** As of this, everything is known that was not taken back. */
  static final long NEWEST = TimeRange.LATEST - 1;

  /** The state of a center that has heard nothing. */
  public static IncidentState of(FieldGraph graph, RuleBook rules, CorrelatorPolicy policy) {
    return new IncidentState(
        graph,
        rules,
        policy,
        Long.MIN_VALUE,
        Long.MIN_VALUE,
        1,
        SortedTree.empty(),
        SortedTree.empty(),
        SortedTree.empty(),
        SortedTree.empty(),
        SortedTree.empty(),
        SortedTree.empty(),
        SortedTree.empty());
  }

  /** An episode that is there. */
  public Episode episode(long number) {
    Episode episode = episodes.get(number);
    if (episode == null) {
      throw new IllegalStateException("no episode " + number);
    }
    return episode;
  }

  /** An incident, or null when it is merged, dissolved or forgotten. */
  public @Nullable Incident incident(long id) {
    return incidents.get(id);
  }

  /** The root of an episode's tree of causes. */
  public Episode rootOf(Episode episode) {
    Episode at = episode;
    while (at.reason() != null) {
      at = episode(at.reason().cause());
    }
    return at;
  }

  /** The incident of an episode: that of its root. */
  public Incident incidentOf(Episode episode) {
    long id = rootOf(episode).incident();
    return Objects.requireNonNull(
        incidents.get(id), () -> "episode " + episode.number() + " has no incident");
  }

  /** What outlasted its cause and holds this episode: its own incident, or null. */
  @Nullable Incident residualOver(Episode episode) {
    Episode at = episode;
    while (at.residual() == 0) {
      Reason reason = at.reason();
      if (reason == null) {
        return null;
      }
      at = episode(reason.cause());
    }
    return incident(at.residual());
  }

  /** Direct effects of an episode, by number. */
  public List<Episode> effectsOf(long cause) {
    List<Episode> found = new ArrayList<>();
    effects.eachFrom(
        new Pair(cause, Long.MIN_VALUE),
        (pair, ignored) -> {
          if (pair.cause() != cause) {
            return false;
          }
          found.add(episode(pair.effect()));
          return true;
        });
    return found;
  }

  /** When the last of an episode's effects that are over ended; its own begin when none is. */
  long lastEndOfEffects(Episode cause) {
    long te = cause.raisedMillis();
    for (Episode effect : effectsOf(cause.number())) {
      Episode.End end = effect.end();
      te = end == null ? te : Math.max(te, end.teMillis());
    }
    return te;
  }

  /** All members of an incident: its root, then what hangs on it, causes before their effects. */
  public List<Episode> members(Incident incident) {
    List<Episode> members = new ArrayList<>(List.of(episode(incident.root())));
    if (incident.residualOf() == 0) {
      for (int i = 0; i < members.size(); i++) {
        if (members.get(i).effects() > 0) {
          members.addAll(effectsOf(members.get(i).number()));
        }
      }
    }
    return members;
  }

  /** All episodes of a node's alarms, by number. */
  public List<Episode> episodesAt(String node) {
    List<Episode> found = new ArrayList<>();
    for (long number : at(node).episodes()) {
      found.add(episode(number));
    }
    return found;
  }

  NodeAlarms at(String node) {
    return Objects.requireNonNullElse(byNode.get(node), NodeAlarms.NONE);
  }

  /** The field as it was at an event time, as it is known now. */
  GraphView field(long teMillis) {
    return graph.at(teMillis, NEWEST);
  }
}

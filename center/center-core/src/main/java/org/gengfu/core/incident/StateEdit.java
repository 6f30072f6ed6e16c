package org.gengfu.core.incident;

import java.util.Objects;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.sorted.SortedTree;
import org.jspecify.annotations.Nullable;

/**
 * A state while facts change it: one for each step, used by one thread. Of the states that it gives
 * only the newest may be read, since its maps are changed in place between them; the state that it
 * began with stays as it was. So a step copies a node of a map once, however many facts change it.
 */
final class StateEdit {
  private final SortedTree.Edit edit = new SortedTree.Edit();
  private FieldGraph graph;
  private RuleBook rules;
  private final CorrelatorPolicy policy;
  private long watermarkMillis;
  private long latestMillis;
  private long nextNumber;
  private SortedTree<AlarmEvent, Boolean> waiting;
  private SortedTree<Long, Episode> episodes;
  private SortedTree<String, NodeAlarms> byNode;
  private SortedTree<Pair, Boolean> effects;
  private SortedTree<Long, Incident> incidents;
  private SortedTree<Timer, Boolean> timers;
  private SortedTree<String, Long> checks;

  /** The state as it is now; null when nobody has asked since the last change. */
  private @Nullable IncidentState state;

  StateEdit(IncidentState before) {
    graph = before.graph();
    rules = before.rules();
    policy = before.policy();
    watermarkMillis = before.watermarkMillis();
    latestMillis = before.latestMillis();
    nextNumber = before.nextNumber();
    waiting = before.waiting();
    episodes = before.episodes();
    byNode = before.byNode();
    effects = before.effects();
    incidents = before.incidents();
    timers = before.timers();
    checks = before.checks();
    state = before;
  }

  /** What the changes so far have led to. */
  IncidentState state() {
    IncidentState now = state;
    if (now == null) {
      now =
          new IncidentState(
              graph,
              rules,
              policy,
              watermarkMillis,
              latestMillis,
              nextNumber,
              waiting,
              episodes,
              byNode,
              effects,
              incidents,
              timers,
              checks);
      state = now;
    }
    return now;
  }

  // What is there.

  FieldGraph graph() {
    return graph;
  }

  CorrelatorPolicy policy() {
    return policy;
  }

  long watermarkMillis() {
    return watermarkMillis;
  }

  long nextNumber() {
    return nextNumber;
  }

  @Nullable Episode episodeOrNull(long number) {
    return episodes.get(number);
  }

  Episode episode(long number) {
    return Objects.requireNonNull(episodes.get(number), () -> "no episode " + number);
  }

  Incident incident(long id) {
    return Objects.requireNonNull(incidents.get(id), () -> "no incident " + Incident.name(id));
  }

  NodeAlarms at(String node) {
    return Objects.requireNonNullElse(byNode.get(node), NodeAlarms.NONE);
  }

  @Nullable Long due(String check) {
    return checks.get(check);
  }

  // One method for each thing that facts change.

  void drawn(FieldGraph changed) {
    graph = changed;
    state = null;
  }

  void ruled(RuleBook changed) {
    rules = changed;
    state = null;
  }

  void watermark(long teMillis) {
    watermarkMillis = teMillis;
    state = null;
  }

  void waits(AlarmEvent event) {
    waiting = waiting.with(event, true, edit);
    latestMillis = Math.max(event.teMillis(), latestMillis);
    state = null;
  }

  void waitsNoMore(AlarmEvent event) {
    waiting = waiting.without(event, edit);
    latestMillis = Math.max(event.teMillis(), latestMillis);
    state = null;
  }

  void put(Episode episode) {
    episodes = episodes.with(episode.number(), episode, edit);
    nextNumber = Math.max(nextNumber, episode.number() + 1);
    state = null;
  }

  void remove(Episode episode) {
    episodes = episodes.without(episode.number(), edit);
    state = null;
  }

  void put(String node, NodeAlarms alarms) {
    byNode = alarms.isEmpty() ? byNode.without(node, edit) : byNode.with(node, alarms, edit);
    state = null;
  }

  void put(Pair pair) {
    effects = effects.with(pair, true, edit);
    state = null;
  }

  void remove(Pair pair) {
    effects = effects.without(pair, edit);
    state = null;
  }

  void put(Incident incident) {
    incidents = incidents.with(incident.id(), incident, edit);
    state = null;
  }

  void removeIncident(long id) {
    incidents = incidents.without(id, edit);
    state = null;
  }

  void put(Timer timer) {
    timers = timers.with(timer, true, edit);
    state = null;
  }

  void remove(Timer timer) {
    timers = timers.without(timer, edit);
    state = null;
  }

  void check(String check, long dueMillis) {
    checks = checks.with(check, dueMillis, edit);
    state = null;
  }

  void checkNoMore(String check) {
    checks = checks.without(check, edit);
    state = null;
  }
}

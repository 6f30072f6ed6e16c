package org.gengfu.core.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gengfu.core.graph.GraphView;
import org.gengfu.core.incident.IncidentFact.Dissolved;
import org.gengfu.core.incident.IncidentFact.Ended;
import org.gengfu.core.incident.IncidentFact.Linked;
import org.gengfu.core.incident.IncidentFact.Merged;
import org.gengfu.core.incident.IncidentFact.Removed;
import org.gengfu.core.incident.IncidentFact.Reopened;
import org.gengfu.core.incident.IncidentFact.Rerooted;
import org.jspecify.annotations.Nullable;

/** Joins episodes to causes and parts them, with what that means for their incidents. */
final class Linking {
  private final Decision decision;

  Linking(Decision decision) {
    this.decision = decision;
  }

  /** Finds the place of an episode that has none, or of one whose cause no longer holds. */
  void place(long number) {
    Episode episode = state().episode(number);
    if (episode.pinned()) {
      return;
    }
    CauseSearch search = new CauseSearch(state());
    Reason best = search.best(episode);
    if (best == null) {
      best = search.again(episode);
    }
    Reason now = episode.reason();
    if (best != null) {
      if (now == null || now.cause() != best.cause()) {
        link(number, best, false);
      }
    } else if (now != null) {
      part(number, false);
    } else if (episode.incident() == 0) {
      decision.open(episode, 0);
      inferLater(number);
    }
  }

  /** Joins an episode to a cause; its incident, if it has one, becomes one with the cause's. */
  void link(long number, Reason reason, boolean pinned) {
    Episode before = state().episode(number);
    Reason old = before.reason();
    Incident own = before.incident() == 0 ? null : state().incident(before.incident());
    decision.emit(new Linked(number, reason, pinned));
    Episode root = state().rootOf(before.with(reason, pinned));
    Incident there = state().incident(root.incident());
    if (own != null && there != null) {
      if (own.olderThan(there)) {
        decision.emit(new Merged(there.id(), own.id(), root.number()));
      } else {
        decision.emit(new Merged(own.id(), there.id(), root.number()));
      }
    } else if (own != null) {
      decision.emit(new Rerooted(own.id(), root.number()));
    }
    reopen(state().incidentOf(state().episode(number)), before);
    reopen(state().residualOver(state().episode(number)), before);
    if (old != null) {
      left(old.cause(), before.raisedMillis());
      supportLost(old.cause());
    }
    returnsAnew(number);
  }

  /** Looks later whether anything of what an episode has left still lasts. */
  private void left(long cause, long teMillis) {
    Episode old = state().episode(cause);
    Incident from = state().incidentOf(old);
    if (from.open()) {
      decision.soak(from.id(), teMillis);
    }
    Incident residual = state().residualOver(old);
    if (residual != null && residual.open()) {
      decision.soak(residual.id(), teMillis);
    }
  }

  /** What it came to is open again, at least for as long as it takes to see that nothing lasts. */
  private void reopen(@Nullable Incident incident, Episode joined) {
    if (incident != null && !incident.open()) {
      decision.emit(new Reopened(incident.id()));
      decision.soak(incident.id(), joined.raisedMillis());
    }
  }

  /** Takes an episode from its cause: it and what hangs on it are an incident of their own. */
  void part(long number, boolean pinned) {
    Episode before = state().episode(number);
    Reason old = Objects.requireNonNull(before.reason(), "it has a cause");
    long from = state().incidentOf(before).id();
    decision.emit(new Linked(number, null, pinned));
    decision.open(state().episode(number), from);
    decision.soak(from, before.raisedMillis());
    left(old.cause(), before.raisedMillis());
    supportLost(old.cause());
    returnsAnew(number);
    inferLater(number);
  }

  /** What counted as a return of this alarm may now belong elsewhere, or the other way round. */
  private void returnsAnew(long number) {
    for (Episode effect : state().effectsOf(number)) {
      Reason reason = effect.reason();
      if (reason != null && reason.rule().equals(Reason.AGAIN)) {
        place(effect.number());
      }
    }
  }

  /** An inferred parent for which too little speaks is taken back. */
  private void supportLost(long number) {
    Episode parent = state().episodes().get(number);
    if (parent != null && HandRules.named(parent)) {
      new Endings(decision, this).endNamed(parent);
      return;
    }
    if (parent == null || parent.pinned() || CauseSearch.revoked(parent) || !parent.inferred()) {
      return;
    }
    Episode.Inference inference = parent.inference();
    if (inference != null && parent.effects() < inference.needed()) {
      revoke(parent);
    }
  }

  /** Takes an inferred parent back that did not find its children. */
  void takeBack(long number) {
    revoke(state().episode(number));
  }

  private void revoke(Episode parent) {
    decision.emit(
        new Ended(parent.number(), new Episode.End(parent.raisedMillis(), Episode.Why.REVOKED)));
    for (Episode effect : state().effectsOf(parent.number())) {
      place(effect.number());
    }
    Episode left = state().episode(parent.number());
    if (left.effects() > 0) {
      return; // a person pinned something to it
    }
    if (left.incident() != 0) {
      decision.emit(new Dissolved(left.incident()));
    }
    Reason reason = left.reason();
    if (reason != null) {
      decision.emit(new Linked(left.number(), null, false));
    }
    decision.emit(new Removed(left.number()));
    if (reason != null) {
      supportLost(reason.cause());
    }
  }

  /** Takes over, or gives, effects: all that a cause explains better than what they have. */
  void adopt(long number) {
    Episode cause = state().episode(number);
    List<Found> found = new ArrayList<>();
    for (RuleBook.Walk walk : state().rules().effectsOf(cause.key().type())) {
      GraphView field = state().field(cause.raisedMillis());
      List<String> way = new ArrayList<>(List.of(cause.key().resource()));
      if (walk.throughPeer()) {
        String peer = cause.key().qualifier();
        if (field.directDependents(way.getFirst(), walk.via()).contains(peer)) {
          way.add(peer);
          down(cause, walk, field, way, found);
        }
      } else {
        down(cause, walk, field, way, found);
      }
    }
    for (Found each : found) {
      Episode effect = state().episodes().get(each.effect);
      if (effect != null) {
        Reason reason =
            new CauseSearch(state())
                .better(
                    state().episode(number),
                    effect,
                    each.rule,
                    each.way,
                    state().field(effect.raisedMillis()));
        if (reason != null) {
          link(each.effect, reason, false);
        }
      }
    }
  }

  private record Found(long effect, CauseRule rule, List<String> way) {}

  private void down(
      Episode cause, RuleBook.Walk walk, GraphView field, List<String> way, List<Found> found) {
    int hops = way.size() - 1;
    NodeAlarms alarms = state().at(way.getLast());
    for (long number : alarms.episodes()) {
      Episode effect = state().episode(number);
      for (CauseRule rule : walk.rules()) {
        if (number != cause.number()
            && rule.fits(hops)
            && rule.effectType().equals(effect.key().type())
            && effect.raisedMillis() - cause.raisedMillis() >= rule.lagMin().toMillis()) {
          found.add(new Found(number, rule, List.copyOf(way)));
        }
      }
    }
    if (hops < walk.maxHops()) {
      for (String dependent : field.directDependents(way.getLast(), walk.via())) {
        if (!way.contains(dependent)) {
          way.add(dependent);
          down(cause, walk, field, way, found);
          way.removeLast();
        }
      }
    }
  }

  /** Looks later whether a silent parent explains a root and its like. */
  void inferLater(long number) {
    Episode child = state().episode(number);
    String node = child.key().resource();
    for (InferRule rule : state().rules().inferredFrom(child.key().type())) {
      for (String parent :
          state().field(child.raisedMillis()).directSupports(node, Set.of(rule.via()))) {
        Timer timer =
            new Timer(
                Math.max(child.raisedMillis(), state().watermarkMillis())
                    + rule.settle().toMillis(),
                Timer.Kind.INFER,
                child.raisedMillis(),
                parent,
                rule.id());
        if (!state().checks().contains(FactApplication.check(timer))) {
          decision.schedule(timer);
        }
      }
    }
  }

  private IncidentState state() {
    return decision.state();
  }

  /** The incident's record of an episode that a person parts or joins, or null. */
  @Nullable Incident incident(long number) {
    Episode episode = state().episodes().get(number);
    return episode == null ? null : state().incidentOf(episode);
  }
}

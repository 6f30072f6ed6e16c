package org.gengfu.core.incident;

import java.util.List;
import java.util.Objects;
import org.gengfu.core.incident.IncidentFact.Advanced;
import org.gengfu.core.incident.IncidentFact.ClearKept;
import org.gengfu.core.incident.IncidentFact.Confirmed;
import org.gengfu.core.incident.IncidentFact.DecidedByHand;
import org.gengfu.core.incident.IncidentFact.Dissolved;
import org.gengfu.core.incident.IncidentFact.Ended;
import org.gengfu.core.incident.IncidentFact.Fired;
import org.gengfu.core.incident.IncidentFact.Forgotten;
import org.gengfu.core.incident.IncidentFact.GraphEdited;
import org.gengfu.core.incident.IncidentFact.Held;
import org.gengfu.core.incident.IncidentFact.Ignored;
import org.gengfu.core.incident.IncidentFact.Linked;
import org.gengfu.core.incident.IncidentFact.Merged;
import org.gengfu.core.incident.IncidentFact.Opened;
import org.gengfu.core.incident.IncidentFact.Raised;
import org.gengfu.core.incident.IncidentFact.Refused;
import org.gengfu.core.incident.IncidentFact.Removed;
import org.gengfu.core.incident.IncidentFact.Reopened;
import org.gengfu.core.incident.IncidentFact.Repeated;
import org.gengfu.core.incident.IncidentFact.Rerooted;
import org.gengfu.core.incident.IncidentFact.ResidualOpened;
import org.gengfu.core.incident.IncidentFact.Resolved;
import org.gengfu.core.incident.IncidentFact.RulesEdited;
import org.gengfu.core.incident.IncidentFact.Scheduled;
import org.gengfu.core.incident.IncidentFact.Seen;
import org.gengfu.core.incident.IncidentFact.Taken;
import org.gengfu.core.sorted.SortedTree;
import org.jspecify.annotations.Nullable;

/** What each fact does to the state. Pure. */
final class FactApplication {
  private FactApplication() {}

  static IncidentState apply(IncidentState state, IncidentFact fact) {
    return switch (fact) {
      case Held held ->
          state.withWaiting(state.waiting().with(held.event(), true), held.event().teMillis());
      case Taken taken -> {
        AlarmEvent event = taken.event();
        IncidentState next = state.withWaiting(state.waiting().without(event), event.teMillis());
        yield taken.late() || event.teMillis() <= next.watermarkMillis()
            ? next
            : next.withWatermark(event.teMillis());
      }
      case Ignored ignored -> state;
      case Refused ignored -> state;
      case Repeated ignored -> state;
      case DecidedByHand ignored -> state;
      case Advanced advanced -> state.withWatermark(advanced.watermarkMillis());
      case Raised raised -> raised(state, raised.episode());
      case Confirmed confirmed -> {
        Episode before = state.episode(confirmed.episode());
        yield leased(state, before, before.confirmed(confirmed.event()));
      }
      case Seen seen -> {
        Episode before = state.episode(seen.episode());
        yield leased(state, before, before.seen(seen.teMillis()));
      }
      case Ended ended -> ended(state, ended);
      case ClearKept kept -> clearKept(state, kept.event());
      case Linked linked -> linked(state, linked);
      case Opened opened -> opened(state, opened.incident());
      case ResidualOpened opened ->
          state
              .withIncidents(state.incidents().with(opened.incident().id(), opened.incident()))
              .with(state.episode(opened.episode()).withResidual(opened.incident().id()));
      case Merged merged -> merged(state, merged);
      case Rerooted rerooted -> rerooted(state, rerooted.incident(), rerooted.root());
      case Dissolved dissolved ->
          state.withIncidents(state.incidents().without(dissolved.incident()));
      case Resolved resolved ->
          state.withIncidents(
              state
                  .incidents()
                  .with(
                      resolved.incident(),
                      incident(state, resolved.incident()).resolved(resolved.teMillis())));
      case Reopened reopened ->
          state.withIncidents(
              state
                  .incidents()
                  .with(
                      reopened.incident(),
                      incident(state, reopened.incident()).resolved(Incident.OPEN)));
      case Forgotten forgotten -> forgotten(state, forgotten.incident(), forgotten.members());
      case Removed removed -> without(state, removed.episode());
      case Scheduled scheduled -> scheduled(state, scheduled.timer());
      case Fired fired -> fired(state, fired.timer());
      case GraphEdited edited -> state.withGraph(edited.edit().applyTo(state.graph()));
      case RulesEdited edited -> state.withRules(edited.rules());
    };
  }

  private static IncidentState raised(IncidentState state, Episode episode) {
    if (episode.number() != state.nextNumber()) {
      throw new IllegalStateException(
          "episode %d comes when %d is next".formatted(episode.number(), state.nextNumber()));
    }
    String node = episode.key().resource();
    return state
        .withEpisodes(state.episodes().with(episode.number(), episode), episode.number() + 1)
        .withNode(node, state.at(node).with(episode.number()))
        .withTimers(
            episode.active() ? state.timers().with(lease(state, episode), true) : state.timers(),
            state.checks());
  }

  /** When an episode's lease is over; there is this one timer for each that lasts. */
  private static Timer lease(IncidentState state, Episode episode) {
    return Timer.of(
        episode.seenMillis() + state.policy().lease().toMillis(),
        Timer.Kind.LEASE,
        episode.number());
  }

  private static IncidentState leased(IncidentState state, Episode before, Episode after) {
    SortedTree<Timer, Boolean> timers = state.timers();
    if (before.active()) {
      timers = timers.without(lease(state, before)).with(lease(state, after), true);
    }
    return state.with(after).withTimers(timers, state.checks());
  }

  private static IncidentState ended(IncidentState state, Ended fact) {
    Episode before = state.episode(fact.episode());
    IncidentState next =
        state
            .with(before.ended(fact.end()))
            .withTimers(state.timers().without(lease(state, before)), state.checks());
    Reason reason = before.reason();
    if (before.active() && reason != null) {
      Episode cause = next.episode(reason.cause());
      next = next.with(cause.withEffects(cause.effects(), cause.effectsEnded() + 1));
    }
    return next;
  }

  private static IncidentState clearKept(IncidentState state, AlarmEvent event) {
    String node = event.key().resource();
    return state.withNode(
        node, state.at(node).with(new NodeAlarms.Clear(event.key(), event.teMillis())));
  }

  private static IncidentState linked(IncidentState state, Linked fact) {
    Episode before = state.episode(fact.episode());
    int ended = before.active() ? 0 : 1;
    IncidentState next = state.with(before.with(fact.reason(), fact.pinned()));
    Reason old = before.reason();
    if (old != null) {
      Episode cause = next.episode(old.cause());
      next =
          next.with(cause.withEffects(cause.effects() - 1, cause.effectsEnded() - ended))
              .withEffects(next.effects().without(new Pair(old.cause(), before.number())));
    }
    Reason reason = fact.reason();
    if (reason != null) {
      Episode cause = next.episode(reason.cause());
      next =
          next.with(cause.withEffects(cause.effects() + 1, cause.effectsEnded() + ended))
              .withEffects(next.effects().with(new Pair(reason.cause(), before.number()), true));
    }
    return next;
  }

  private static IncidentState opened(IncidentState state, Incident incident) {
    return state
        .withIncidents(state.incidents().with(incident.id(), incident))
        .with(state.episode(incident.root()).withIncident(incident.id()));
  }

  private static IncidentState merged(IncidentState state, Merged fact) {
    Incident loser = incident(state, fact.loser());
    IncidentState next = state;
    Episode old = next.episode(loser.root());
    if (old.incident() == loser.id()) {
      next = next.with(old.withIncident(0));
    }
    return rerooted(
        next.withIncidents(next.incidents().without(loser.id())), fact.survivor(), fact.root());
  }

  private static IncidentState rerooted(IncidentState state, long id, long root) {
    Incident incident = incident(state, id);
    IncidentState next = state;
    Episode old = next.episodes().get(incident.root());
    if (old != null && old.incident() == id) {
      next = next.with(old.withIncident(0));
    }
    return next.with(next.episode(root).withIncident(id))
        .withIncidents(next.incidents().with(id, incident.rooted(root)));
  }

  private static IncidentState forgotten(IncidentState state, long id, List<Long> members) {
    IncidentState next = state.withIncidents(state.incidents().without(id));
    for (long number : members.reversed()) {
      next = without(next, number);
    }
    return next;
  }

  /** An episode goes, with the pair of its cause; what it caused must have gone before. */
  private static IncidentState without(IncidentState state, long number) {
    Episode episode = state.episode(number);
    IncidentState next = state;
    Reason reason = episode.reason();
    if (reason != null) {
      next = next.withEffects(next.effects().without(new Pair(reason.cause(), number)));
    }
    String node = episode.key().resource();
    return next.withNode(node, next.at(node).without(number))
        .withEpisodes(next.episodes().without(number), next.nextNumber())
        .withTimers(next.timers().without(lease(next, episode)), next.checks());
  }

  private static IncidentState scheduled(IncidentState state, Timer timer) {
    SortedTree<String, Long> checks = state.checks();
    if (once(timer)) {
      checks = checks.with(check(timer), timer.dueMillis());
    }
    return state.withTimers(state.timers().with(timer, true), checks);
  }

  private static IncidentState fired(IncidentState state, Timer timer) {
    SortedTree<String, Long> checks = state.checks();
    Long due = once(timer) ? checks.get(check(timer)) : null;
    if (due != null && due == timer.dueMillis()) {
      checks = checks.without(check(timer));
    }
    return state.withTimers(state.timers().without(timer), checks);
  }

  /** True for timers of which there is one at a time. */
  private static boolean once(Timer timer) {
    return timer.kind() == Timer.Kind.INFER || timer.kind() == Timer.Kind.SOAK;
  }

  /** Name of such a timer among the others of its kind. */
  static String check(Timer timer) {
    return timer.kind() == Timer.Kind.SOAK
        ? Long.toString(timer.number())
        : timer.rule() + "@" + timer.node();
  }

  private static Incident incident(IncidentState state, long id) {
    @Nullable Incident incident = state.incident(id);
    return Objects.requireNonNull(incident, () -> "no incident " + Incident.name(id));
  }
}

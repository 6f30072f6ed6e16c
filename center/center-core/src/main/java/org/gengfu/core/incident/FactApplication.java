package org.gengfu.core.incident;

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

/** What each fact does to the state. Pure, as far as the caller's edit is its own. */
final class FactApplication {
  private FactApplication() {}

  static IncidentState apply(IncidentState state, IncidentFact fact) {
    StateEdit edit = new StateEdit(state);
    change(edit, fact);
    return edit.state();
  }

  static void change(StateEdit state, IncidentFact fact) {
    switch (fact) {
      case Held held -> state.waits(held.event());
      case Taken taken -> taken(state, taken);
      case Ignored ignored -> {}
      case Refused ignored -> {}
      case Repeated ignored -> {}
      case DecidedByHand ignored -> {}
      case Advanced advanced -> state.watermark(advanced.watermarkMillis());
      case Raised raised -> raised(state, raised.episode());
      case Confirmed confirmed -> {
        Episode before = state.episode(confirmed.episode());
        leased(state, before, before.confirmed(confirmed.event()));
      }
      case Seen seen -> {
        Episode before = state.episode(seen.episode());
        leased(state, before, before.seen(seen.teMillis()));
      }
      case Ended ended -> ended(state, ended);
      case ClearKept kept -> clearKept(state, kept.event());
      case Linked linked -> linked(state, linked);
      case Opened opened -> {
        state.put(opened.incident());
        Episode root = state.episode(opened.incident().root());
        state.put(root.withIncident(opened.incident().id()));
      }
      case ResidualOpened opened -> {
        state.put(opened.incident());
        state.put(state.episode(opened.episode()).withResidual(opened.incident().id()));
      }
      case Merged merged -> merged(state, merged);
      case Rerooted rerooted -> rerooted(state, rerooted.incident(), rerooted.root());
      case Dissolved dissolved -> state.removeIncident(dissolved.incident());
      case Resolved resolved ->
          state.put(state.incident(resolved.incident()).resolved(resolved.teMillis()));
      case Reopened reopened ->
          state.put(state.incident(reopened.incident()).resolved(Incident.OPEN));
      case Forgotten forgotten -> {
        state.removeIncident(forgotten.incident());
        for (long number : forgotten.members().reversed()) {
          removed(state, number);
        }
      }
      case Removed removed -> removed(state, removed.episode());
      case Scheduled scheduled -> scheduled(state, scheduled.timer());
      case Fired fired -> fired(state, fired.timer());
      case GraphEdited edited -> state.drawn(edited.edit().applyTo(state.graph()));
      case RulesEdited edited -> state.ruled(edited.rules());
    }
  }

  private static void taken(StateEdit state, Taken taken) {
    AlarmEvent event = taken.event();
    state.waitsNoMore(event);
    if (!taken.late() && event.teMillis() > state.watermarkMillis()) {
      state.watermark(event.teMillis());
    }
  }

  private static void raised(StateEdit state, Episode episode) {
    if (episode.number() != state.nextNumber()) {
      throw new IllegalStateException(
          "episode %d comes when %d is next".formatted(episode.number(), state.nextNumber()));
    }
    String node = episode.key().resource();
    state.put(episode);
    state.put(node, state.at(node).with(episode.number()));
    if (episode.active()) {
      state.put(lease(state, episode));
    }
  }

  /** When an episode's lease is over; there is this one timer for each that lasts. */
  private static Timer lease(StateEdit state, Episode episode) {
    return Timer.of(
        episode.seenMillis() + state.policy().lease().toMillis(),
        Timer.Kind.LEASE,
        episode.number());
  }

  private static void leased(StateEdit state, Episode before, Episode after) {
    state.put(after);
    if (before.active()) {
      state.remove(lease(state, before));
      state.put(lease(state, after));
    }
  }

  private static void ended(StateEdit state, Ended fact) {
    Episode before = state.episode(fact.episode());
    state.put(before.ended(fact.end()));
    state.remove(lease(state, before));
    Reason reason = before.reason();
    if (before.active() && reason != null) {
      Episode cause = state.episode(reason.cause());
      state.put(cause.withEffects(cause.effects(), cause.effectsEnded() + 1));
    }
  }

  private static void clearKept(StateEdit state, AlarmEvent event) {
    String node = event.key().resource();
    state.put(node, state.at(node).with(new NodeAlarms.Clear(event.key(), event.teMillis())));
  }

  private static void linked(StateEdit state, Linked fact) {
    Episode before = state.episode(fact.episode());
    int ended = before.active() ? 0 : 1;
    state.put(before.with(fact.reason(), fact.pinned()));
    Reason old = before.reason();
    if (old != null) {
      Episode cause = state.episode(old.cause());
      state.put(cause.withEffects(cause.effects() - 1, cause.effectsEnded() - ended));
      state.remove(new Pair(old.cause(), before.number()));
    }
    Reason reason = fact.reason();
    if (reason != null) {
      Episode cause = state.episode(reason.cause());
      state.put(cause.withEffects(cause.effects() + 1, cause.effectsEnded() + ended));
      state.put(new Pair(reason.cause(), before.number()));
    }
  }

  private static void merged(StateEdit state, Merged fact) {
    Incident loser = state.incident(fact.loser());
    Episode old = state.episode(loser.root());
    if (old.incident() == loser.id()) {
      state.put(old.withIncident(0));
    }
    state.removeIncident(loser.id());
    rerooted(state, fact.survivor(), fact.root());
  }

  private static void rerooted(StateEdit state, long id, long root) {
    Incident incident = state.incident(id);
    Episode old = state.episodeOrNull(incident.root());
    if (old != null && old.incident() == id) {
      state.put(old.withIncident(0));
    }
    state.put(state.episode(root).withIncident(id));
    state.put(incident.rooted(root));
  }

  /** An episode goes, with the pair of its cause; what it caused must have gone before. */
  private static void removed(StateEdit state, long number) {
    Episode episode = state.episode(number);
    Reason reason = episode.reason();
    if (reason != null) {
      state.remove(new Pair(reason.cause(), number));
    }
    String node = episode.key().resource();
    state.put(node, state.at(node).without(number));
    state.remove(episode);
    if (episode.active()) {
      state.remove(lease(state, episode));
    }
  }

  private static void scheduled(StateEdit state, Timer timer) {
    if (once(timer)) {
      state.check(check(timer), timer.dueMillis());
    }
    state.put(timer);
  }

  private static void fired(StateEdit state, Timer timer) {
    if (once(timer)) {
      String check = check(timer);
      Long due = state.due(check);
      if (due != null && due == timer.dueMillis()) {
        state.checkNoMore(check);
      }
    }
    state.remove(timer);
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
}

package org.gengfu.core.incident;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.core.incident.Episode.Why;
import org.gengfu.core.incident.IncidentFact.Forgotten;
import org.gengfu.core.incident.IncidentFact.ResidualOpened;
import org.gengfu.core.incident.IncidentFact.Resolved;
import org.jspecify.annotations.Nullable;

/** What time itself brings. */
final class Housekeeping {
  private static final long LASTS = Long.MAX_VALUE;

  private final Decision decision;
  private final Linking linking;

  Housekeeping(Decision decision) {
    this.decision = decision;
    this.linking = new Linking(decision);
  }

  void fire(Timer timer) {
    decision.emit(new IncidentFact.Fired(timer));
    switch (timer.kind()) {
      case INFER -> new Inferring(decision, linking).look(timer);
      case RESIDUAL -> residuals(timer);
      case SOAK -> soaked(timer);
      case LEASE -> leaseOver(timer);
      case FORGET -> forget(timer);
    }
  }

  /** What outlasts its cause by more than the rule says is a matter of its own. */
  private void residuals(Timer timer) {
    Episode cause = state().episodes().get(timer.number());
    if (cause == null || cause.active()) {
      return;
    }
    Incident origin = state().incidentOf(cause);
    for (Episode effect : state().effectsOf(cause.number())) {
      if (effect.active() && effect.residual() == 0) {
        long id = decision.id(effect.key(), effect.raisedMillis(), "residual");
        decision.emit(
            new ResidualOpened(
                new Incident(id, effect.number(), timer.dueMillis(), origin.id(), Incident.OPEN),
                effect.number()));
      }
    }
    decision.soak(origin.id(), timer.dueMillis());
    Incident over = state().residualOver(cause);
    if (over != null && over.open()) {
      decision.soak(over.id(), timer.dueMillis()); // what lasts below it counts for itself now
    }
  }

  /** Resolves an incident of which nothing lasts and nothing has lasted for the soak time. */
  private void soaked(Timer timer) {
    Incident incident = state().incident(timer.number());
    if (incident == null || !incident.open()) {
      return;
    }
    Episode root = state().episode(incident.root());
    long last = lastOf(root, Long.MIN_VALUE); // also a root that was a residual before it was named
    if (last == LASTS) {
      return; // its end will look again
    }
    if (last + state().policy().soak().toMillis() > timer.dueMillis()) {
      decision.soak(incident.id(), last);
      return;
    }
    decision.emit(new Resolved(incident.id(), timer.dueMillis()));
    decision.schedule(
        Timer.of(
            timer.dueMillis() + state().policy().keep().toMillis(),
            Timer.Kind.FORGET,
            incident.id()));
  }

  private static long ownEnd(Episode episode) {
    Episode.End end = episode.end();
    return end == null ? LASTS : end.teMillis();
  }

  /** When the last of an episode and its effects ended, or LASTS. A residual counts elsewhere. */
  private long lastEnd(Episode episode, long before) {
    return episode.residual() != 0 ? before : lastOf(episode, before);
  }

  /** The same for an episode that counts here in any case: what hangs on it counts with it. */
  private long lastOf(Episode episode, long before) {
    long last = Math.max(before, ownEnd(episode));
    if (last != LASTS && episode.effects() > 0) {
      for (Episode effect : state().effectsOf(episode.number())) {
        last = lastEnd(effect, last);
        if (last == LASTS) {
          break;
        }
      }
    }
    return last;
  }

  private void leaseOver(Timer timer) {
    Episode episode = state().episodes().get(timer.number());
    if (episode != null && episode.active()) {
      new Endings(decision, linking)
          .end(episode.number(), new Episode.End(timer.dueMillis(), Why.LEASE_OVER));
    }
  }

  private void forget(Timer timer) {
    Incident incident = state().incident(timer.number());
    if (incident == null || incident.open()) {
      return;
    }
    long due = incident.resolvedMillis() + state().policy().keep().toMillis();
    if (due > timer.dueMillis()) {
      decision.schedule(Timer.of(due, Timer.Kind.FORGET, incident.id()));
    } else if (residualOpen(state(), incident)) {
      decision.schedule(
          Timer.of(
              timer.dueMillis() + state().policy().keep().toMillis(),
              Timer.Kind.FORGET,
              incident.id()));
    } else {
      decision.emit(new Forgotten(incident.id(), numbers(state(), incident)));
    }
  }

  private static boolean residualOpen(IncidentState state, Incident incident) {
    if (incident.residualOf() != 0) {
      return false;
    }
    for (Episode member : state.members(incident)) {
      if (member.residual() != 0 && state.incident(member.residual()) != null) {
        return true;
      }
    }
    return false;
  }

  private static List<Long> numbers(IncidentState state, Incident incident) {
    List<Long> numbers = new ArrayList<>();
    if (incident.residualOf() == 0) {
      for (Episode member : state.members(incident)) {
        numbers.add(member.number());
      }
    }
    return numbers;
  }

  /** Forgets what was resolved first; false when nothing is resolved. */
  static boolean makeRoom(Decision decision) {
    IncidentState state = decision.state();
    List<Incident> oldest = new ArrayList<>(1);
    state
        .timers()
        .each((timer, ignored) -> {
          Incident incident = ofForget(state, timer);
          if (incident != null) {
            oldest.add(incident);
          }
          return oldest.isEmpty();
        });
    if (oldest.isEmpty()) {
      return false;
    }
    Incident first = oldest.getFirst();
    decision.emit(new Forgotten(first.id(), numbers(state, first)));
    return true;
  }

  private static @Nullable Incident ofForget(IncidentState state, Timer timer) {
    if (timer.kind() != Timer.Kind.FORGET) {
      return null;
    }
    Incident incident = state.incident(timer.number());
    return incident == null
            || incident.open()
            || incident.residualOf() != 0
            || residualOpen(state, incident)
        ? null
        : incident;
  }

  private IncidentState state() {
    return decision.state();
  }
}

package org.gengfu.core.incident;

import org.gengfu.core.incident.Episode.Why;
import org.gengfu.core.incident.IncidentFact.Ended;

/** What follows when an episode is over. */
final class Endings {
  private final Decision decision;
  private final Linking linking;

  Endings(Decision decision, Linking linking) {
    this.decision = decision;
    this.linking = linking;
  }

  /** Ends an episode that lasts. */
  void end(long number, Episode.End end) {
    Episode before = state().episode(number);
    long te = Math.max(end.teMillis(), before.raisedMillis());
    decision.emit(new Ended(number, new Episode.End(te, end.why())));
    lateOnes(number);
    Episode now = state().episode(number);
    if (lastsBelow(now)) {
      decision.schedule(
          Timer.of(
              Math.max(te, state().watermarkMillis())
                  + state().rules().clearLagMillis(now.key().type()),
              Timer.Kind.RESIDUAL,
              number));
    }
    soak(now, te);
    proven(now, te);
  }

  /**
   * Something ended, which may prove that its cause is over: not while something below it lasts. A
   * UPS is no longer on battery when mains are back, and also when its battery is empty.
   */
  private void proven(Episode ended, long teMillis) {
    Reason reason = ended.reason();
    Episode.End end = ended.end();
    if (reason == null || end == null || !proves(end.why()) || lastsBelow(ended)) {
      return;
    }
    Episode cause = state().episode(reason.cause());
    if (cause.active()) {
      contradict(cause, teMillis);
    } else {
      proven(cause, teMillis);
    }
  }

  private static boolean lastsBelow(Episode episode) {
    return episode.effects() > episode.effectsEnded();
  }

  private static boolean proves(Why why) {
    return switch (why) {
      case CLEARED, RECONCILED, CONTRADICTED -> true;
      case SUPERSEDED, LEASE_OVER, REVOKED -> false;
    };
  }

  /** What cannot work while the cause lasts works, in most cases: its own clear was lost. */
  private void contradict(Episode cause, long teMillis) {
    if (HandRules.named(cause)) {
      endNamed(cause);
    } else if (cause.effectsEnded() * 2 > cause.effects()
        && teMillis > cause.raisedMillis()
        && over(cause) * 2 > cause.effects()) {
      end(cause.number(), new Episode.End(teMillis, Why.CONTRADICTED));
    }
  }

  /** What a person named lasts as long as most of what hangs on it: it has no clear of its own. */
  void endNamed(Episode named) {
    if (!named.active()) {
      return;
    }
    if (named.effects() == 0) {
      end(named.number(), new Episode.End(named.raisedMillis(), Why.CONTRADICTED));
    } else if (over(named) * 2 > named.effects()) {
      long te = state().lastEndOfEffects(named);
      end(named.number(), new Episode.End(te, Why.CONTRADICTED));
    }
  }

  /** How many effects are over with all that hung on them directly. */
  private long over(Episode cause) {
    return state().effectsOf(cause.number()).stream()
        .filter(effect -> !effect.active() && !lastsBelow(effect))
        .count();
  }

  /** Effects that were raised too long after this end have another cause. */
  private void lateOnes(long number) {
    for (Episode effect : state().effectsOf(number)) {
      Reason reason = effect.reason();
      if (reason != null
          && !reason.rule().equals(Reason.AGAIN)
          && !effect.pinned()
          && new CauseSearch(state()).overBefore(state().episode(number), effect.raisedMillis())) {
        linking.place(effect.number());
      }
    }
  }

  private void soak(Episode episode, long teMillis) {
    Incident incident = state().incidentOf(episode);
    if (incident.open()) {
      decision.soak(incident.id(), teMillis);
    }
    Incident residual = state().residualOver(episode);
    if (residual != null && residual.open()) {
      decision.soak(residual.id(), teMillis);
    }
  }

  private IncidentState state() {
    return decision.state();
  }
}

package org.gengfu.core.alarm;

import java.time.Instant;
import org.gengfu.core.alarm.AlarmInput.Exceed;
import org.gengfu.core.alarm.AlarmInput.ProofOfLife;
import org.gengfu.core.alarm.AlarmInput.SourceBack;
import org.gengfu.core.alarm.AlarmInput.SourceLost;
import org.gengfu.core.alarm.Condition.Active;
import org.gengfu.core.alarm.Condition.Known;
import org.gengfu.core.alarm.Condition.Normal;
import org.gengfu.core.alarm.Condition.PendingClear;
import org.gengfu.core.alarm.Condition.PendingRaise;
import org.gengfu.core.alarm.Condition.Unknown;
import org.gengfu.core.alarm.Observation.Kind;

/** What the loss and the return of a source change, and what others tell of it. */
final class SourceRules {
  private SourceRules() {}

  static void lost(SourceLost lost, Decision decision) {
    if (decision.state().condition() instanceof Unknown) {
      decision.ignore(lost, "the source was lost before");
    } else {
      decision.add(new AlarmChange.SourceWentSilent(lost.at()));
    }
  }

  /**
   * The list of active alarms is complete: who is not in it is over, at the time when the source
   * was heard last, until the device's own return says it better.
   */
  static void back(SourceBack back, Decision decision) {
    Instant at = believable(back.at(), decision);
    Instant bestKnown = at;
    boolean wasLost = false;
    if (decision.state().condition() instanceof Unknown(Known ignored, Instant since)) {
      bestKnown = since.isBefore(at) ? since : at;
      decision.add(new AlarmChange.SourceHeard(at));
      wasLost = true;
    }
    Exceed listed = back.listed();
    int before = decision.facts().size();
    if (listed != null) {
      listed(listed, at, decision);
    } else {
      notListed(bestKnown, decision);
    }
    if (!wasLost && decision.facts().size() == before) {
      decision.ignore(back, "it says what is known");
    }
  }

  private static void listed(Exceed listed, Instant at, Decision decision) {
    Observation asSaid = exceed(listed, listed.eventTime());
    Timeline timeline = decision.state().timeline();
    if (isTaken(asSaid, decision)) {
      Timeline with = timeline.with(asSaid, decision.state().policy());
      if (isThere(with.read(decision.state().policy(), decision.now()).condition())) {
        decision.addEvidence(EvidenceRules.concluded(decision.state(), asSaid, decision.now()));
        return;
      }
    }
    if (!(known(decision) instanceof Active)) {
      Instant later = at.isAfter(timeline.newest()) ? at : timeline.newest().plusMillis(1);
      decision.addEvidence(
          EvidenceRules.concluded(decision.state(), exceed(listed, later), decision.now()));
    }
  }

  private static boolean isThere(Known condition) {
    return switch (condition) {
      case Active ignored -> true;
      case PendingRaise ignored -> true;
      case PendingClear ignored -> false;
      case Normal ignored -> false;
    };
  }

  private static boolean isTaken(Observation observation, Decision decision) {
    AlarmState state = decision.state();
    Instant latest = decision.now().plus(state.policy().maxAhead());
    return !observation.eventTime().isAfter(latest)
        && !state.timeline().isTooLate(observation.eventTime())
        && !state.timeline().contains(observation);
  }

  private static void notListed(Instant bestKnown, Decision decision) {
    Timeline timeline = decision.state().timeline();
    if (known(decision) instanceof Normal) {
      return;
    }
    Instant at = bestKnown.isAfter(timeline.newest()) ? bestKnown : timeline.newest();
    conclude(at, ClearCause.RECONCILED, decision);
  }

  static void proof(ProofOfLife proof, Decision decision) {
    Instant at = believable(proof.eventTime(), decision);
    if (!(known(decision) instanceof Active)) {
      decision.ignore(proof, "the condition is not there");
    } else if (!at.isAfter(decision.state().timeline().newest())) {
      decision.ignore(proof, "the source's own newest word is not older than this proof");
    } else {
      conclude(at, ClearCause.CONTRADICTED, decision);
    }
  }

  /** A time far ahead is a wrong clock; it must not pin the alarm to the future. */
  private static Instant believable(Instant said, Decision decision) {
    Instant latest = decision.now().plus(decision.state().policy().maxAhead());
    return said.isAfter(latest) ? decision.now() : said;
  }

  /**
   * Evidence of the same instant must not outlive the conclusion, which therefore comes after it.
   */
  private static void conclude(Instant at, ClearCause cause, Decision decision) {
    AlarmState state = decision.state();
    Instant after = at.equals(state.timeline().newest()) ? at.plusMillis(1) : at;
    Observation concluded = Observation.returned(after, 0, cause);
    decision.addEvidence(EvidenceRules.concluded(state, concluded, decision.now()));
  }

  private static Known known(Decision decision) {
    return decision.state().condition().known();
  }

  private static Observation exceed(Exceed exceed, Instant at) {
    return new Observation(
        at,
        exceed.order(),
        Kind.EXCEED,
        exceed.severity(),
        exceed.observed(),
        exceed.limit(),
        ClearCause.DEVICE);
  }
}

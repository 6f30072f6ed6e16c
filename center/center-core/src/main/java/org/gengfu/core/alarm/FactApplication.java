package org.gengfu.core.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.core.alarm.Condition.Known;
import org.gengfu.core.alarm.Condition.Unknown;

/** What each fact makes of a state. Looks at nothing but the two. */
final class FactApplication {
  private FactApplication() {}

  static AlarmState apply(AlarmState state, AlarmFact fact) {
    return switch (fact.change()) {
      case AlarmChange.Configured configured -> configured(state, configured.policy());
      case AlarmChange.Observed observed ->
          state.with(state.timeline().with(observed.observation(), state.policy()));
      case AlarmChange.ConditionMoved moved -> moved(state, moved.condition());
      case AlarmChange.Raised raised -> raised(state, raised.span(), fact);
      case AlarmChange.Cleared cleared ->
          state.change(
              cleared.number(),
              known -> known.with(known.span().closedAt(cleared.cleared(), cleared.cause())));
      case AlarmChange.Updated updated -> updated(state, updated);
      case AlarmChange.Revised revised -> revised(state, revised);
      case AlarmChange.Acknowledged acknowledged -> acknowledged(state, acknowledged);
      case AlarmChange.Realarmed realarmed ->
          state
              .change(realarmed.number(), known -> known.escalated(realarmed.escalation()))
              .heard(realarmed.word());
      case AlarmChange.Heard heard -> state.heard(heard.word());
      case AlarmChange.Agreed agreed -> agreed(state, agreed);
      case AlarmChange.BecameStale stale -> state.change(stale.number(), Occurrence::markedStale);
      case AlarmChange.ResetDone ignored -> state.latched(false);
      case AlarmChange.Shelved shelved -> state.with(state.visibility().with(shelved.shelf()));
      case AlarmChange.Unshelved unshelved -> {
        AlarmState shown = state.with(state.visibility().with(null));
        yield (unshelved.announcedAgain() ? shown.announcedAgain() : shown).heard(unshelved.word());
      }
      case AlarmChange.Suppressed suppressed ->
          state.with(state.visibility().suppressedBy(suppressed.rule(), suppressed.cause()));
      case AlarmChange.Unsuppressed unsuppressed ->
          state.with(state.visibility().notSuppressedBy(unsuppressed.rule(), unsuppressed.cause()));
      case AlarmChange.TakenOut out -> state.with(state.visibility().takenOut(out.outOfService()));
      case AlarmChange.PutBack back -> state.with(state.visibility().putBack(back.workOrder()));
      case AlarmChange.SourceWentSilent silent ->
          state.with(new Unknown(state.condition().known(), silent.since()));
      case AlarmChange.SourceHeard ignored -> state.with(state.condition().known());
      case AlarmChange.Archived ignored -> state.overAndDone();
      case AlarmChange.NotedClosed ignored -> state;
      case AlarmChange.Fleeting ignored -> state;
      case AlarmChange.Chattered ignored -> state;
      case AlarmChange.Ignored ignored -> state;
      case AlarmChange.Refused ignored -> state;
    };
  }

  /** Other delays are for what comes: what was decided under the old ones stays. */
  private static AlarmState configured(AlarmState state, AlarmPolicy policy) {
    boolean sameDelays =
        policy.onDelay().equals(state.policy().onDelay())
            && policy.offDelay().equals(state.policy().offDelay());
    AlarmState settled = sameDelays ? state : state.with(Timeline.settled(state));
    return settled.with(policy);
  }

  private static AlarmState moved(AlarmState state, Known condition) {
    return switch (state.condition()) {
      case Unknown(Known ignored, Instant since) -> state.with(new Unknown(condition, since));
      case Known ignored -> state.with(condition);
    };
  }

  private static AlarmState raised(AlarmState state, Span span, AlarmFact fact) {
    List<Occurrence> more = new ArrayList<>(state.occurrences());
    more.add(Occurrence.fresh(span, fact.arrival()));
    return state.with(more).latched(state.latched() || state.policy().latching());
  }

  private static AlarmState updated(AlarmState state, AlarmChange.Updated updated) {
    return state.change(
        updated.span().number(),
        known -> {
          Occurrence other = known.with(updated.span());
          return updated.severityRose() ? other.acknowledged(null) : other;
        });
  }

  private static AlarmState revised(AlarmState state, AlarmChange.Revised revised) {
    List<Occurrence> others = new ArrayList<>();
    for (Occurrence occurrence : state.occurrences()) {
      if (occurrence.span().number() < revised.from()) {
        others.add(occurrence);
      }
    }
    others.addAll(revised.occurrences());
    return state.with(others).latched(revised.latched());
  }

  private static AlarmState acknowledged(AlarmState state, AlarmChange.Acknowledged change) {
    AlarmState next = state;
    for (int number : change.numbers()) {
      next = next.change(number, occurrence -> occurrence.acknowledged(change.by()));
    }
    return next.heard(change.word());
  }

  private static AlarmState agreed(AlarmState state, AlarmChange.Agreed change) {
    AlarmState next = state;
    for (AlarmChange.Standing standing : change.standings()) {
      next = next.change(standing.number(), known -> known.acknowledged(standing.by()));
    }
    return next;
  }
}

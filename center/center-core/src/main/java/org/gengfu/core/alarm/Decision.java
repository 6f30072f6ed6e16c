package org.gengfu.core.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.core.alarm.AlarmChange.EndCause;

/**
 * The facts of one call of {@link AlarmMachine#decide} and the state that they have led to so far.
 * Used and thrown away within that call.
 */
final class Decision {
  private final Instant now;
  private final List<AlarmFact> facts = new ArrayList<>();
  private AlarmState state;

  Decision(AlarmState state, Instant now) {
    this.state = state;
    this.now = now;
  }

  AlarmState state() {
    return state;
  }

  Instant now() {
    return now;
  }

  List<AlarmFact> facts() {
    return List.copyOf(facts);
  }

  void add(AlarmChange change) {
    AlarmFact fact = new AlarmFact(state.key(), eventTime(change), now, change);
    state = AlarmMachine.apply(state, fact);
    facts.add(fact);
  }

  void ignore(AlarmInput input, String why) {
    add(new AlarmChange.Ignored(input.getClass().getSimpleName(), why));
  }

  void refuse(AlarmInput input, String why) {
    add(new AlarmChange.Refused(input.getClass().getSimpleName(), why));
  }

  /** Takes what evidence changes, and what follows from a clear. */
  void addEvidence(List<AlarmChange> changes) {
    Instant lastClear = null;
    for (AlarmChange change : changes) {
      add(change);
      if (change instanceof AlarmChange.Cleared cleared) {
        lastClear = cleared.cleared();
      }
    }
    if (lastClear != null) {
      endOneShot();
      checkChatter(lastClear);
    }
  }

  void letTimePass() {
    addEvidence(EvidenceRules.timersRan(state, now));
    for (Visibility.OutOfService out : state.visibility().outOfService()) {
      if (!now.isBefore(out.until())) {
        add(new AlarmChange.PutBack(EndCause.EXPIRED, "", out.workOrder()));
      }
    }
    Visibility.Shelf shelf = state.visibility().shelf();
    if (shelf != null && !now.isBefore(shelf.until())) {
      add(OperatorRules.unshelved(state, EndCause.EXPIRED, "", now));
    }
    Instant stale = AlarmMachine.staleAt(state);
    if (stale != null && !now.isBefore(stale)) {
      add(new AlarmChange.BecameStale(state.occurrences().getLast().span().number()));
    }
    Instant reAlarm = AlarmMachine.reAlarmAt(state);
    if (reAlarm != null && !now.isBefore(reAlarm)) {
      Occurrence present = state.occurrences().getLast();
      int escalation = Math.min(present.escalation() + 1, Occurrence.MAX_ESCALATION);
      add(new AlarmChange.Realarmed(present.span().number(), escalation, Words.asked(state, now)));
    }
  }

  private void endOneShot() {
    Visibility.Shelf shelf = state.visibility().shelf();
    if (shelf != null && shelf.oneShot() && !state.condition().isActive()) {
      add(new AlarmChange.Unshelved(EndCause.CLEARED, "", false, null));
    }
  }

  /** A backlog that tells of chatter long ago puts nothing aside today. */
  private void checkChatter(Instant lastClear) {
    AlarmPolicy policy = state.policy();
    boolean recent = !lastClear.plus(policy.chatterShelf()).isBefore(now);
    if (!recent || state.visibility().shelf() != null) {
      return;
    }
    int cycles = 0;
    Instant from = lastClear.minus(policy.chatterWindow());
    for (Occurrence occurrence : state.occurrences()) {
      Instant cleared = occurrence.span().cleared();
      if (cleared != null && cleared.isAfter(from) && !cleared.isAfter(lastClear)) {
        cycles++;
      }
    }
    if (cycles >= policy.chatterCycles()) {
      add(new AlarmChange.Chattered(cycles));
      Instant until = now.plus(policy.chatterShelf());
      add(new AlarmChange.Shelved(new Visibility.Shelf(until, false, "chatter", "")));
    }
  }

  private Instant eventTime(AlarmChange change) {
    return switch (change) {
      case AlarmChange.Observed observed -> observed.observation().eventTime();
      case AlarmChange.Raised raised -> raised.span().raised();
      case AlarmChange.Cleared cleared -> cleared.cleared();
      case AlarmChange.Fleeting fleeting -> fleeting.exceeded();
      case AlarmChange.SourceWentSilent silent -> silent.since();
      case AlarmChange.SourceHeard heard -> heard.at();
      case AlarmChange.Updated ignored -> state.changed();
      case AlarmChange.ConditionMoved moved -> conditionTime(moved.condition());
      case AlarmChange.Configured ignored -> now;
      case AlarmChange.Revised ignored -> now;
      case AlarmChange.Acknowledged ignored -> now;
      case AlarmChange.Heard heard -> heard.word().at();
      case AlarmChange.Agreed ignored -> now;
      case AlarmChange.Realarmed ignored -> now;
      case AlarmChange.BecameStale ignored -> now;
      case AlarmChange.ResetDone ignored -> now;
      case AlarmChange.NotedClosed ignored -> now;
      case AlarmChange.Shelved ignored -> now;
      case AlarmChange.Unshelved ignored -> now;
      case AlarmChange.Suppressed ignored -> now;
      case AlarmChange.Unsuppressed ignored -> now;
      case AlarmChange.TakenOut ignored -> now;
      case AlarmChange.PutBack ignored -> now;
      case AlarmChange.Chattered ignored -> now;
      case AlarmChange.Archived ignored -> now;
      case AlarmChange.Ignored ignored -> now;
      case AlarmChange.Refused ignored -> now;
    };
  }

  /** A condition's own instant, or that of the fact before it, which told why it moved. */
  private Instant conditionTime(Condition.Known condition) {
    return switch (condition) {
      case Condition.PendingRaise pending -> pending.first().eventTime();
      case Condition.PendingClear pending -> pending.since();
      case Condition.Normal ignored -> state.changed();
      case Condition.Active ignored -> state.changed();
    };
  }
}

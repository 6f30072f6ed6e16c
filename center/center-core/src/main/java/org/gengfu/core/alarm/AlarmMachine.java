package org.gengfu.core.alarm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gengfu.core.alarm.AlarmInput.Acknowledge;
import org.gengfu.core.alarm.AlarmInput.Close;
import org.gengfu.core.alarm.AlarmInput.Configure;
import org.gengfu.core.alarm.AlarmInput.Evidence;
import org.gengfu.core.alarm.AlarmInput.Merge;
import org.gengfu.core.alarm.AlarmInput.OutOfServiceOff;
import org.gengfu.core.alarm.AlarmInput.OutOfServiceOn;
import org.gengfu.core.alarm.AlarmInput.ProofOfLife;
import org.gengfu.core.alarm.AlarmInput.Purge;
import org.gengfu.core.alarm.AlarmInput.Reset;
import org.gengfu.core.alarm.AlarmInput.Shelve;
import org.gengfu.core.alarm.AlarmInput.SourceBack;
import org.gengfu.core.alarm.AlarmInput.SourceLost;
import org.gengfu.core.alarm.AlarmInput.Suppress;
import org.gengfu.core.alarm.AlarmInput.TimePassed;
import org.gengfu.core.alarm.AlarmInput.Unshelve;
import org.gengfu.core.alarm.AlarmInput.Unsuppress;
import org.gengfu.core.alarm.Condition.Active;
import org.gengfu.core.alarm.Condition.Normal;
import org.gengfu.core.alarm.Condition.PendingClear;
import org.gengfu.core.alarm.Condition.PendingRaise;
import org.gengfu.core.alarm.Condition.Unknown;
import org.jspecify.annotations.Nullable;

/**
 * The alarm machine. Pure functions, for any thread: {@code decide} says what follows from an
 * input, {@code apply} is the only way a state changes, live and on replay, {@code nextDeadline}
 * says when time itself is the next input. Every input lets the time pass up to {@code now}, before
 * it and for what it brought up.
 *
 * <pre>
 * CONDITION       EXCEED          RETURN               delay over              SOURCE_LOST   SOURCE_BACK
 * NORMAL          PENDING_RAISE   -                    -                       UNKNOWN(same) listed: as EXCEED
 * PENDING_RAISE   -               NORMAL, fleeting     ACTIVE, raised at       UNKNOWN(same) not listed: as RETURN
 *                                                      first exceed
 * ACTIVE          -               PENDING_CLEAR        -                       UNKNOWN(same) not listed: as RETURN,
 *                                                                                            cause RECONCILED
 * PENDING_CLEAR   ACTIVE,         -                    NORMAL, cleared at      UNKNOWN(same) listed: as EXCEED
 *                 toggle + 1                           first return
 * UNKNOWN(x)      UNKNOWN of what x becomes            stands still            -             x, then as x
 *
 * A delay of zero is over at once. Evidence older than what is known goes to its place in the timeline;
 * a changed past is one REVISED fact. Evidence too old to be placed, and what was said before: ignored.
 * PROOF_OF_LIFE: ACTIVE only, as RETURN with cause CONTRADICTED. SEVERITY: open occurrence only.
 *
 * LATCH (if the policy latches)   raised       RESET, condition NORMAL   RESET otherwise
 * UNLATCHED                       LATCHED      ignored                   ignored
 * LATCHED                         -            UNLATCHED                 refused
 *
 * OPERATOR     raised: new         ACK       severity rose, back from the shelf,
 *              occurrence                    re-alarm time over (all while active)
 * UNACKED      UNACKED, the old    ACKED     UNACKED
 *              one is a branch
 * ACKED        UNACKED             ignored   UNACKED
 * MERGE: evidence to its place, words of the other side; then what both sides' words say holds: SEEN,
 * unless it became worse than its speaker could know or was announced again; the first SEEN counts.
 *
 * VISIBILITY      set by                    ended by                                   refused
 * shelf           SHELVE, chatter           UNSHELVE, its time, a clear if one-shot    longer than policy or role allow
 * suppressions    SUPPRESS(rule, cause)     UNSUPPRESS of each cause of each rule      more than the bound
 * outOfService    OUT_OF_SERVICE_ON(order)  OUT_OF_SERVICE_OFF of each order, its time no order, no end, too late an end
 *
 * STALE: active for longer than the policy's time, once per occurrence. CLOSE: a note, no more.
 * PURGE: archives what is NORMAL, UNLATCHED, ACKED in all occurrences, shown, held by no incident and
 * older than the retention. An archived instance takes no input: {@link AlarmState#live} is the key's next one.
 * </pre>
 */
public final class AlarmMachine {
  private AlarmMachine() {}

  /**
   * What follows from an input. Applying the facts in order gives the next state.
   *
   * @param now the center's clock; not before that of the last call
   * @throws IllegalStateException when the instance is archived
   */
  public static List<AlarmFact> decide(AlarmState state, AlarmInput input, Instant now) {
    if (state.archived()) {
      throw new IllegalStateException(state.key() + " is archived and got " + input);
    }
    Decision decision = new Decision(state, now);
    decision.letTimePass();
    switch (input) {
      case TimePassed ignored -> {}
      case Evidence evidence ->
          decision.addEvidence(EvidenceRules.observed(decision.state(), evidence, now));
      case SourceLost lost -> SourceRules.lost(lost, decision);
      case SourceBack back -> SourceRules.back(back, decision);
      case ProofOfLife proof -> SourceRules.proof(proof, decision);
      case Merge merge -> MergeRules.merge(merge, decision);
      case Acknowledge ack -> OperatorRules.acknowledge(ack, decision);
      case Reset reset -> OperatorRules.reset(reset, decision);
      case Close close -> OperatorRules.close(close, decision);
      case Shelve shelve -> OperatorRules.shelve(shelve, decision);
      case Unshelve unshelve -> OperatorRules.unshelve(unshelve, decision);
      case Suppress suppress -> OperatorRules.suppress(suppress, decision);
      case Unsuppress unsuppress -> OperatorRules.unsuppress(unsuppress, decision);
      case OutOfServiceOn on -> OperatorRules.outOfService(on, decision);
      case OutOfServiceOff off -> OperatorRules.backInService(off, decision);
      case Purge purge -> OperatorRules.purge(purge, decision);
      case Configure configure -> OperatorRules.configure(configure, decision);
    }
    if (!decision.facts().isEmpty() && !decision.state().archived()) {
      decision.letTimePass();
      MergeRules.agree(decision);
      decision.letTimePass();
    }
    return decision.facts();
  }

  /**
   * The state after a fact.
   *
   * @throws IllegalStateException when the fact does not fit the state
   */
  public static AlarmState apply(AlarmState state, AlarmFact fact) {
    if (state.archived() || !state.key().equals(fact.key())) {
      throw new IllegalStateException("not a fact for the state of " + state.key() + ": " + fact);
    }
    AlarmState next = FactApplication.apply(state, fact);
    return fact.change().changesState() ? next.changed(fact.eventTime()) : next;
  }

  /** When {@link TimePassed} changes something next, if no other input comes first. */
  public static Optional<Instant> nextDeadline(AlarmState state) {
    if (state.archived()) {
      return Optional.empty();
    }
    AlarmPolicy policy = state.policy();
    Instant delay =
        switch (state.condition()) {
          case Normal ignored -> null;
          case Active ignored -> null;
          case Unknown ignored -> null;
          case PendingRaise(Observation first) -> first.eventTime().plus(policy.onDelay());
          case PendingClear(Instant since, ClearCause ignored) -> since.plus(policy.offDelay());
        };
    Visibility visibility = state.visibility();
    return Stream.of(
            Optional.<Instant>ofNullable(delay),
            Optional.ofNullable(visibility.shelf()).map(Visibility.Shelf::until),
            visibility.outOfService().stream()
                .map(Visibility.OutOfService::until)
                .min(Instant::compareTo),
            Optional.ofNullable(staleAt(state)),
            Optional.ofNullable(reAlarmAt(state)))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  /** When the present occurrence becomes stale, or null. */
  static @Nullable Instant staleAt(AlarmState state) {
    if (state.occurrences().isEmpty() || !(state.condition() instanceof Active)) {
      return null;
    }
    Occurrence present = state.occurrences().getLast();
    return present.stale() ? null : present.span().raised().plus(state.policy().staleAfter());
  }

  /** When the acknowledged and active occurrence wants another acknowledgement, or null. */
  static @Nullable Instant reAlarmAt(AlarmState state) {
    if (state.policy().reAlarm().isZero()
        || state.occurrences().isEmpty()
        || !(state.condition() instanceof Active)) {
      return null;
    }
    Occurrence.Acknowledgement seen = state.occurrences().getLast().acknowledgement();
    return seen == null ? null : seen.at().plus(state.policy().reAlarm());
  }
}

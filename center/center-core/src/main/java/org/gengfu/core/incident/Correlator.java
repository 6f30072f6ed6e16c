package org.gengfu.core.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.core.graph.GraphEdit;
import org.gengfu.core.incident.IncidentInput.ByHand;
import org.gengfu.core.incident.IncidentInput.GraphChanged;
import org.gengfu.core.incident.IncidentInput.ProofOfLife;
import org.gengfu.core.incident.IncidentInput.Refresh;
import org.gengfu.core.incident.IncidentInput.RulesChanged;
import org.gengfu.core.incident.IncidentInput.Snapshot;
import org.gengfu.core.incident.IncidentInput.TimePassed;
import org.gengfu.core.incident.IncidentInput.Transition;

/**
 * The correlator. Pure functions, for any thread: {@code decide} says what follows from an input,
 * {@code apply} is the only way a state changes, live and on replay, {@code nextDeadline} says when
 * time itself is the next input.
 *
 * <p>An alarm that is there is an episode. Each episode has at most one cause, another episode; so
 * episodes form trees, and a tree is an incident whose root is the tree's. What a raise, a late
 * message, an inference or a person changes is always one link of a tree: attaching, adopting,
 * merging and splitting are what that means for the incidents at its two ends.
 *
 * <pre>
 * EVENT               what it does, in the order of event time (watermark = latest event time, at most now,
 *                     less the reorder time; what comes later than that is taken at once, at its own event time)
 * raise               same event time as an episode of its key: Repeated. Near an inferred episode of its key:
 *                     Confirmed. Else Raised: an earlier lasting one of its key has lost its clear (SUPERSEDED);
 *                     the best cause by the rules is sought, else an earlier time of itself within the flap window
 *                     whose root it is, else it opens an incident; then it adopts what it explains better.
 * clear               ends the last episode of its key raised before it. Effects raised too long after the end look
 *                     for another cause. When most effects of a cause are over, so is the cause (CONTRADICTED).
 * INFER timer         enough roots below one parent within the window: the parent is inferred and adopts them;
 *                     it is revoked when too few remain.
 * RESIDUAL timer      what outlasts its cause's end by the rule's time becomes an incident of its own, linked to it.
 * SOAK timer          nothing lasts: the incident is resolved. A member that lasts again reopens it.
 * LEASE timer         never mentioned again: no longer counts as there.
 * FORGET timer        long resolved: its episodes go.
 * Snapshot            lasting episodes of that source that are not listed end (RECONCILED); listed ones are raised.
 * ProofOfLife         lasting causes of what works end (CONTRADICTED).
 * ByHand              a link that the engine leaves alone from then on.
 * </pre>
 */
public final class Correlator {
  private Correlator() {}

  /**
   * What an input brought.
   *
   * @param facts what follows, in order
   * @param state what {@link #apply} makes of them
   */
  public record Step(List<IncidentFact> facts, IncidentState state) {
    public Step {
      facts = List.copyOf(facts);
    }
  }

  /**
   * What follows from an input. Applying the facts in order gives the next state.
   *
   * @param now the center's clock
   */
  public static List<IncidentFact> decide(IncidentState state, IncidentInput input, Instant now) {
    return step(state, input, now).facts();
  }

  /** The same with the state that the facts lead to, for who needs both. */
  public static Step step(IncidentState state, IncidentInput input, Instant now) {
    Decision decision = new Decision(state);
    switch (input) {
      case Transition transition -> heard(decision, transition.event(), now);
      case TimePassed ignored -> {}
      case Snapshot snapshot -> new OtherWords(decision).snapshot(snapshot);
      case Refresh refresh -> new OtherWords(decision).refresh(refresh);
      case ProofOfLife proof -> new OtherWords(decision).proof(proof);
      case GraphChanged changed -> edit(decision, changed);
      case RulesChanged changed -> decision.emit(new IncidentFact.RulesEdited(changed.rules()));
      case ByHand hand -> new HandRules(decision).follow(hand);
    }
    long reorder = state.policy().reorder().toMillis();
    long latest = decision.state().latestMillis();
    long ripe =
        input instanceof TimePassed
            ? now.toEpochMilli() - reorder
            : latest == Long.MIN_VALUE ? latest : Math.min(latest, now.toEpochMilli()) - reorder;
    release(decision, ripe);
    return new Step(decision.facts(), decision.state());
  }

  private static void edit(Decision decision, GraphChanged changed) {
    for (GraphEdit edit : changed.edits()) {
      try {
        decision.emit(new IncidentFact.GraphEdited(edit));
      } catch (IllegalArgumentException refused) {
        decision.emit(
            new IncidentFact.Refused(edit.toString(), String.valueOf(refused.getMessage())));
      }
    }
  }

  /** The state after a fact. */
  public static IncidentState apply(IncidentState state, IncidentFact fact) {
    return FactApplication.apply(state, fact);
  }

  /** When {@link TimePassed} changes something next, if no other input comes first. */
  public static Optional<Instant> nextDeadline(IncidentState state) {
    Map.Entry<Timer, Boolean> timer = state.timers().first();
    Map.Entry<AlarmEvent, Boolean> event = state.waiting().first();
    long first =
        Math.min(
            timer == null ? Long.MAX_VALUE : timer.getKey().dueMillis(),
            event == null ? Long.MAX_VALUE : event.getKey().teMillis());
    return first == Long.MAX_VALUE
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(first).plus(state.policy().reorder()));
  }

  private static void heard(Decision decision, AlarmEvent event, Instant now) {
    IncidentState state = decision.state();
    long most = now.plus(state.policy().maxAhead()).toEpochMilli();
    AlarmEvent counted = event.teMillis() > most ? event.at(now.toEpochMilli()) : event;
    if (counted.teMillis() <= state.watermarkMillis()) {
      decision.emit(new IncidentFact.Taken(counted, true));
      new Transitions(decision).take(counted);
    } else if (state.waiting().contains(counted)) {
      decision.emit(new IncidentFact.Ignored(counted, IncidentFact.Ignored.Cause.DUPLICATE));
    } else {
      decision.emit(new IncidentFact.Held(counted));
      if (decision.state().waiting().size() > state.policy().maxWaiting()) {
        Map.Entry<AlarmEvent, Boolean> first = decision.state().waiting().first();
        if (first != null) {
          release(decision, first.getKey().teMillis());
        }
      }
    }
  }

  /** Takes what is ripe, events and timers in the order of their times; events first. */
  private static void release(Decision decision, long ripeMillis) {
    while (true) {
      Map.Entry<Timer, Boolean> timer = decision.state().timers().first();
      Map.Entry<AlarmEvent, Boolean> event = decision.state().waiting().first();
      long timerAt = timer == null ? Long.MAX_VALUE : timer.getKey().dueMillis();
      long eventAt = event == null ? Long.MAX_VALUE : event.getKey().teMillis();
      if (Math.min(timerAt, eventAt) > ripeMillis) {
        break;
      }
      if (event != null && eventAt <= timerAt) {
        decision.emit(new IncidentFact.Taken(event.getKey(), false));
        new Transitions(decision).take(event.getKey());
      } else if (timer != null) {
        advance(decision, timerAt);
        new Housekeeping(decision).fire(timer.getKey());
      }
    }
    advance(decision, ripeMillis);
  }

  private static void advance(Decision decision, long teMillis) {
    if (teMillis > decision.state().watermarkMillis()) {
      decision.emit(new IncidentFact.Advanced(teMillis));
    }
  }
}

package org.gengfu.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.core.alarm.AlarmChange;
import org.gengfu.core.alarm.AlarmFact;
import org.gengfu.core.alarm.AlarmFactText;
import org.gengfu.core.alarm.AlarmInput;
import org.gengfu.core.alarm.AlarmMachine;
import org.gengfu.core.alarm.AlarmState;
import org.gengfu.core.alarm.Condition;
import org.gengfu.core.alarm.Occurrence;
import org.gengfu.core.alarm.Span;
import org.gengfu.core.alarm.Timeline;
import org.gengfu.core.alarm.Visibility;

/** A1 to A11: what must hold of one alarm after each input, on either side. */
final class AlarmPromises {
  private final Promises promises;

  AlarmPromises(Promises promises) {
    this.promises = promises;
  }

  /** Looks at one decision of the machine; gives the lines of its facts as they are stored. */
  List<String> check(
      AlarmState before, AlarmInput input, List<AlarmFact> facts, AlarmState after, Instant now) {
    promises.note(() -> "    " + input + " at " + now + " -> " + changes(facts));
    List<String> lines = replay(before, facts, after);
    region(before, input, facts, after);
    visibility(after, now);
    occurrences(after);
    hold(
        AlarmMachine.nextDeadline(after).filter(due -> !due.isAfter(now)).isEmpty(),
        "nothing is overdue once time has passed",
        after);
    hold(
        after.timeline().observations().size() <= Timeline.MAX_OBSERVATIONS,
        "the evidence is bounded",
        after);
    return lines;
  }

  private static List<AlarmChange> changes(List<AlarmFact> facts) {
    return facts.stream().map(AlarmFact::change).toList();
  }

  /** A7, by the texts that are stored. */
  private List<String> replay(AlarmState before, List<AlarmFact> facts, AlarmState after) {
    AlarmState replayed = before;
    List<String> lines = new ArrayList<>(facts.size());
    for (AlarmFact fact : facts) {
      if (!(fact.change() instanceof AlarmChange.Ignored)) {
        String line = AlarmFactText.write(fact);
        replayed = AlarmMachine.apply(replayed, AlarmFactText.read(line));
        lines.add(line);
      }
    }
    hold(replayed.equals(after), "A7: the facts as stored lead to the state", after);
    return lines;
  }

  private void region(
      AlarmState before, AlarmInput input, List<AlarmFact> facts, AlarmState after) {
    boolean acknowledged = false;
    boolean heard = false;
    boolean observed = false;
    boolean ignored = false;
    for (AlarmFact fact : facts) {
      acknowledged |= fact.change() instanceof AlarmChange.Acknowledged;
      heard |= fact.change() instanceof AlarmChange.SourceHeard;
      observed |= fact.change() instanceof AlarmChange.Observed;
      ignored |= fact.change() instanceof AlarmChange.Ignored;
    }
    hold(
        !acknowledged || input instanceof AlarmInput.Acknowledge,
        "A4: only a person acknowledges",
        after);
    if (input instanceof AlarmInput.Acknowledge && facts.size() == 1) {
      hold(after.condition().equals(before.condition()), "A4: it clears nothing", after);
    }
    if (input instanceof AlarmInput.Evidence) {
      hold(observed || ignored, "A2: whatever hides it, evidence is recorded", after);
    }
    if (input instanceof AlarmInput.SourceLost) {
      hold(after.condition() instanceof Condition.Unknown, "A5: lost is unknown", after);
      hold(
          after.condition().isActive() == before.condition().isActive(),
          "A5: a lost source raises and clears nothing",
          after);
    }
    if (before.condition() instanceof Condition.Unknown) {
      hold(
          heard || after.condition() instanceof Condition.Unknown,
          "A5: unknown until the source is heard",
          after);
    }
    if (input instanceof AlarmInput.Reset && facts.size() == 1) {
      boolean ended = before.latched() && before.condition() instanceof Condition.Normal;
      hold(after.latched() == (before.latched() && !ended), "A6: a reset ends a latch", after);
    }
  }

  private void visibility(AlarmState state, Instant now) {
    Visibility visibility = state.visibility();
    Visibility.Shelf shelf = visibility.shelf();
    if (shelf != null) {
      hold(
          shelf.until().isAfter(now)
              && !shelf.until().isAfter(now.plus(state.policy().maxShelve())),
          "A3: a shelf ends",
          state);
    }
    for (Visibility.OutOfService order : visibility.outOfService()) {
      hold(order.until().isAfter(now), "A3: out of service ends", state);
    }
    if (state.condition().isActive() && visibility.isShown()) {
      hold(state.isAnnunciated(), "A11: what is active and shown is on the list", state);
    }
  }

  private void occurrences(AlarmState state) {
    List<Occurrence> occurrences = state.occurrences();
    for (int i = 0; i < occurrences.size(); i++) {
      Span span = occurrences.get(i).span();
      boolean isLast = i == occurrences.size() - 1;
      Instant cleared = span.cleared();
      hold(
          (cleared == null) == (isLast && state.condition().isActive()),
          "only the present occurrence lasts",
          state);
      hold(cleared == null || !cleared.isBefore(span.raised()), "no end before its begin", state);
      if (i > 0) {
        Span earlier = occurrences.get(i - 1).span();
        Instant ended = earlier.cleared();
        hold(
            span.number() > earlier.number() && ended != null && !span.raised().isBefore(ended),
            "one occurrence after the other",
            state);
      }
    }
  }

  private void hold(boolean holds, String promise, AlarmState state) {
    promises.hold(holds, () -> promise + ": " + state);
  }
}

package org.gengfu.core.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.AlarmInput.Evidence;
import org.gengfu.core.alarm.AlarmInput.Exceed;
import org.gengfu.core.alarm.AlarmInput.Return;
import org.gengfu.core.alarm.AlarmInput.SeverityIs;
import org.gengfu.core.alarm.Condition.Known;
import org.gengfu.core.alarm.Condition.Normal;
import org.gengfu.core.alarm.Condition.PendingRaise;
import org.gengfu.core.alarm.Condition.Unknown;
import org.gengfu.core.alarm.Observation.Kind;

/**
 * What evidence changes. New evidence goes to its place in the timeline, the whole timeline is read
 * anew, and the difference to what was known is what changes: so evidence that comes late, or in
 * another order, leads to the same end.
 */
final class EvidenceRules {
  private EvidenceRules() {}

  /** What a device's own word changes. */
  static List<AlarmChange> observed(AlarmState state, Evidence evidence, Instant now) {
    String name = evidence.getClass().getSimpleName();
    Observation observation = observation(evidence, evidence.eventTime());
    if (state.timeline().contains(observation)) {
      return List.of(new AlarmChange.Ignored(name, "the same was said before"));
    }
    Observation counted = observation(evidence, countedTime(state, evidence, now));
    if (state.timeline().isTooLate(counted.eventTime())) {
      return List.of(
          new AlarmChange.Ignored(name, "older than the evidence that can still be put in order"));
    }
    if (state.timeline().contains(counted)) {
      return List.of(new AlarmChange.Ignored(name, "the same was said before"));
    }
    return taken(state, counted, evidence.eventTime(), now);
  }

  /** What an observation that stands in no message changes. */
  static List<AlarmChange> concluded(AlarmState state, Observation observation, Instant now) {
    return taken(state, observation, observation.eventTime(), now);
  }

  /** What running delays change. */
  static List<AlarmChange> timersRan(AlarmState state, Instant now) {
    List<AlarmChange> out = new ArrayList<>();
    compare(state, reading(state, now), now, out);
    return out;
  }

  /** What the evidence of a state means. */
  static Timeline.Reading reading(AlarmState state, Instant now) {
    return state.timeline().read(state.policy(), timersUntil(state, now));
  }

  /**
   * A device's time, unless its clock must be wrong: too far ahead, or a live message from long
   * ago. A live message that the condition is there, not newer than the list of active alarms that
   * did not hold it, means that it began after that list.
   */
  private static Instant countedTime(AlarmState state, Evidence evidence, Instant now) {
    Instant said = evidence.eventTime();
    AlarmPolicy policy = state.policy();
    if (said.isAfter(now.plus(policy.maxAhead()))) {
      return now;
    }
    if (evidence.historical()) {
      return said;
    }
    if (said.isBefore(now.minus(policy.maxBehind()))) {
      return now;
    }
    Optional<Instant> list = evidence instanceof Exceed ? lastReconciled(state) : Optional.empty();
    return list.filter(time -> !said.isAfter(time)).map(time -> time.plusMillis(1)).orElse(said);
  }

  private static Optional<Instant> lastReconciled(AlarmState state) {
    if (state.condition().isActive()) {
      return Optional.empty();
    }
    return state.timeline().observations().reversed().stream()
        .filter(seen -> seen.cause() == ClearCause.RECONCILED)
        .map(Observation::eventTime)
        .findFirst();
  }

  private static Observation observation(Evidence evidence, Instant time) {
    return switch (evidence) {
      case Exceed exceed ->
          new Observation(
              time,
              exceed.order(),
              Kind.EXCEED,
              exceed.severity(),
              exceed.observed(),
              exceed.limit(),
              ClearCause.DEVICE);
      case Return back -> Observation.returned(time, back.order(), ClearCause.DEVICE);
      case SeverityIs is ->
          new Observation(
              time, is.order(), Kind.SEVERITY, is.severity(), null, null, ClearCause.DEVICE);
    };
  }

  private static List<AlarmChange> taken(
      AlarmState state, Observation observation, Instant reported, Instant now) {
    List<AlarmChange> out = new ArrayList<>();
    out.add(new AlarmChange.Observed(observation, reported));
    Timeline timeline = state.timeline().with(observation, state.policy());
    compare(state, timeline.read(state.policy(), timersUntil(state, now)), now, out);
    if (state.condition().known() instanceof PendingRaise(Observation first)
        && observation.kind() == Kind.RETURN
        && out.size() == 2
        && out.getLast() instanceof AlarmChange.ConditionMoved(Known to)
        && to instanceof Normal) {
      out.add(new AlarmChange.Fleeting(first.eventTime(), observation.eventTime()));
    }
    return out;
  }

  /** Delays stand still while the source cannot be heard. */
  private static Instant timersUntil(AlarmState state, Instant now) {
    return switch (state.condition()) {
      case Unknown(Known ignored, Instant since) -> since.isBefore(now) ? since : now;
      case Known ignored -> now;
    };
  }

  private static void compare(
      AlarmState state, Timeline.Reading reading, Instant now, List<AlarmChange> out) {
    List<Span> after = reading.spans();
    int firstNumber = after.isEmpty() ? 1 : after.getFirst().number();
    List<Occurrence> before =
        state.occurrences().stream()
            .filter(occurrence -> occurrence.span().number() >= firstNumber)
            .toList();
    int same = 0;
    while (same < before.size()
        && same < after.size()
        && before.get(same).span().equals(after.get(same))) {
      same++;
    }
    if (same < before.size() && !isContinuation(before, after, same)) {
      out.add(revision(state, before, after, same, now));
    } else {
      if (same < before.size()) {
        continued(before.get(same).span(), after.get(same), out);
        same++;
      }
      for (Span span : after.subList(same, after.size())) {
        out.add(new AlarmChange.Raised(span.open()));
        cleared(span, out);
      }
    }
    if (!reading.condition().equals(state.condition().known())) {
      out.add(new AlarmChange.ConditionMoved(reading.condition()));
    }
  }

  /** True when only the last known occurrence went on, or ended. */
  private static boolean isContinuation(List<Occurrence> before, List<Span> after, int at) {
    if (at != before.size() - 1 || at >= after.size()) {
      return false;
    }
    Span known = before.get(at).span();
    return known.isOpen() && known.raised().equals(after.get(at).raised());
  }

  private static void continued(Span known, Span now, List<AlarmChange> out) {
    if (!known.equals(now.open())) {
      Severity was = known.severity();
      out.add(new AlarmChange.Updated(now.open(), now.severity().compareTo(was) > 0));
    }
    cleared(now, out);
  }

  private static void cleared(Span span, List<AlarmChange> out) {
    Instant cleared = span.cleared();
    if (cleared != null) {
      out.add(new AlarmChange.Cleared(span.number(), cleared, span.cause()));
    }
  }

  private static AlarmChange revision(
      AlarmState state, List<Occurrence> before, List<Span> after, int same, Instant now) {
    List<Occurrence> replaced = before.subList(same, before.size());
    List<Occurrence> occurrences = new ArrayList<>();
    boolean isNew = false;
    for (Span span : after.subList(same, after.size())) {
      Optional<Occurrence> known =
          replaced.reversed().stream().filter(old -> old.span().overlaps(span)).findFirst();
      isNew |= known.isEmpty();
      occurrences.add(
          known.map(old -> inherit(old, span)).orElseGet(() -> Occurrence.fresh(span, now)));
    }
    boolean anyLeft = same > 0 || !occurrences.isEmpty();
    boolean latched = state.policy().latching() && (isNew || (state.latched() && anyLeft));
    return new AlarmChange.Revised(replaced.getFirst().span().number(), occurrences, latched);
  }

  /** What people did about the old occurrence holds for the new one, unless it is worse. */
  private static Occurrence inherit(Occurrence old, Span span) {
    Occurrence same = old.with(span);
    boolean worse = span.severity().compareTo(old.span().severity()) > 0;
    return worse ? same.acknowledged(null) : same;
  }
}

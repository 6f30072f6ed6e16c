package org.gengfu.core.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.gengfu.core.alarm.Condition.Known;
import org.jspecify.annotations.Nullable;

/**
 * The evidence about one condition in the order in which it happened, whatever the order in which
 * it came. The newest {@value #MAX_OBSERVATIONS} pieces are kept one by one; older ones are only
 * kept as the base that they led to, and evidence from before that base comes too late.
 *
 * @param base what the older evidence led to
 * @param observations ascending, none equal to another
 */
public record Timeline(Foundation base, List<Observation> observations) {
  /** Most pieces of evidence that can still be put in order. */
  public static final int MAX_OBSERVATIONS = 64;

  /** No evidence. */
  static final Timeline EMPTY =
      new Timeline(new Foundation(new Condition.Normal(), null, 0, Instant.MIN), List.of());

  public Timeline {
    observations = List.copyOf(observations);
  }

  /**
   * What evidence led to.
   *
   * @param condition the condition after it
   * @param last the last occurrence, null when there was none
   * @param count how many occurrences there were
   * @param horizon event time of the newest evidence in it
   */
  public record Foundation(Known condition, @Nullable Span last, int count, Instant horizon) {
    Foundation withoutLast() {
      return new Foundation(condition, null, count, horizon);
    }
  }

  /**
   * What the evidence means at one moment.
   *
   * @param spans the last occurrence of the base, if any, and all later ones
   * @param fleeting conditions that did not last long enough to count, since the base
   * @param worsened when the severity of an occurrence rose last since the base, by number
   */
  record Reading(Known condition, List<Span> spans, int fleeting, Map<Integer, Instant> worsened) {}

  boolean contains(Observation observation) {
    return Collections.binarySearch(observations, observation) >= 0;
  }

  /** True when evidence of this instant can no longer be put in order. */
  boolean isTooLate(Instant eventTime) {
    return !eventTime.isAfter(base.horizon()) && !base.horizon().equals(Instant.MIN);
  }

  /** This timeline with one more piece of evidence, which must not be in it yet. */
  Timeline with(Observation observation, AlarmPolicy policy) {
    List<Observation> more = new ArrayList<>(observations);
    int at = Collections.binarySearch(more, observation);
    if (at >= 0) {
      throw new IllegalStateException("evidence stands in the timeline already: " + observation);
    }
    more.add(-at - 1, observation);
    if (more.size() <= MAX_OBSERVATIONS) {
      return new Timeline(base, more);
    }
    Observation oldest = more.removeFirst();
    return new Timeline(new ConditionWalk(base, policy).step(oldest).base(oldest), more);
  }

  /**
   * What the evidence means.
   *
   * @param timersUntil delays run until this instant, or until the newest evidence if that is later
   */
  Reading read(AlarmPolicy policy, Instant timersUntil) {
    ConditionWalk walk = new ConditionWalk(base, policy);
    observations.forEach(walk::step);
    return walk.advance(timersUntil).reading();
  }

  /** No single pieces any more: what is known now is the base. */
  static Timeline settled(AlarmState state) {
    Span last = state.occurrences().isEmpty() ? null : state.occurrences().getLast().span();
    int count = last == null ? state.timeline().base().count() : last.number();
    Instant horizon = state.timeline().newest();
    return new Timeline(new Foundation(state.condition().known(), last, count, horizon), List.of());
  }

  /** Event time of the newest evidence, or {@link Instant#MIN} when there is none. */
  Instant newest() {
    return observations.isEmpty() ? base.horizon() : observations.getLast().eventTime();
  }

  /** Number of the first occurrence that evidence can still change. */
  int firstOpenNumber() {
    return base.last() == null ? base.count() + 1 : base.count();
  }
}

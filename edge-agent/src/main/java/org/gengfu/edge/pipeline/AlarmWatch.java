package org.gengfu.edge.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Severity;
import org.gengfu.profile.Expression;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ResolvedAlarm;
import org.jspecify.annotations.Nullable;

/**
 * One alarm rule of one device.
 *
 * <pre>
 * state          condition true       condition false   unknown   delay expired     reset
 * NORMAL         PENDING_RAISE        -                 -         -                 -
 * PENDING_RAISE  -                    NORMAL            freeze    ACTIVE, raise     -
 * ACTIVE         -                    PENDING_CLEAR     -         -                 -
 * PENDING_CLEAR  ACTIVE               -                 freeze    NORMAL, clear     NORMAL, clear
 * </pre>
 *
 * While NORMAL or PENDING_RAISE the condition is {@code when and not unless}, and false while an
 * alarm that explains this one stands; while ACTIVE or PENDING_CLEAR its end is {@code clear or
 * unless}, {@code not when} where there is no {@code clear}. A delay of zero passes the pending
 * state at once. A rule that latches stays in PENDING_CLEAR until a person resets it. Frozen, the
 * rest of a delay runs on when the condition is known again. The event time is always the first
 * instant of the condition or of its end, never the end of a delay. For one thread.
 */
final class AlarmWatch {
  private enum State {
    NORMAL,
    PENDING_RAISE,
    ACTIVE,
    PENDING_CLEAR
  }

  private final ResolvedAlarm rule;
  private final String device;
  private final Severity severity;
  private final Map<String, SampleRing> windows = new HashMap<>();
  private State state = State.NORMAL;
  private @Nullable AlarmEvent pending;
  private @Nullable AlarmEvent raised;
  private @Nullable Instant due;
  private @Nullable Duration frozenRest;
  private @Nullable Instant tellAgainAt;
  private boolean suppressed;

  AlarmWatch(ResolvedAlarm rule, String device) {
    this.rule = rule;
    this.device = device;
    this.severity = Severity.valueOf(rule.severity().name());
    rule.windows().forEach((name, window) -> windows.put(name, new SampleRing(window)));
  }

  /** An alarm that stands already, under a rule that has changed; null for one that does not. */
  static AlarmWatch standing(ResolvedAlarm rule, String device, @Nullable AlarmEvent raised) {
    AlarmWatch watch = new AlarmWatch(rule, device);
    if (raised != null) {
      watch.raised = raised;
      watch.state = State.ACTIVE;
    }
    return watch;
  }

  ResolvedAlarm rule() {
    return rule;
  }

  Map<String, SampleRing> windows() {
    return windows;
  }

  /** True when the rule depends on a point's present value. */
  boolean uses(String point) {
    Expression clear = rule.clear();
    return rule.when().names().contains(point)
        || (clear != null && clear.names().contains(point))
        || rule.unless().stream().anyMatch(each -> each.names().contains(point));
  }

  /** The raising event while the alarm is active, or null. */
  @Nullable AlarmEvent active() {
    return raised;
  }

  /** An alarm that explains this one has begun or ceased to stand. */
  void suppress(boolean bySomeAlarm) {
    suppressed = bySomeAlarm;
  }

  /** When time alone may change something, or null. */
  @Nullable Instant due() {
    Instant next = earlier(due, raised == null ? null : tellAgainAt);
    for (SampleRing window : windows.values()) {
      next = earlier(next, window.nextChange());
    }
    return next;
  }

  private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isBefore(b) ? a : b;
  }

  /** True when a window has changed by time alone. */
  boolean windowDue(Instant now) {
    for (SampleRing window : windows.values()) {
      Instant change = window.nextChange();
      if (change != null && !now.isBefore(change)) {
        return true;
      }
    }
    return false;
  }

  /** Ends a delay that has run out; gives the transition, or null. */
  @Nullable AlarmEvent expire(Instant now) {
    if (suppressed && state == State.PENDING_RAISE) {
      back(false, State.NORMAL);
      frozenRest = null;
    }
    AlarmEvent event = pending;
    if (event != null && due != null && !now.isBefore(due) && !waitsForReset()) {
      return pass(event, now);
    }
    return tellAgain(now);
  }

  private boolean waitsForReset() {
    return rule.latch() && state == State.PENDING_CLEAR;
  }

  private AlarmEvent pass(AlarmEvent event, Instant now) {
    pending = null;
    due = null;
    raised = event.active() ? event : null;
    state = event.active() ? State.ACTIVE : State.NORMAL;
    Duration again = rule.extra().reAlarm();
    tellAgainAt = event.active() && again != null ? now.plus(again) : null;
    return event;
  }

  private @Nullable AlarmEvent tellAgain(Instant now) {
    AlarmEvent standing = raised;
    Duration again = rule.extra().reAlarm();
    if (standing == null || again == null || tellAgainAt == null || now.isBefore(tellAgainAt)) {
      return null;
    }
    tellAgainAt = now.plus(again);
    return standing;
  }

  /** A person resets a rule that latches; gives the end when its condition has ended. */
  @Nullable AlarmEvent reset(Instant now) {
    AlarmEvent event = pending;
    return event != null && waitsForReset() ? pass(event, now) : null;
  }

  /** Judges the present values; gives the transition when there is no delay, or null. */
  @Nullable AlarmEvent judge(Function<String, @Nullable Operand> points, Instant at) {
    Function<String, @Nullable Operand> values = windows.isEmpty() ? points : within(points, at);
    boolean up = state == State.ACTIVE || state == State.PENDING_CLEAR;
    Boolean verdict = up ? ended(values) : exceeded(values);
    if (verdict == null) {
      freeze(at);
      return null;
    }
    thaw(at);
    switch (state) {
      case NORMAL -> {
        if (verdict) {
          return begin(State.PENDING_RAISE, event(true, rule.when(), values, at), rule.onDelay());
        }
      }
      case ACTIVE -> {
        if (verdict) {
          Expression end = rule.clear() == null ? rule.when() : rule.clear();
          return begin(State.PENDING_CLEAR, event(false, end, values, at), rule.offDelay());
        }
      }
      case PENDING_RAISE -> back(verdict, State.NORMAL);
      case PENDING_CLEAR -> back(verdict, State.ACTIVE);
    }
    return null;
  }

  private Function<String, @Nullable Operand> within(
      Function<String, @Nullable Operand> points, Instant at) {
    Map<String, @Nullable Operand> told = new HashMap<>();
    windows.forEach((name, ring) -> told.put(name, ring.value(at)));
    return name -> told.containsKey(name) ? told.get(name) : points.apply(name);
  }

  private void back(boolean stillSo, State before) {
    if (!stillSo) {
      state = before;
      pending = null;
      due = null;
    }
  }

  private @Nullable AlarmEvent begin(State next, AlarmEvent event, Duration delay) {
    state = next;
    pending = event;
    due = waitsForReset() ? null : event.eventTime().plus(delay);
    return expire(event.eventTime());
  }

  private void freeze(Instant at) {
    if (due != null) {
      Duration rest = Duration.between(at, due);
      frozenRest = rest.isNegative() ? Duration.ZERO : rest;
      due = null;
    }
  }

  private void thaw(Instant at) {
    if (frozenRest != null) {
      due = at.plus(frozenRest);
      frozenRest = null;
    }
  }

  private @Nullable Boolean exceeded(Function<String, @Nullable Operand> values) {
    return suppressed ? Boolean.FALSE : and(rule.when().holds(values), not(excused(values)));
  }

  private @Nullable Boolean ended(Function<String, @Nullable Operand> values) {
    Expression clear = rule.clear();
    Boolean end = clear == null ? not(rule.when().holds(values)) : clear.holds(values);
    return not(and(not(end), not(excused(values))));
  }

  private @Nullable Boolean excused(Function<String, @Nullable Operand> values) {
    Boolean none = true;
    for (Expression unless : rule.unless()) {
      none = and(none, not(unless.holds(values)));
    }
    return not(none);
  }

  private static @Nullable Boolean not(@Nullable Boolean value) {
    return value == null ? null : !value;
  }

  private static @Nullable Boolean and(@Nullable Boolean a, @Nullable Boolean b) {
    if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) {
      return false;
    }
    return a == null || b == null ? null : true;
  }

  private AlarmEvent event(
      boolean active, Expression decider, Function<String, @Nullable Operand> values, Instant at) {
    Expression.Observation seen = decider.observe(values);
    return new AlarmEvent(
        device,
        rule.id(),
        active,
        severity,
        at,
        seen == null ? null : seen.observed(),
        seen == null ? null : seen.limit());
  }
}

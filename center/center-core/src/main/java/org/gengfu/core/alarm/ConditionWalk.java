package org.gengfu.core.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.core.alarm.Condition.Active;
import org.gengfu.core.alarm.Condition.Known;
import org.gengfu.core.alarm.Condition.Normal;
import org.gengfu.core.alarm.Condition.PendingClear;
import org.gengfu.core.alarm.Condition.PendingRaise;

/**
 * Goes through evidence in order and keeps the condition and its occurrences. Used and thrown away
 * within one call.
 *
 * <pre>
 * condition      EXCEED                    RETURN                     SEVERITY   delay runs out
 * NORMAL         PENDING_RAISE             - (1)                      -          -
 * PENDING_RAISE  takes the severity        NORMAL, fleeting           -          ACTIVE, raised at the first exceed
 * ACTIVE         takes the severity        PENDING_CLEAR              taken      -
 * PENDING_CLEAR  ACTIVE, one more toggle   -                          taken      NORMAL, cleared at the first return
 * </pre>
 *
 * (1) When the last occurrence was only taken to be over because the edge's list did not hold it,
 * the device's own return says when it was over, and what it said of the severity until then
 * counts.
 */
final class ConditionWalk {
  private final AlarmPolicy policy;
  private final List<Span> spans = new ArrayList<>();
  private final Map<Integer, Instant> worsened = new HashMap<>();
  private final List<Observation> doubted = new ArrayList<>();
  private Known condition;
  private int count;
  private int fleeting;

  ConditionWalk(Timeline.Foundation base, AlarmPolicy policy) {
    this.policy = policy;
    this.condition = base.condition();
    this.count = base.count();
    if (base.last() != null) {
      spans.add(base.last());
    }
  }

  ConditionWalk step(Observation observation) {
    Instant at = observation.eventTime();
    advance(at);
    switch (observation.kind()) {
      case EXCEED -> exceeded(observation);
      case RETURN -> returned(observation);
      case SEVERITY -> severity(observation);
    }
    return advance(at);
  }

  ConditionWalk advance(Instant to) {
    switch (condition) {
      case PendingRaise(Observation first)
          when !to.isBefore(first.eventTime().plus(policy.onDelay())) ->
          raise(first);
      case PendingClear(Instant since, ClearCause cause)
          when !to.isBefore(since.plus(policy.offDelay())) -> {
        spans.set(spans.size() - 1, spans.getLast().closedAt(since, cause));
        condition = new Normal();
      }
      case Normal ignored -> {}
      case PendingRaise ignored -> {}
      case Active ignored -> {}
      case PendingClear ignored -> {}
    }
    return this;
  }

  Timeline.Foundation base(Observation newest) {
    return new Timeline.Foundation(
        condition, spans.isEmpty() ? null : spans.getLast(), count, newest.eventTime());
  }

  Timeline.Reading reading() {
    return new Timeline.Reading(condition, List.copyOf(spans), fleeting, Map.copyOf(worsened));
  }

  private void raise(Observation first) {
    count++;
    spans.add(
        new Span(
            count,
            first.eventTime(),
            null,
            ClearCause.DEVICE,
            first.severity(),
            first.observed(),
            first.limit(),
            0));
    condition = new Active();
  }

  private void exceeded(Observation observation) {
    switch (condition) {
      case Normal ignored -> {
        doubted.clear();
        condition = new PendingRaise(observation);
      }
      case PendingRaise(Observation first) ->
          condition =
              new PendingRaise(
                  new Observation(
                      first.eventTime(),
                      first.order(),
                      first.kind(),
                      observation.severity(),
                      first.observed(),
                      first.limit(),
                      first.cause()));
      case Active ignored -> severity(observation);
      case PendingClear ignored -> {
        spans.set(spans.size() - 1, spans.getLast().toggled());
        condition = new Active();
        severity(observation);
      }
    }
  }

  private void returned(Observation observation) {
    switch (condition) {
      case Normal ignored -> correctClearTime(observation);
      case PendingRaise ignored -> {
        fleeting++;
        condition = new Normal();
      }
      case Active ignored ->
          condition = new PendingClear(observation.eventTime(), observation.cause());
      case PendingClear ignored -> {}
    }
  }

  private void correctClearTime(Observation observation) {
    if (!spans.isEmpty()
        && spans.getLast().cause() == ClearCause.RECONCILED
        && observation.cause() == ClearCause.DEVICE) {
      Span last = spans.getLast();
      spans.set(spans.size() - 1, last.closedAt(observation.eventTime(), ClearCause.DEVICE));
      doubted.forEach(this::take);
      doubted.clear();
    }
  }

  private void severity(Observation observation) {
    if (!spans.isEmpty() && spans.getLast().isOpen()) {
      take(observation);
    } else if (!spans.isEmpty() && spans.getLast().cause() == ClearCause.RECONCILED) {
      doubted.add(observation);
    }
  }

  private void take(Observation observation) {
    Span last = spans.getLast();
    if (observation.severity().compareTo(last.severity()) > 0) {
      worsened.put(last.number(), observation.eventTime());
    }
    spans.set(spans.size() - 1, last.with(observation.severity()));
  }
}

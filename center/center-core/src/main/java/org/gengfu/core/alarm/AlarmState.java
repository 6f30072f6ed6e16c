package org.gengfu.core.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one alarm: its four regions and the evidence behind them.
 *
 * @param key what it is about
 * @param policy how it is handled
 * @param timeline the evidence
 * @param condition first region
 * @param latched second region: it stays annunciated until it is reset
 * @param occurrences ascending: the present one last, before it those that late evidence can still
 *     change and those that nobody has acknowledged yet (at most {@value #MAX_BRANCHES}; the oldest
 *     goes first). Their acknowledgements are the third region
 * @param visibility fourth region
 * @param changed event time of the last change
 * @param archived true when the instance is over
 */
public record AlarmState(
    AlarmKey key,
    AlarmPolicy policy,
    Timeline timeline,
    Condition condition,
    boolean latched,
    List<Occurrence> occurrences,
    Visibility visibility,
    Instant changed,
    boolean archived) {
  /** Most earlier occurrences that are kept because nobody acknowledged them. */
  public static final int MAX_BRANCHES = 32;

  public AlarmState {
    occurrences = List.copyOf(occurrences);
  }

  /** An alarm of which nothing was ever heard. */
  public static AlarmState initial(AlarmKey key, AlarmPolicy policy) {
    return new AlarmState(
        key,
        policy,
        Timeline.EMPTY,
        new Condition.Normal(),
        false,
        List.of(),
        Visibility.SHOWN,
        Instant.EPOCH,
        false);
  }

  /** The present occurrence, or the last one. */
  public Optional<Occurrence> current() {
    return occurrences.isEmpty() ? Optional.empty() : Optional.of(occurrences.getLast());
  }

  /** True when the present occurrence waits for an acknowledgement. */
  public boolean isUnacknowledged() {
    return !occurrences.isEmpty() && !occurrences.getLast().isAcknowledged();
  }

  /** Earlier occurrences that nobody has acknowledged. */
  public List<Occurrence> branches() {
    return occurrences.subList(0, Math.max(0, occurrences.size() - 1)).stream()
        .filter(occurrence -> !occurrence.isAcknowledged())
        .toList();
  }

  /** True when the operator's list shows it. */
  public boolean isAnnunciated() {
    return (condition.isActive() || latched || isUnacknowledged()) && visibility.isShown();
  }

  /** What the operator's list calls it. */
  public DisplayState display() {
    return DisplayState.of(this);
  }

  AlarmState with(AlarmPolicy other) {
    return new AlarmState(
        key, other, timeline, condition, latched, occurrences, visibility, changed, archived);
  }

  AlarmState with(Timeline other) {
    return new AlarmState(
            key, policy, other, condition, latched, occurrences, visibility, changed, archived)
        .pruned();
  }

  AlarmState with(Condition other) {
    return new AlarmState(
        key, policy, timeline, other, latched, occurrences, visibility, changed, archived);
  }

  AlarmState with(Visibility other) {
    return new AlarmState(
        key, policy, timeline, condition, latched, occurrences, other, changed, archived);
  }

  AlarmState latched(boolean now) {
    return new AlarmState(
        key, policy, timeline, condition, now, occurrences, visibility, changed, archived);
  }

  AlarmState changed(Instant when) {
    return new AlarmState(
        key, policy, timeline, condition, latched, occurrences, visibility, when, archived);
  }

  AlarmState overAndDone() {
    return new AlarmState(
        key, policy, timeline, condition, latched, occurrences, visibility, changed, true);
  }

  AlarmState with(List<Occurrence> others) {
    return new AlarmState(
            key, policy, timeline, condition, latched, others, visibility, changed, archived)
        .pruned();
  }

  /** This state with one occurrence changed; the number must be among the kept ones. */
  AlarmState change(int number, UnaryOperator<Occurrence> how) {
    List<Occurrence> others = new ArrayList<>(occurrences);
    for (int i = 0; i < others.size(); i++) {
      if (others.get(i).span().number() == number) {
        others.set(i, how.apply(others.get(i)));
        return with(others);
      }
    }
    throw new IllegalStateException(key + " has no occurrence " + number + " any more");
  }

  /** This state with the present occurrence wanting an acknowledgement. */
  AlarmState announcedAgain() {
    @Nullable Occurrence last = occurrences.isEmpty() ? null : occurrences.getLast();
    return last == null
        ? this
        : change(last.span().number(), occurrence -> occurrence.acknowledged(null));
  }

  private AlarmState pruned() {
    int firstOpen = timeline.firstOpenNumber();
    List<Occurrence> kept = new ArrayList<>(occurrences.size());
    for (int i = 0; i < occurrences.size(); i++) {
      Occurrence occurrence = occurrences.get(i);
      boolean isLast = i == occurrences.size() - 1;
      if (isLast || occurrence.span().number() >= firstOpen || !occurrence.isAcknowledged()) {
        kept.add(occurrence);
      }
    }
    int settled = 0;
    while (settled < kept.size() - 1 && kept.get(settled).span().number() < firstOpen) {
      settled++;
    }
    List<Occurrence> bounded = kept.subList(Math.max(0, settled - MAX_BRANCHES), kept.size());
    return bounded.size() == occurrences.size()
        ? this
        : new AlarmState(
            key, policy, timeline, condition, latched, bounded, visibility, changed, archived);
  }
}

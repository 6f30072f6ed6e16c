package org.gengfu.core.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
 * @param words what both sides said of the third region, ascending, at most {@value Words#MAX};
 *     none in what was stored before there were words
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
    List<Word> words,
    Instant changed,
    boolean archived) {
  /** Most earlier occurrences that are kept because nobody acknowledged them. */
  public static final int MAX_BRANCHES = 32;

  public AlarmState {
    occurrences = List.copyOf(occurrences);
    words = List.copyOf(Objects.requireNonNullElse(words, List.of()));
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
        List.of(),
        Instant.EPOCH,
        false);
  }

  /**
   * The instance that takes inputs: this one, or after its archiving a new one of the same key,
   * which goes on counting occurrences and takes no evidence that belongs to the old one.
   */
  public AlarmState live() {
    if (!archived) {
      return this;
    }
    AlarmState fresh = initial(key, policy);
    return fresh.with(new Timeline(Timeline.settled(this).base().withoutLast(), List.of()));
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

  /** True when the operator's list shows it, be it for an earlier occurrence. */
  public boolean isAnnunciated() {
    return isPresentAnnunciated() || (visibility.isShown() && !branches().isEmpty());
  }

  /** True when the operator's list shows the present or last occurrence. */
  public boolean isPresentAnnunciated() {
    return (condition.isActive() || latched || isUnacknowledged()) && visibility.isShown();
  }

  /** True when it is active, for longer than usual. */
  public boolean isStale() {
    return condition.isActive() && !occurrences.isEmpty() && occurrences.getLast().stale();
  }

  /** What the operator's list calls the present or last occurrence. */
  public DisplayState display() {
    return DisplayState.of(this);
  }

  AlarmState with(AlarmPolicy other) {
    return copy(other, timeline, condition, latched, occurrences, visibility);
  }

  AlarmState with(Timeline other) {
    AlarmState next = copy(policy, other, condition, latched, occurrences, visibility).pruned();
    List<Word> needed = Words.needed(next);
    return needed.size() == words.size() ? next : next.saying(needed);
  }

  AlarmState with(Condition other) {
    return copy(policy, timeline, other, latched, occurrences, visibility);
  }

  AlarmState with(Visibility other) {
    return copy(policy, timeline, condition, latched, occurrences, other);
  }

  AlarmState latched(boolean now) {
    return copy(policy, timeline, condition, now, occurrences, visibility);
  }

  AlarmState with(List<Occurrence> others) {
    return copy(policy, timeline, condition, latched, others, visibility).pruned();
  }

  AlarmState saying(List<Word> others) {
    return new AlarmState(
        key,
        policy,
        timeline,
        condition,
        latched,
        occurrences,
        visibility,
        others,
        changed,
        archived);
  }

  /** This state and one more word, if there is one. */
  AlarmState heard(@Nullable Word word) {
    return word == null ? this : saying(Words.with(words, word));
  }

  AlarmState changed(Instant when) {
    return new AlarmState(
        key, policy, timeline, condition, latched, occurrences, visibility, words, when, archived);
  }

  AlarmState overAndDone() {
    return new AlarmState(
        key, policy, timeline, condition, latched, occurrences, visibility, words, changed, true);
  }

  private AlarmState copy(
      AlarmPolicy otherPolicy,
      Timeline otherTimeline,
      Condition otherCondition,
      boolean nowLatched,
      List<Occurrence> others,
      Visibility otherVisibility) {
    return new AlarmState(
        key,
        otherPolicy,
        otherTimeline,
        otherCondition,
        nowLatched,
        others,
        otherVisibility,
        words,
        changed,
        archived);
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
        : copy(policy, timeline, condition, latched, bounded, visibility);
  }
}

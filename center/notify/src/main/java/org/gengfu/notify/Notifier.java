package org.gengfu.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides who is told what and when. Pure; any thread.
 *
 * <pre>
 * message    hand over   accepted  refused  try again      unknown        time passed   not needed
 * WAITING    SENDING(1)  SENT(5)   -        -              -              -             DROPPED
 * GATHERED   -           all as its digest
 * SENDING    -           SENT      FAILED   WAITING(2)     UNKNOWN(3)     UNKNOWN(3)    -
 * SENT       -           -         FAILED(4) -             -              forgotten     told so
 * UNKNOWN    -           SENT      FAILED   WAITING(2)     -              forgotten     told so
 * FAILED, DROPPED: nothing moves them
 *
 * notice     receipt     withdrawn            a step is due           nothing got through
 * OPEN       RECEIVED    WITHDRAWN or OVER    next step, once         next step at once
 * RECEIVED   -           WITHDRAWN or OVER    -                       -
 * WITHDRAWN, OVER: nothing moves them; a letter is OVER when it got through and no step is timed
 *
 * (1) when due, within every limit, and for levels 2 to 4 outside quiet hours
 * (2) after a rest, FAILED after the last attempt, DROPPED when not needed any more
 * (3) WAITING where whoever takes it knows it by its key
 * (4) the network reports that it did not arrive
 * (5) late, of an attempt that was given up
 * </pre>
 *
 * <p>Whoever runs it stores the facts of an input, applies them, and then sends what was
 * {@linkplain NotifyFact.Handed handed over}; after a start whatever is still SENDING is UNKNOWN
 * when its time has passed, because it may have been sent.
 */
public final class Notifier {
  /** Most messages that wait or are being sent; a further one of level 2 to 4 is missed. */
  public static final int MAX_OPEN = 20_000;

  /** More of level 1 than {@link #MAX_OPEN}; a further one is missed. */
  public static final int MAX_OPEN_URGENT = 25_000;

  /** Most notices that are remembered; the closed one that was touched first makes place. */
  public static final int MAX_TALES = 20_000;

  /** Most failures on a daily list; others are counted. */
  public static final int MAX_FAILURES = 1_000;

  /** Most messages in one digest; others go with the next. */
  public static final int MAX_DIGEST = 50;

  /** A step that is taken later than this after it was due says so. */
  public static final Duration LATE = Duration.ofMinutes(1);

  private final NotifyPolicy policy;

  /** A change of the policy makes a new notifier; the state stays. */
  public Notifier(NotifyPolicy policy) {
    this.policy = policy;
  }

  /** What follows from an input. */
  public List<NotifyFact> decide(NotifyState state, NotifyInput input, Instant now) {
    return decide(state, input, now, true);
  }

  /**
   * What follows from an input.
   *
   * @param sending false while nobody is there who sends: then nothing is handed over
   */
  public List<NotifyFact> decide(
      NotifyState state, NotifyInput input, Instant now, boolean sending) {
    Deciding deciding = new Deciding(policy, state, now);
    deciding.start();
    switch (input) {
      case NotifyInput.Raise(Notice notice) -> deciding.raise(notice);
      case NotifyInput.Address(Notice notice, List<Rung> ladder, Letter letter) ->
          deciding.address(notice, ladder, letter);
      case NotifyInput.Told(String key, int attempt, Sent sent) ->
          new Outcomes(deciding).told(key, attempt, sent);
      case NotifyInput.Reported(String key, boolean arrived, String why) ->
          new Outcomes(deciding).reported(key, arrived, why);
      case NotifyInput.Receipt(String subject, String by) -> deciding.receive(subject, by);
      case NotifyInput.Withdraw(String subject, String why, boolean tell) ->
          deciding.withdraw(subject, why, tell);
      case NotifyInput.Retarget(String subject, Notice instead, String why) -> {
        deciding.withdraw(subject, why, true);
        deciding.raise(instead);
      }
      case NotifyInput.TimePassed() -> {}
    }
    new Outcomes(deciding).expire();
    deciding.climb();
    new DailyList(deciding).make();
    if (sending) {
      new Handing(deciding).hand();
    }
    return deciding.facts();
  }

  /** The state after a fact. */
  public static NotifyState apply(NotifyState state, NotifyFact fact) {
    return FactApplication.apply(state, fact);
  }

  /**
   * When something is to be decided next; empty when nothing ever is.
   *
   * @param now later than all that was decided; a message held by a limit waits for its opening
   */
  public Optional<Instant> nextDeadline(NotifyState state, Instant now) {
    Limits limits = new Limits(policy);
    Instant[] next = {null};
    state
        .timers()
        .each((timer, ignored) -> {
          Instant at = timer.at();
          Parcel parcel =
              timer.kind() == Timer.Kind.PARCEL ? state.parcels().get(timer.id()) : null;
          if (parcel != null && parcel.state() == Parcel.State.WAITING && !at.isAfter(now)) {
            if (parcel.message().level() > 1
                && state.flying().contains(parcel.message().channel())) {
              return true; // it waits for the one in hand, which has a timer of its own
            }
            at = limits.opening(state, parcel.message(), now);
          }
          next[0] = next[0] == null || at.isBefore(next[0]) ? at : next[0];
          return !timer.at().isAfter(now);
        });
    Instant listed = state.listed();
    Optional<Instant> list = listed == null ? Optional.empty() : policy.nextList(listed);
    if (list.isPresent() && (next[0] == null || list.get().isBefore(next[0]))) {
      return list;
    }
    return Optional.ofNullable(next[0]);
  }
}

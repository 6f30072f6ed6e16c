package org.gengfu.notify;

import java.util.List;

/** What the notifier is told. */
public sealed interface NotifyInput {
  /** People must be told something; once for each subject. */
  record Raise(Notice notice) implements NotifyInput {}

  /**
   * One person must be told something; once for each subject.
   *
   * @param ladder what is done when, at least one step: {@link Letter#ladder}
   */
  record Address(Notice notice, List<Rung> ladder, Letter letter) implements NotifyInput {
    public Address {
      ladder = List.copyOf(ladder);
      if (ladder.isEmpty()) {
        throw new IllegalArgumentException("no way to " + letter.to().id());
      }
    }
  }

  /** What came of an attempt, counted from 1. */
  record Told(String key, int attempt, Sent sent) implements NotifyInput {}

  /** A network says later whether a message that it took has arrived. */
  record Reported(String key, boolean arrived, String why) implements NotifyInput {}

  /** Somebody has understood a notice: nobody further is called. */
  record Receipt(String subject, String by) implements NotifyInput {}

  /**
   * A notice is not so, or not needed any more.
   *
   * @param tell those who were told are told this too
   */
  record Withdraw(String subject, String why, boolean tell) implements NotifyInput {}

  /** A notice was about the wrong thing: it is withdrawn, and another stands for it. */
  record Retarget(String subject, Notice instead, String why) implements NotifyInput {}

  /** The deadline is here. */
  record TimePassed() implements NotifyInput {}
}

package org.gengfu.notify;

import java.time.Instant;

/** What the notifier has decided. A stored {@link Handed} is what sends a message. */
public sealed interface NotifyFact {
  /** A notice was taken on. */
  record Begun(Tale tale) implements NotifyFact {}

  /** A message is to be sent. */
  record Queued(Message message) implements NotifyFact {}

  /** A message goes with others. */
  record Gathered(String key, String digest) implements NotifyFact {}

  /** A message is not sent yet: quiet hours. */
  record Postponed(String key, Instant until, String why) implements NotifyFact {}

  /**
   * A message goes out.
   *
   * @param attempt 1 and up
   * @param expires when an outcome is not waited for any longer
   */
  record Handed(String key, int attempt, Instant at, Instant expires) implements NotifyFact {}

  /** A message was not taken and is tried again. */
  record Again(String key, Instant at, String why) implements NotifyFact {}

  /** The end of a message. */
  record Settled(String key, Parcel.State state, Instant at, String why) implements NotifyFact {}

  /**
   * A step of a notice's ladder was taken.
   *
   * @param step counted from 0
   * @param late it was due more than a minute before
   * @param why empty when it was its time
   */
  record Climbed(String subject, int step, Instant at, boolean late, String why)
      implements NotifyFact {}

  /** Nobody further is called about a notice. */
  record Closed(String subject, Tale.State state, Instant at, String why) implements NotifyFact {}

  /** Something could not be told; it is on the next daily list. */
  record Missed(Failure failure) implements NotifyFact {}

  /** The daily list was made, or was due and empty. */
  record Listed(Instant at, int failures) implements NotifyFact {}

  /** A notice and its messages, or a digest, are not remembered any longer. */
  record Forgotten(String what) implements NotifyFact {}

  /** The ladder waits for the first who may be told; its times count from then on. */
  record Deferred(String subject, Instant begun, String why) implements NotifyFact {}

  /** The clock was put back: what was used later than now counts as used now. */
  record ClockBack(Instant at) implements NotifyFact {}

  /** Nothing follows from an input. */
  record Ignored(String what, String why) implements NotifyFact {}
}

package org.gengfu.notify;

/** What came of one attempt to send a message. */
public sealed interface Sent {
  /**
   * In a few words, without secrets: a number given by whoever took it, or why it was not taken.
   */
  String why();

  /** Whoever is next on the way has taken it. */
  record Accepted(String why) implements Sent {}

  /** It will never be taken: a wrong number, a text that is not allowed. */
  record Refused(String why) implements Sent {}

  /** It was certainly not taken, and may be later. */
  record TryAgain(String why) implements Sent {}

  /** It may have been taken or not: the line broke after it had been handed over. */
  record Unknown(String why) implements Sent {}
}

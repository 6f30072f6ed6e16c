package org.gengfu.driver.testkit;

/**
 * The other end of a driver's wire, led by the test. It must not use the driver's codec: mistakes
 * that mirror each other hide. Waits are bounded; a wait that ends without what it waits for throws
 * an {@link AssertionError}.
 */
public interface ScriptedPeer extends AutoCloseable {
  /** Connections seen so far; questions, where the wire knows no connections. */
  int contacts();

  /** Waits for the next question and keeps it. */
  void awaitQuestion();

  /**
   * Answers the question kept last.
   *
   * @param value what every point in the answer shows, 0..1000
   */
  void answer(int value);

  /** Answers the question kept before the last one: what a slow device does. */
  void answerPrevious(int value);

  /** Answers the question kept last with an error of the protocol. */
  void refuse();

  /** Sends bytes that are no answer. */
  void garbage();

  /**
   * Sends a well-formed answer that belongs to somebody else: another device's, or one to another
   * question.
   *
   * @param value what it shows, 0..1000
   * @return false when this wire cannot carry such a thing, e.g. one device on a line whose answers
   *     name nobody
   */
  boolean strangersAnswer(int value);

  /**
   * Sends the first half of the answer to the question kept last, and nothing more.
   *
   * @return false when an answer on this wire comes whole or not at all
   */
  boolean halfAnswer(int value);

  /**
   * Sends 64 KiB that look like the beginning of an answer and never come to its end. Does not wait
   * until they are taken; a later {@link #answer} comes after them. A connection that the driver
   * closes meanwhile is no failure.
   *
   * @return false when this wire cannot carry such a thing, e.g. datagrams
   */
  boolean endless();

  /** Ends the connection from the peer's side; where there is none, does nothing. */
  void hangUp();

  @Override
  void close();
}

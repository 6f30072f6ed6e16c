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

  /** Ends the connection from the peer's side; where there is none, does nothing. */
  void hangUp();

  @Override
  void close();
}

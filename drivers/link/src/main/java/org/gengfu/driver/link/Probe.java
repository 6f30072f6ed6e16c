package org.gengfu.driver.link;

/** What came of one probe. */
sealed interface Probe {
  /**
   * It was answered.
   *
   * @param nanos from just before it was sent to when the answer was seen
   */
  record Answered(long nanos) implements Probe {}

  /**
   * It was not.
   *
   * @param why for people
   */
  record Lost(String why) implements Probe {}

  /**
   * It could not even be sent: the machine does not allow it, or has no way there.
   *
   * @param why for people, with what to do
   */
  record Impossible(String why) implements Probe {}
}

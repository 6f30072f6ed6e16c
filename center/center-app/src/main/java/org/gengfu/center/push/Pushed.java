package org.gengfu.center.push;

/**
 * What came of waking one phone.
 *
 * @param why for people: the service and its answer
 */
record Pushed(Outcome outcome, String why) {
  /** What became of it. */
  enum Outcome {
    /** The service took it. */
    TAKEN,
    /** That phone listens no more; it is forgotten. */
    GONE,
    /** The service does not want it, for good. */
    REFUSED,
    /** The service cannot be reached, or asks to come again. */
    AWAY
  }
}

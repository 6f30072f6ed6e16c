package org.gengfu.core.clock;

/**
 * Something that people did with the order of a clock's matter, and that may keep a promise.
 *
 * @param atMillis when it was done or, of a client's call, when that was, by the best that is known
 * @param by who did it
 * @param evidence a code, a serial number, a photograph; empty for none
 */
public record ClockMark(What what, long atMillis, String by, String evidence) {
  /** What was done. */
  public enum What {
    /** Somebody took the matter on. */
    ACCEPTED,
    /** Somebody did the first thing about it. */
    ACTED,
    /** Somebody is on the spot. */
    ARRIVED,
    /** Somebody said what is broken. */
    DIAGNOSED,
    /** Another device is in the place of the one that failed; evidence is its serial number. */
    SWAPPED,
    /** A named person says that it works; evidence is a photograph. */
    CONFIRMED,
    /** The client told of the matter then; of several such words the last one counts. */
    REPORTED
  }
}

package org.gengfu.core.contract;

/** What a scoring rule looks at. */
public enum Measure {
  /** A response after its time. */
  LATE_RESPOND,
  /** On the spot after its time. */
  LATE_ARRIVE,
  /** Restored after its time. */
  LATE_RESTORE,
  /** A part replaced after its time. */
  LATE_REPLACE,
  /** An incident's analysis after its time. */
  LATE_REPORT,
  /** A regular paper after its time. */
  LATE_PAPER,
  /** A paper with something missing. */
  INCOMPLETE_PAPER,
  /** Time and number of all faults. */
  FAULTS,
  /** So many proposals at least. */
  PROPOSALS,
  /** A person judges; the program cannot know. */
  JUDGED
}

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
  /** A paper or an analysis that was issued with a place left empty that only people can fill. */
  INCOMPLETE_PAPER,
  /** Time and number of all faults. */
  FAULTS,
  /** So many proposals at least. */
  PROPOSALS,
  /** A person judges; the program cannot know. */
  JUDGED;

  /** True when each event takes a number of points. */
  public boolean isCounted() {
    return switch (this) {
      case LATE_RESPOND,
          LATE_ARRIVE,
          LATE_RESTORE,
          LATE_REPLACE,
          LATE_REPORT,
          LATE_PAPER,
          INCOMPLETE_PAPER ->
          true;
      case FAULTS, PROPOSALS, JUDGED -> false;
    };
  }
}

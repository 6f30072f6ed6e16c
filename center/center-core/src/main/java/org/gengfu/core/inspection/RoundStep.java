package org.gengfu.core.inspection;

import org.gengfu.core.availability.TimeRange;

/** What somebody is told of a round that is not made; each once. */
public enum RoundStep {
  /** Three quarters of its window are gone. */
  SOON,
  /** Its window is over. */
  MISSED,
  /** As much time again is gone, at most a week: the manager is told. */
  STILL_MISSED;

  private static final long WEEK = 7 * 86_400_000L;

  /** When it is due for a round. */
  public long atMillis(TimeRange window) {
    return switch (this) {
      case SOON -> window.fromMillis() + window.millis() / 4 * 3;
      case MISSED -> window.toMillis();
      case STILL_MISSED -> window.toMillis() + Math.min(WEEK, window.millis());
    };
  }
}

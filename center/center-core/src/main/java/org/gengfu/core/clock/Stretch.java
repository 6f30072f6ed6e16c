package org.gengfu.core.clock;

import org.gengfu.core.availability.TimeRange;

/**
 * A part of a clock's time in which nothing changes.
 *
 * @param range from when to when
 * @param state what the clock did
 * @param level that held
 * @param key true within a key period
 */
public record Stretch(TimeRange range, State state, Level level, boolean key) {
  /** What a clock does. */
  public enum State {
    /** It runs. */
    RUNNING,
    /** The owner agreed that it stands. */
    PAUSED,
    /** No service is owed. */
    OUT_OF_HOURS,
    /** The contract promises nothing at this level. */
    NOT_PROMISED
  }
}

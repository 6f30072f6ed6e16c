package org.gengfu.profile;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A value over a time. It is unknown until the device has been watched for that long; then {@code
 * COUNT} is always known, and the others as long as there is a good sample in the window.
 *
 * @param point the point whose samples are looked at, every good one, reported or not
 * @param over how far back
 * @param of what is told of them
 * @param where count only those samples for which this holds, or null for all; over the point alone
 */
public record Window(String point, Duration over, Of of, @Nullable Expression where) {
  /**
   * Most samples that need to be kept of one window; when there are more, the oldest are joined.
   */
  public static final int MAX_SAMPLES = 4_096;

  /** What is told of the samples of a window. */
  public enum Of {
    AVERAGE,
    MINIMUM,
    MAXIMUM,
    /** How many. */
    COUNT,
    /** The last less the first. */
    CHANGE
  }

  public Window {
    if (over.isZero() || over.isNegative()) {
      throw new IllegalArgumentException("no time: " + over);
    }
  }
}

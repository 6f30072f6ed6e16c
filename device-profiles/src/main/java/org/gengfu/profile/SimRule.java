package org.gengfu.profile;

import java.time.Duration;

/**
 * How a generated simulator moves a point.
 *
 * @param wave shape
 * @param around middle, in the point's unit; NaN when {@code follow} says it or nothing is said
 * @param follow id of the point whose value is the middle, empty for none
 * @param amplitude how far from the middle, in the point's unit
 * @param period of one wave
 */
public record SimRule(Wave wave, double around, String follow, double amplitude, Duration period) {
  /** Shape of a movement. */
  public enum Wave {
    CONSTANT,
    SINE,
    RAMP,
    RANDOM_WALK
  }
}

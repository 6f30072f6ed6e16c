package org.gengfu.driver.camera.sweep;

import java.time.Duration;
import java.util.Map;

/**
 * What a sweep may take.
 *
 * @param period each camera is to be visited within it, 1 s to 24 h
 * @param visits most under way at once, at least 1
 * @param groups most under way at once in each group, at least 1 each
 */
public record SweepBounds(Duration period, int visits, Map<String, Integer> groups) {
  public static final Duration SHORTEST = Duration.ofSeconds(1);
  public static final Duration LONGEST = Duration.ofHours(24);

  public SweepBounds {
    groups = Map.copyOf(groups);
    if (period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a period of " + period);
    }
    if (visits < 1 || groups.values().stream().anyMatch(bound -> bound < 1)) {
      throw new IllegalArgumentException("at least one visit at once: " + visits + ", " + groups);
    }
  }
}

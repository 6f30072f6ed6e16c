package org.gengfu.notify;

import java.time.Duration;

/**
 * When a message that was not taken is tried again.
 *
 * @param attempts at most, 1 to {@value #MAX_ATTEMPTS}
 * @param first rest after the first attempt; it doubles after each further one
 * @param most longest rest
 */
public record Retry(int attempts, Duration first, Duration most) {
  /** Largest number of attempts. */
  public static final int MAX_ATTEMPTS = 20;

  public Retry {
    if (attempts < 1
        || attempts > MAX_ATTEMPTS
        || !first.isPositive()
        || most.compareTo(first) < 0) {
      throw new IllegalArgumentException("retry " + attempts + ", " + first + " to " + most);
    }
  }

  /**
   * Rest after an attempt that failed.
   *
   * @param attempt 1 and up
   */
  Duration rest(int attempt) {
    Duration rest = first;
    for (int i = 1; i < attempt && rest.compareTo(most) < 0; i++) {
      rest = rest.multipliedBy(2);
    }
    return rest.compareTo(most) < 0 ? rest : most;
  }
}

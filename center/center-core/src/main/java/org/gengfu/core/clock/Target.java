package org.gengfu.core.clock;

/**
 * The promised time at one level.
 *
 * @param usualMillis outside key periods
 * @param keyMillis inside them; the same where the contract makes no difference
 */
public record Target(long usualMillis, long keyMillis) {
  /** The longest promise: two years. */
  public static final long LONGEST = 2L * 366 * 86_400_000;

  public Target {
    if (usualMillis <= 0 || keyMillis <= 0 || usualMillis > LONGEST || keyMillis > LONGEST) {
      throw new IllegalArgumentException(
          "a promised time must be above zero and at most two years: %d ms, %d ms in key periods"
              .formatted(usualMillis, keyMillis));
    }
  }

  /** The same at all times. */
  public static Target of(long millis) {
    return new Target(millis, millis);
  }

  /** The one that holds. */
  public long millis(boolean key) {
    return key ? keyMillis : usualMillis;
  }
}

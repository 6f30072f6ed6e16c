package org.gengfu.core.availability;

/**
 * While the center holds something to be true: the second of the two times of a fact, beside the
 * one that it speaks of.
 *
 * @param recordedAtMillis when the center learned it, milliseconds since 1970-01-01 UTC
 * @param withdrawnAtMillis when it was taken back, {@link TimeRange#LATEST} while it stands
 */
public record Known(long recordedAtMillis, long withdrawnAtMillis) {
  public Known {
    if (withdrawnAtMillis < recordedAtMillis) {
      throw new IllegalArgumentException(
          "taken back at " + withdrawnAtMillis + ", before it was recorded at " + recordedAtMillis);
    }
  }

  /** Learned then, and standing. */
  public static Known since(long recordedAtMillis) {
    return new Known(recordedAtMillis, TimeRange.LATEST);
  }

  /** The same, taken back. */
  public Known withdrawn(long atMillis) {
    return new Known(recordedAtMillis, atMillis);
  }

  /** True when the center held it to be true at that instant. */
  public boolean at(long knownAtMillis) {
    return recordedAtMillis <= knownAtMillis && knownAtMillis < withdrawnAtMillis;
  }
}

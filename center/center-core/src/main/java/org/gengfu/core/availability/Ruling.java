package org.gengfu.core.availability;

import org.jspecify.annotations.Nullable;

/**
 * What was decided on an asked exclusion.
 *
 * @param kind what
 * @param by who
 * @param decidedAtMillis when it was decided, e.g. the date of the signature
 * @param recordedAtMillis when the center learned it; from then on it counts
 * @param granted what was approved, within what was asked; null unless {@code kind} is APPROVED
 */
public record Ruling(
    Kind kind,
    String by,
    long decidedAtMillis,
    long recordedAtMillis,
    @Nullable TimeRange granted) {
  /** What can be decided. */
  public enum Kind {
    /** It counts. */
    APPROVED,
    /** It does not count. */
    REFUSED,
    /** It counted, and does not any more. */
    REVOKED
  }

  public Ruling {
    if ((kind == Kind.APPROVED) != (granted != null)) {
      throw new IllegalArgumentException(
          "an approval says what it grants, other rulings do not: " + kind + " by " + by);
    }
    if (by.isBlank()) {
      throw new IllegalArgumentException("a ruling needs the name of whoever made it");
    }
  }

  /** An approval, recorded when it was made. */
  public static Ruling approved(String by, long atMillis, TimeRange granted) {
    return new Ruling(Kind.APPROVED, by, atMillis, atMillis, granted);
  }
}

package org.gengfu.report;

import org.jspecify.annotations.Nullable;

/**
 * Which version of a report it is.
 *
 * @param number 1 and up; 0 for a draft, which nobody signs
 * @param why why there is one: first publication, late data, an approval; may be empty
 * @param earlier the version before, null when there is none
 */
public record Issue(int number, String why, @Nullable Earlier earlier) {
  /** Nobody signs it. */
  public static final Issue DRAFT = new Issue(0, "", null);

  /**
   * The version before.
   *
   * @param number 0 and up
   * @param knownAtMillis as known when, milliseconds since 1970-01-01 UTC
   */
  public record Earlier(int number, long knownAtMillis) {}

  public Issue {
    if (number < 0 || (earlier != null && earlier.number() < 0)) {
      throw new IllegalArgumentException("versions are counted from 1, a draft is 0: " + number);
    }
  }
}

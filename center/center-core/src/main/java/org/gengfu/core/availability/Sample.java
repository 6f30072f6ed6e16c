package org.gengfu.core.availability;

import java.util.Comparator;

/**
 * One look at a device, or the word that nobody can look. It holds until the next one, but no
 * longer than the policy trusts it.
 *
 * @param atMillis when it was so at the device, milliseconds since 1970-01-01 UTC
 * @param verdict what was seen
 * @param evidence id of the record of it
 * @param resolutionMillis how much earlier than {@code atMillis} it may have become so: the time
 *     since the look before, or 0 when the device told the instant itself
 * @param recordedAtMillis when the center learned it
 */
public record Sample(
    long atMillis, Verdict verdict, String evidence, long resolutionMillis, long recordedAtMillis) {
  /** By instant; among equals the one that counts is the last. */
  static final Comparator<Sample> ORDER =
      Comparator.comparingLong(Sample::atMillis)
          .thenComparing(Sample::verdict)
          .thenComparing(Sample::recordedAtMillis, Comparator.reverseOrder())
          .thenComparing(Sample::evidence, Comparator.reverseOrder());

  public Sample {
    if (atMillis < TimeRange.EARLIEST || atMillis >= TimeRange.LATEST || resolutionMillis < 0) {
      throw new IllegalArgumentException(
          "sample %s lies outside the years 1 to 9999, or its resolution is negative: %d, %d"
              .formatted(evidence, atMillis, resolutionMillis));
    }
  }

  /** A sample that the center learned at the instant that it speaks of, to the millisecond. */
  public static Sample live(long atMillis, Verdict verdict, String evidence) {
    return new Sample(atMillis, verdict, evidence, 0, atMillis);
  }

  /** The same look, of which it is not known what it means. */
  Sample asNotObserved() {
    return new Sample(atMillis, Verdict.NOT_OBSERVED, evidence, resolutionMillis, recordedAtMillis);
  }
}

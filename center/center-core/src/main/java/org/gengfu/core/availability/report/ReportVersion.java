package org.gengfu.core.availability.report;

import java.util.Optional;

/**
 * A published report. What was published never changes; a correction is a version of its own.
 *
 * @param number 1 and up
 * @param report what it says
 * @param why why there is one: first publication, late data, an approval, a withdrawal
 */
public record ReportVersion(int number, AvailabilityReport report, String why) {
  public ReportVersion {
    if (number < 1) {
      throw new IllegalArgumentException("versions are counted from 1: " + number);
    }
  }

  /** The first version. */
  public static ReportVersion first(AvailabilityReport report) {
    return new ReportVersion(1, report, "first");
  }

  /**
   * The version after this one, if what is known now says anything else.
   *
   * @throws IllegalArgumentException when it answers another request, or is known as of an earlier
   *     instant: knowledge only grows
   */
  public Optional<ReportVersion> next(AvailabilityReport fresh, String reason) {
    if (fresh.knownAtMillis() < report.knownAtMillis()) {
      throw new IllegalArgumentException(
          "version %d is as known at %d; one as known at %d would go back"
              .formatted(number, report.knownAtMillis(), fresh.knownAtMillis()));
    }
    return difference(fresh).isEmpty()
        ? Optional.empty()
        : Optional.of(new ReportVersion(number + 1, fresh, reason));
  }

  /** What another report for the same request says differently. */
  public ReportDifference difference(AvailabilityReport other) {
    return ReportDifference.between(report, other);
  }
}

package org.gengfu.core.availability;

import java.time.Duration;
import java.util.Set;

/**
 * What the contract says about counting.
 *
 * @param downAfterMillis a bad condition that was not observed for at least this long does not
 *     count; one that was counts from its first instant
 * @param upAfterMillis a good condition must have been observed for at least this long to end
 *     downtime; it then ends at the first good instant
 * @param trustMillis how long a sample is believed without a newer one; after that the time is
 *     unknown. Positive, and not shorter than {@code downAfterMillis}: otherwise a fault that is
 *     seen at each look might count less than one that was seen once
 * @param honoured which reasons excuse at all
 * @param leastCoverage share of the counted time that must be known for a rate to be given
 */
public record AvailabilityPolicy(
    long downAfterMillis,
    long upAfterMillis,
    long trustMillis,
    Set<ExclusionReason> honoured,
    Ratio leastCoverage) {
  /** Trust without end: for evidence that tells every change. */
  public static final long TRUST_FOR_EVER = TimeRange.LATEST - TimeRange.EARLIEST;

  /** A minute each way, samples believed for three minutes, every reason, 99 % coverage. */
  public static final AvailabilityPolicy DEFAULT =
      new AvailabilityPolicy(
          Duration.ofMinutes(1).toMillis(),
          Duration.ofMinutes(1).toMillis(),
          Duration.ofMinutes(3).toMillis(),
          Set.of(ExclusionReason.values()),
          new Ratio(99, 100));

  public AvailabilityPolicy {
    honoured = Set.copyOf(honoured);
    if (downAfterMillis < 0
        || upAfterMillis < 0
        || trustMillis <= 0
        || trustMillis > TRUST_FOR_EVER) {
      throw new IllegalArgumentException(
          "delays may not be negative, and a sample must be trusted for at least a millisecond: "
              + "%d, %d, %d".formatted(downAfterMillis, upAfterMillis, trustMillis));
    }
    if (downAfterMillis > trustMillis) {
      throw new IllegalArgumentException(
          "a fault may not have to last longer (%d ms) than a sample is believed (%d ms)"
              .formatted(downAfterMillis, trustMillis));
    }
  }

  /** This policy with other delays. */
  public AvailabilityPolicy withDelays(long downAfter, long upAfter) {
    return new AvailabilityPolicy(downAfter, upAfter, trustMillis, honoured, leastCoverage);
  }

  /** This policy with another trust in samples. */
  public AvailabilityPolicy withTrust(long millis) {
    return new AvailabilityPolicy(downAfterMillis, upAfterMillis, millis, honoured, leastCoverage);
  }

  /** This policy honouring other reasons. */
  public AvailabilityPolicy withHonoured(Set<ExclusionReason> reasons) {
    return new AvailabilityPolicy(
        downAfterMillis, upAfterMillis, trustMillis, reasons, leastCoverage);
  }

  long delayMillis(Verdict verdict) {
    return switch (verdict) {
      case NOT_OBSERVED -> 0;
      case GOOD -> upAfterMillis;
      case BAD -> downAfterMillis;
    };
  }
}

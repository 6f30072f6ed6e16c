package org.gengfu.core.learned;

import java.time.Duration;

/**
 * When what was seen is worth a proposal.
 *
 * @param window within which two alarms count as together
 * @param leastCount fewest times that a cause must have been followed by its effect
 * @param leastSites fewest sites at which it was so
 * @param leastLift how many times more often than by chance
 * @param leastAsymmetry how many times more often after than before
 * @param falseShare greatest share of the proposals that may be chance (Benjamini and Hochberg
 *     1995, Journal of the Royal Statistical Society B 57, 289-300)
 * @param leastCoFailures fewest times that two devices must have failed together
 * @param largestCrowd most devices that fail within one window for it to speak of a pair of them; a
 *     larger outage says nothing of any two
 * @param reach hops within which a path, or something that bears on both, explains that two devices
 *     fail together
 */
public record LearningPolicy(
    Duration window,
    int leastCount,
    int leastSites,
    double leastLift,
    double leastAsymmetry,
    double falseShare,
    int leastCoFailures,
    int largestCrowd,
    int reach) {
  /** What a new center begins with. */
  public static final LearningPolicy USUAL =
      new LearningPolicy(Duration.ofMinutes(5), 30, 5, 5, 2, 0.05, 3, 20, 3);

  public LearningPolicy {
    if (window.isNegative() || window.isZero() || window.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("a window of up to one day is wanted, not " + window);
    }
    if (leastCount < 1 || leastSites < 1 || leastCoFailures < 1 || largestCrowd < 2 || reach < 1) {
      throw new IllegalArgumentException("a least count of 1, a crowd of 2 and a reach of 1 hop");
    }
    if (!(leastLift >= 1) || !(leastAsymmetry >= 1) || !(falseShare > 0 && falseShare < 1)) {
      throw new IllegalArgumentException(
          "lift and asymmetry of at least 1 and a share between 0 and 1 are wanted, not %s, %s, %s"
              .formatted(leastLift, leastAsymmetry, falseShare));
    }
  }
}

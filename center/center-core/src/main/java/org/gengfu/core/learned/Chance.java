package org.gengfu.core.learned;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** What chance alone would bring. Pure; StrictMath, so that every machine says the same. */
final class Chance {
  private static final double SMALLEST_TERM = 1e-18;
  private static final int SUMMED_BELOW = 32;

  private Chance() {}

  /**
   * Chance of at least so many where so many are expected (Poisson's upper tail). 1 where there are
   * not more than expected, which is never too small.
   */
  static double atLeast(long count, double expected) {
    if (count <= expected) {
      return 1;
    }
    if (expected <= 0) {
      return 0;
    }
    double first = -expected + count * StrictMath.log(expected) - logFactorial(count);
    double sum = 1;
    double term = 1;
    for (long k = count + 1; term > SMALLEST_TERM; k++) {
      term *= expected / k;
      sum += term;
    }
    return Math.min(1, StrictMath.exp(first) * sum);
  }

  /** Stirling's series, whose error is below 1e-12 from 32 on; below that a plain sum. */
  private static double logFactorial(long n) {
    if (n < SUMMED_BELOW) {
      double sum = 0;
      for (long k = 2; k <= n; k++) {
        sum += StrictMath.log(k);
      }
      return sum;
    }
    double x = n;
    return x * StrictMath.log(x)
        - x
        + StrictMath.log(2 * Math.PI * x) / 2
        + 1 / (12 * x)
        - 1 / (360 * x * x * x)
        + 1 / (1260 * x * x * x * x * x);
  }

  /**
   * The largest chance that still counts as found, so that at most a share of what is found is
   * chance (Benjamini and Hochberg 1995); below 0 when nothing counts.
   *
   * @param chances of what was looked at closely; all others count as 1
   * @param tests how many were looked at in all
   */
  static double threshold(Collection<Double> chances, long tests, double share) {
    List<Double> sorted = new ArrayList<>(chances);
    Collections.sort(sorted);
    for (int rank = sorted.size(); rank > 0; rank--) {
      if (sorted.get(rank - 1) <= share * rank / tests) {
        return sorted.get(rank - 1);
      }
    }
    return -1;
  }
}

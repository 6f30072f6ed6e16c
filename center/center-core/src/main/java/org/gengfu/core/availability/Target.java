package org.gengfu.core.availability;

import java.math.BigInteger;

/**
 * A rate that the contract demands.
 *
 * @param rate the demanded rate, at most 1
 * @param above true when the rate must be above it, false when reaching it is enough
 */
public record Target(Ratio rate, boolean above) {
  public Target {
    if (rate.compareTo(Ratio.ONE) > 0 || (above && rate.compareTo(Ratio.ONE) == 0)) {
      throw new IllegalArgumentException("no rate can be that: " + rate);
    }
  }

  /** Whether it was reached, as far as that can be known. */
  public enum Outcome {
    /** Reached, whatever the unknown time was. */
    MET,
    /** Not reached, whatever the unknown time was. */
    MISSED,
    /** What the unknown time was would decide. */
    OPEN,
    /** No time counts. */
    NOT_APPLICABLE
  }

  /** Whether it was reached. */
  public Outcome outcome(Tally tally) {
    Ratio low = tally.low().orElse(null);
    Ratio high = tally.high().orElse(null);
    if (low == null || high == null) {
      return Outcome.NOT_APPLICABLE;
    }
    if (reaches(low)) {
      return Outcome.MET;
    }
    return reaches(high) ? Outcome.OPEN : Outcome.MISSED;
  }

  /**
   * The most downtime that still reaches the target.
   *
   * @param countedMillis time that counts
   * @return milliseconds, -1 when even none would not reach it because no time counts
   */
  public long budgetMillis(long countedMillis) {
    BigInteger free =
        BigInteger.valueOf(countedMillis)
            .multiply(BigInteger.valueOf(rate.denominator() - rate.numerator()));
    BigInteger whole = BigInteger.valueOf(rate.denominator());
    long budget = free.divide(whole).longValueExact();
    boolean exact = free.mod(whole).signum() == 0;
    return above && exact ? budget - 1 : budget;
  }

  private boolean reaches(Ratio reached) {
    int order = reached.compareTo(rate);
    return above ? order > 0 : order >= 0;
  }
}

package org.gengfu.core.availability;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A share as two integers, so that nothing is rounded before it is shown. Equal only when both
 * integers are; {@link #compareTo} compares values.
 *
 * @param numerator 0 or more
 * @param denominator 1 or more
 */
public record Ratio(long numerator, long denominator) implements Comparable<Ratio> {
  /** All of it. */
  public static final Ratio ONE = new Ratio(1, 1);

  public Ratio {
    if (numerator < 0 || denominator <= 0) {
      throw new IllegalArgumentException("no share: " + numerator + " of " + denominator);
    }
  }

  /** In per cent, rounded half up to so many places: the last step before showing it. */
  public BigDecimal percent(int places) {
    return BigDecimal.valueOf(numerator)
        .movePointRight(2)
        .divide(BigDecimal.valueOf(denominator), places, RoundingMode.HALF_UP);
  }

  /** By value. */
  @Override
  public int compareTo(Ratio other) {
    BigInteger mine = BigInteger.valueOf(numerator).multiply(BigInteger.valueOf(other.denominator));
    return mine.compareTo(
        BigInteger.valueOf(other.numerator).multiply(BigInteger.valueOf(denominator)));
  }
}

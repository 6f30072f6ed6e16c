package org.gengfu.edge.pipeline;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * {@code raw * scale + offset} of a whole raw value, exact and rounded once, so that 247 * 0.1 is
 * 24.7. Immutable; any thread.
 *
 * <p>With scale {@code m / 10^d} and offset {@code a / 10^d} the value is {@code (raw * m + a) /
 * 10^d}. Where numerator and divisor are exact as doubles one division rounds once; else decimals
 * do the work.
 */
final class Exact {
  /** Whole numbers up to here are exact as a double. */
  private static final long EXACT = 1L << 53;

  /** Powers of ten up to here are exact as a double. */
  private static final int EXACT_POWER = 22;

  private final BigDecimal scale;
  private final BigDecimal offset;
  private final boolean plain;
  private final boolean whole;
  private final long multiplier;
  private final long summand;
  private final double divisor;

  /** Raw values up to here, in both directions, take the short way; -1 for none. */
  private final long reach;

  Exact(BigDecimal scale, BigDecimal offset) {
    this.scale = scale;
    this.offset = offset;
    this.plain = scale.compareTo(BigDecimal.ONE) == 0 && offset.signum() == 0;
    int digits = Math.max(0, Math.max(scale.stripTrailingZeros().scale(), places(offset)));
    BigInteger m = scaled(scale, digits);
    BigInteger a = scaled(offset, digits);
    boolean small = digits <= EXACT_POWER && m.bitLength() < 53 && a.bitLength() < 53;
    this.whole = digits == 0;
    this.multiplier = small ? m.longValue() : 0;
    this.summand = small ? a.longValue() : 0;
    this.divisor = small ? BigDecimal.TEN.pow(digits).doubleValue() : 1;
    this.reach = small && multiplier != 0 ? (EXACT - Math.abs(summand)) / Math.abs(multiplier) : -1;
  }

  private static int places(BigDecimal number) {
    return number.signum() == 0 ? 0 : number.stripTrailingZeros().scale();
  }

  private static BigInteger scaled(BigDecimal number, int digits) {
    return number.movePointRight(digits).setScale(0, RoundingMode.UNNECESSARY).toBigInteger();
  }

  /** True when the value is the raw value. */
  boolean plain() {
    return plain;
  }

  /** True when whole raw values give whole values. */
  boolean whole() {
    return whole;
  }

  /** The value of a signed raw value. */
  double of(long raw) {
    if (raw <= reach && raw >= -reach) {
      return (raw * multiplier + summand) / divisor;
    }
    return of(BigDecimal.valueOf(raw)).doubleValue();
  }

  BigDecimal of(BigDecimal raw) {
    return raw.multiply(scale).add(offset);
  }

  /** The value of a raw value that is no whole number. */
  double of(double raw) {
    return plain ? raw : raw * scale.doubleValue() + offset.doubleValue();
  }
}

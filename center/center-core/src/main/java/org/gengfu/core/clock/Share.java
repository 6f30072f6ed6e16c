package org.gengfu.core.clock;

import java.math.BigInteger;

/**
 * How much of a promise is used up, exactly: a fraction in lowest terms. 1 is all of it.
 *
 * @param numerator 0 or more
 * @param denominator 1 or more
 */
record Share(BigInteger numerator, BigInteger denominator) {
  static final Share NONE = new Share(BigInteger.ZERO, BigInteger.ONE);

  /** With so many milliseconds of a target more. */
  Share plus(long millis, long target) {
    BigInteger of = BigInteger.valueOf(target);
    BigInteger sum = numerator.multiply(of).add(BigInteger.valueOf(millis).multiply(denominator));
    BigInteger whole = denominator.multiply(of);
    BigInteger common = sum.gcd(whole);
    return new Share(sum.divide(common), whole.divide(common));
  }

  /** True when all is used up. */
  boolean whole() {
    return numerator.compareTo(denominator) >= 0;
  }

  /**
   * After how many milliseconds at this target it is first used up by a part of parts; 0 if it is.
   */
  long until(long part, long parts, long target) {
    BigInteger open =
        denominator
            .multiply(BigInteger.valueOf(part))
            .subtract(numerator.multiply(BigInteger.valueOf(parts)));
    if (open.signum() <= 0) {
      return 0;
    }
    BigInteger[] millis =
        open.multiply(BigInteger.valueOf(target))
            .divideAndRemainder(denominator.multiply(BigInteger.valueOf(parts)));
    return millis[0].longValueExact() + (millis[1].signum() == 0 ? 0 : 1);
  }

  /** In thousandths, rounded down; at most a million. */
  int permille() {
    return numerator
        .multiply(BigInteger.valueOf(1_000))
        .divide(denominator)
        .min(BigInteger.valueOf(1_000_000))
        .intValueExact();
  }
}

package org.gengfu.sim;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.OptionalLong;
import org.gengfu.profile.ResolvedPoint;

/**
 * From a value in a point's unit to the raw number that a device of this profile holds for it, and
 * back: the inverse of what a reader does, written for devices. How the number lies in bytes is
 * each face's own. Stateless; any thread.
 */
public final class RawNumber {
  private RawNumber() {}

  /**
   * The nearest whole raw number for a value.
   *
   * @param value in the point's unit, finite
   * @param low least number that the place on the wire can hold
   * @param high greatest
   */
  public static BigInteger whole(
      ResolvedPoint point, double value, BigInteger low, BigInteger high) {
    BigInteger nearest =
        BigDecimal.valueOf(value)
            .subtract(point.offset())
            .divide(point.scale(), 0, RoundingMode.HALF_EVEN)
            .toBigInteger();
    return nearest.max(low).min(high);
  }

  /** The raw number for a value where the wire carries real numbers. */
  public static double real(ResolvedPoint point, double value) {
    BigDecimal unscaled = BigDecimal.valueOf(value).subtract(point.offset());
    return unscaled.doubleValue() / point.scale().doubleValue();
  }

  /** The value that somebody gets who reads this raw number rightly. */
  public static double shown(ResolvedPoint point, BigDecimal raw) {
    return raw.multiply(point.scale()).add(point.offset()).doubleValue();
  }

  /** The raw number that says "no value", the least of several; empty when there is none. */
  public static OptionalLong sentinel(ResolvedPoint point) {
    return point.invalid().stream().mapToLong(Long::longValue).min();
  }
}

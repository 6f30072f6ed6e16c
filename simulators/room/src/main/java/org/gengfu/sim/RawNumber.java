package org.gengfu.sim;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalLong;
import org.gengfu.profile.Conversion;
import org.gengfu.profile.Decode.ScaleFrom;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.sim.face.DeviceFace;
import org.jspecify.annotations.Nullable;

/**
 * From a value in a point's unit to the raw number that a device of this profile holds for it, and
 * back: the inverse of what a reader does (scale and offset, the factor that another point holds,
 * the conversion), written for devices. Where a profile's {@code decode} cuts bits out of a raw
 * number, the number meant here is what is cut out. How a number lies in bytes is each face's own.
 * Stateless; any thread.
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
    return whole(point, 1, value, low, high);
  }

  /**
   * The same where the device holds a factor of its own.
   *
   * @param factor see {@link #factor}
   */
  public static BigInteger whole(
      ResolvedPoint point, double factor, double value, BigInteger low, BigInteger high) {
    BigInteger nearest =
        scaled(point, factor, value)
            .subtract(point.offset())
            .divide(point.scale(), 0, RoundingMode.HALF_EVEN)
            .toBigInteger();
    return nearest.max(low).min(high);
  }

  /** The raw number for a value where the wire carries real numbers. */
  public static double real(ResolvedPoint point, double value) {
    return real(point, 1, value);
  }

  /** The same where the device holds a factor of its own. */
  public static double real(ResolvedPoint point, double factor, double value) {
    BigDecimal unscaled = scaled(point, factor, value).subtract(point.offset());
    return unscaled.doubleValue() / point.scale().doubleValue();
  }

  /** The value that somebody gets who reads this raw number rightly; NaN for none. */
  public static double shown(ResolvedPoint point, BigDecimal raw) {
    return shown(point, 1, raw);
  }

  /** The same where the device holds a factor of its own. */
  public static double shown(ResolvedPoint point, double factor, BigDecimal raw) {
    BigDecimal scaled = raw.multiply(point.scale()).add(point.offset());
    BigDecimal multiplied = factor == 1 ? scaled : scaled.multiply(BigDecimal.valueOf(factor));
    return point.decode().conversion().apply(multiplied.doubleValue());
  }

  /**
   * The factor that the device keeps in another point for this one: 1 when there is none, NaN when
   * that point has no value.
   */
  public static double factor(ResolvedPoint point, DeviceFace device) {
    @Nullable ScaleFrom from = point.decode().scaleFrom();
    if (from == null) {
      return 1;
    }
    double held = device.number(from.point());
    return from.power10() ? Math.pow(10, held) : held;
  }

  /** The raw number that says "no value", the least of several; empty when there is none. */
  public static OptionalLong sentinel(ResolvedPoint point) {
    return point.invalid().stream().mapToLong(Long::longValue).min();
  }

  /** Moves what a reader cuts out of a raw number to its place in there. */
  public static BigInteger placed(ResolvedPoint point, BigInteger cut) {
    int low = point.decode().lowBit();
    if (low < 0) {
      return cut;
    }
    int width = point.decode().highBit() - low + 1;
    BigInteger mask = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
    return cut.and(mask).shiftLeft(low);
  }

  private static BigDecimal scaled(ResolvedPoint point, double factor, double value) {
    Conversion conversion = point.decode().conversion();
    BigDecimal plain =
        BigDecimal.valueOf(conversion == Conversion.NONE ? value : conversion.undo(value));
    return factor == 1 || factor == 0 || Double.isNaN(factor)
        ? plain
        : plain.divide(BigDecimal.valueOf(factor), MathContext.DECIMAL64);
  }
}

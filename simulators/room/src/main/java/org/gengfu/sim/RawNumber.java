package org.gengfu.sim;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;

/**
 * The number that a device holds for a value, before it is laid out in registers.
 *
 * @param bits the number as it stands in the registers, sign and floating point included, already
 *     at the place of its slice
 * @param shown the value that somebody gets who reads it back rightly
 */
record RawNumber(long bits, double shown) {
  private static final int BCD_DIGIT_BITS = 4;

  /** The nearest number that the point can hold. */
  static RawNumber nearest(ResolvedPoint point, RegisterSource source, double value) {
    BigDecimal unscaled = BigDecimal.valueOf(value).subtract(point.offset());
    if (source.type().real()) {
      return real(point, source, unscaled);
    }
    BigInteger whole = unscaled.divide(point.scale(), 0, RoundingMode.HALF_EVEN).toBigInteger();
    return ofRaw(point, source, whole.max(lowest(source)).min(highest(source)).longValue());
  }

  /** The number that a device puts there to say that it has no value. */
  static RawNumber sentinel(ResolvedPoint point, RegisterSource source) {
    long raw = point.invalid().stream().min(Long::compare).orElseThrow();
    return new RawNumber(ofRaw(point, source, raw).bits, Double.NaN);
  }

  /** The value of a number that a master wrote. */
  static double written(ResolvedPoint point, RegisterSource source, long bits) {
    return switch (source.type()) {
      case FLOAT32 -> scaled(point, new BigDecimal(Float.intBitsToFloat((int) bits)));
      case FLOAT64 -> scaled(point, BigDecimal.valueOf(Double.longBitsToDouble(bits)));
      case BCD16, BCD32 -> scaled(point, new BigDecimal(Long.toHexString(bits)));
      case INT16 -> scaled(point, BigDecimal.valueOf((short) bits));
      case INT32 -> scaled(point, BigDecimal.valueOf((int) bits));
      case UINT16, UINT32, INT64, UINT64, BIT -> scaled(point, BigDecimal.valueOf(bits));
      case STRING -> Double.NaN;
    };
  }

  private static RawNumber real(ResolvedPoint point, RegisterSource source, BigDecimal unscaled) {
    double raw = unscaled.doubleValue() / point.scale().doubleValue();
    return switch (source.type()) {
      case FLOAT32 -> {
        float held = (float) raw;
        long bits = Float.floatToIntBits(held) & 0xFFFF_FFFFL;
        yield new RawNumber(bits, scaled(point, new BigDecimal(held)));
      }
      case FLOAT64, INT16, UINT16, INT32, UINT32, INT64, UINT64, BCD16, BCD32, STRING, BIT ->
          new RawNumber(Double.doubleToLongBits(raw), scaled(point, BigDecimal.valueOf(raw)));
    };
  }

  private static RawNumber ofRaw(ResolvedPoint point, RegisterSource source, long raw) {
    double shown = scaled(point, BigDecimal.valueOf(raw));
    long laid =
        switch (source.type()) {
          case BCD16, BCD32 -> bcd(raw);
          case INT16, UINT16, INT32, UINT32, INT64, UINT64, FLOAT32, FLOAT64, STRING, BIT -> raw;
        };
    int width = width(source);
    long mask = width == Long.SIZE ? -1L : (1L << width) - 1;
    return new RawNumber((laid & mask) << Math.max(0, source.lowBit()), shown);
  }

  private static double scaled(ResolvedPoint point, BigDecimal raw) {
    return raw.multiply(point.scale()).add(point.offset()).doubleValue();
  }

  private static int width(RegisterSource source) {
    if (source.sliced()) {
      return source.highBit() - source.lowBit() + 1;
    }
    return switch (source.type()) {
      case BIT -> 1;
      case INT16, UINT16, INT32, UINT32, INT64, UINT64, FLOAT32, FLOAT64, BCD16, BCD32, STRING ->
          Math.min(Long.SIZE, source.registers() * Short.SIZE);
    };
  }

  private static BigInteger lowest(RegisterSource source) {
    return source.type().signed()
        ? BigInteger.ONE.shiftLeft(width(source) - 1).negate()
        : BigInteger.ZERO;
  }

  private static BigInteger highest(RegisterSource source) {
    return switch (source.type()) {
      case BCD16 -> BigInteger.valueOf(9_999);
      case BCD32 -> BigInteger.valueOf(99_999_999);
      case INT16, UINT16, INT32, UINT32, INT64, UINT64, FLOAT32, FLOAT64, STRING, BIT -> {
        int bits = width(source) - (source.type().signed() ? 1 : 0);
        yield BigInteger.ONE.shiftLeft(Math.min(bits, Long.SIZE - 1)).subtract(BigInteger.ONE);
      }
    };
  }

  private static long bcd(long digits) {
    long bits = 0;
    long rest = digits;
    for (int place = 0; rest > 0; place += BCD_DIGIT_BITS) {
      bits |= rest % 10 << place;
      rest /= 10;
    }
    return bits;
  }
}

package org.gengfu.sim.modbus;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.sim.RawNumber;

/**
 * The number that a device holds for a value, before it is laid out in registers.
 *
 * @param bits the number as it stands in the registers, sign and floating point included, already
 *     at the place of its slice
 * @param shown the value that somebody gets who reads it back rightly
 */
record RegisterNumber(long bits, double shown) {
  private static final int BCD_DIGIT_BITS = 4;

  /** The nearest number that the point can hold. */
  static RegisterNumber nearest(ResolvedPoint point, RegisterSource source, double value) {
    if (source.type().real()) {
      return real(point, source, RawNumber.real(point, value));
    }
    BigInteger raw = RawNumber.whole(point, value, lowest(source), highest(source));
    return ofRaw(point, source, raw.longValue());
  }

  /** The number that a device puts there to say that it has no value; 0 if it has no way. */
  static RegisterNumber sentinel(ResolvedPoint point, RegisterSource source) {
    long raw = RawNumber.sentinel(point).orElse(0);
    return new RegisterNumber(ofRaw(point, source, raw).bits, Double.NaN);
  }

  /** The value of a number that a master wrote. */
  static double written(ResolvedPoint point, RegisterSource source, long bits) {
    return switch (source.type()) {
      case FLOAT32 -> RawNumber.shown(point, new BigDecimal(Float.intBitsToFloat((int) bits)));
      case FLOAT64 -> RawNumber.shown(point, BigDecimal.valueOf(Double.longBitsToDouble(bits)));
      case BCD16, BCD32 -> RawNumber.shown(point, new BigDecimal(Long.toHexString(bits)));
      case INT16 -> RawNumber.shown(point, BigDecimal.valueOf((short) bits));
      case INT32 -> RawNumber.shown(point, BigDecimal.valueOf((int) bits));
      case UINT16, UINT32, INT64, UINT64, BIT -> RawNumber.shown(point, BigDecimal.valueOf(bits));
      case STRING -> Double.NaN;
    };
  }

  private static RegisterNumber real(ResolvedPoint point, RegisterSource source, double raw) {
    return switch (source.type()) {
      case FLOAT32 -> {
        float held = (float) raw;
        long bits = Float.floatToIntBits(held) & 0xFFFF_FFFFL;
        yield new RegisterNumber(bits, RawNumber.shown(point, new BigDecimal(held)));
      }
      case FLOAT64, INT16, UINT16, INT32, UINT32, INT64, UINT64, BCD16, BCD32, STRING, BIT ->
          new RegisterNumber(
              Double.doubleToLongBits(raw), RawNumber.shown(point, BigDecimal.valueOf(raw)));
    };
  }

  private static RegisterNumber ofRaw(ResolvedPoint point, RegisterSource source, long raw) {
    double shown = RawNumber.shown(point, BigDecimal.valueOf(raw));
    long laid =
        switch (source.type()) {
          case BCD16, BCD32 -> bcd(raw);
          case INT16, UINT16, INT32, UINT32, INT64, UINT64, FLOAT32, FLOAT64, STRING, BIT -> raw;
        };
    int width = width(source);
    long mask = width == Long.SIZE ? -1L : (1L << width) - 1;
    return new RegisterNumber((laid & mask) << Math.max(0, source.lowBit()), shown);
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

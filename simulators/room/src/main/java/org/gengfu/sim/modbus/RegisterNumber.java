package org.gengfu.sim.modbus;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.gengfu.profile.RawType;
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
    return nearest(point, source, 1, value);
  }

  /** The same where the device keeps a factor of its own. */
  static RegisterNumber nearest(
      ResolvedPoint point, RegisterSource source, double factor, double value) {
    if (source.type().real()) {
      return real(point, source, factor, RawNumber.real(point, factor, value));
    }
    BigInteger raw =
        RawNumber.whole(point, factor, value, lowest(point, source), highest(point, source));
    return ofRaw(point, source, factor, raw);
  }

  /**
   * The number that a device puts there to say that it has no value; 0 if it has no way to say so.
   */
  static RegisterNumber sentinel(ResolvedPoint point, RegisterSource source) {
    if (source.type() == RawType.FLOAT32) {
      return new RegisterNumber(Float.floatToIntBits(Float.NaN) & 0xFFFF_FFFFL, Double.NaN);
    }
    if (source.type() == RawType.FLOAT64) {
      return new RegisterNumber(Double.doubleToLongBits(Double.NaN), Double.NaN);
    }
    long raw = RawNumber.sentinel(point).orElse(0);
    return new RegisterNumber(ofRaw(point, source, 1, BigInteger.valueOf(raw)).bits, Double.NaN);
  }

  /** The value of a number that a master wrote. */
  static double written(ResolvedPoint point, RegisterSource source, double factor, long bits) {
    BigDecimal raw =
        switch (source.type()) {
          case FLOAT32 -> decimal(Float.intBitsToFloat((int) bits));
          case FLOAT64 -> decimal(Double.longBitsToDouble(bits));
          case BCD16, BCD32 -> new BigDecimal(Long.toHexString(bits));
          case INT16, INT32, INT64, UINT16, UINT32, UINT64, BIT ->
              new BigDecimal(signed(source, bits));
          case STRING -> null;
        };
    return raw == null ? Double.NaN : RawNumber.shown(point, factor, raw);
  }

  /** The value of registers that a device held; NaN when they say "no value". */
  static double held(ResolvedPoint point, RegisterSource source, double factor, long bits) {
    if (source.type().real()) {
      double value = written(point, source, factor, bits);
      boolean finite =
          source.type() == RawType.FLOAT32
              ? Float.isFinite(Float.intBitsToFloat((int) bits))
              : Double.isFinite(Double.longBitsToDouble(bits));
      return finite ? value : Double.NaN;
    }
    BigInteger raw =
        switch (source.type()) {
          case BCD16, BCD32 -> new BigInteger(decimalDigits(bits));
          case INT16, INT32, INT64, UINT16, UINT32, UINT64, BIT, FLOAT32, FLOAT64, STRING ->
              signed(source, bits);
        };
    raw = cut(raw, source.lowBit(), source.highBit());
    raw = cut(raw, point.decode().lowBit(), point.decode().highBit());
    boolean none = raw.bitLength() < Long.SIZE && point.invalid().contains(raw.longValue());
    return none ? Double.NaN : RawNumber.shown(point, factor, new BigDecimal(raw));
  }

  /** Digits that are none count as 0, as a device shows that lost its battery. */
  private static String decimalDigits(long bits) {
    return Long.toHexString(bits).replaceAll("[a-f]", "0");
  }

  private static BigInteger cut(BigInteger raw, int low, int high) {
    if (low < 0) {
      return raw;
    }
    BigInteger mask = BigInteger.ONE.shiftLeft(high - low + 1).subtract(BigInteger.ONE);
    return raw.shiftRight(low).and(mask);
  }

  private static BigDecimal decimal(double value) {
    return Double.isFinite(value) ? new BigDecimal(value) : BigDecimal.ZERO;
  }

  private static BigInteger signed(RegisterSource source, long bits) {
    int width = Math.min(Long.SIZE, source.registers() * Short.SIZE);
    BigInteger raw = BigInteger.valueOf(bits);
    if (width == Long.SIZE && bits < 0) {
      raw = raw.add(BigInteger.ONE.shiftLeft(Long.SIZE));
    }
    BigInteger half = BigInteger.ONE.shiftLeft(width - 1);
    if (source.layout().magnitude()) {
      return raw.compareTo(half) < 0 ? raw : raw.subtract(half).negate();
    }
    boolean negative = source.type().signed() && raw.compareTo(half) >= 0;
    return negative ? raw.subtract(half.shiftLeft(1)) : raw;
  }

  private static RegisterNumber real(
      ResolvedPoint point, RegisterSource source, double factor, double raw) {
    if (source.type() == RawType.FLOAT32) {
      float held = (float) raw;
      long bits = Float.floatToIntBits(held) & 0xFFFF_FFFFL;
      return new RegisterNumber(bits, RawNumber.shown(point, factor, new BigDecimal(held)));
    }
    return new RegisterNumber(
        Double.doubleToLongBits(raw), RawNumber.shown(point, factor, BigDecimal.valueOf(raw)));
  }

  private static RegisterNumber ofRaw(
      ResolvedPoint point, RegisterSource source, double factor, BigInteger raw) {
    double shown = RawNumber.shown(point, factor, new BigDecimal(raw));
    BigInteger placed = RawNumber.placed(point, raw);
    long laid =
        switch (source.type()) {
          case BCD16, BCD32 -> bcd(placed.longValue());
          case INT16, UINT16, INT32, UINT32, INT64, UINT64, FLOAT32, FLOAT64, STRING, BIT ->
              magnitude(source, placed).longValue();
        };
    int width = width(source);
    long mask = width == Long.SIZE ? -1L : (1L << width) - 1;
    return new RegisterNumber((laid & mask) << Math.max(0, source.lowBit()), shown);
  }

  /** Sign and amount instead of two's complement, where the device counts so. */
  private static BigInteger magnitude(RegisterSource source, BigInteger raw) {
    return source.layout().magnitude() && raw.signum() < 0
        ? raw.negate().setBit(width(source) - 1)
        : raw;
  }

  private static int width(RegisterSource source) {
    if (source.sliced()) {
      return source.highBit() - source.lowBit() + 1;
    }
    if (source.layout().scattered()) {
      return Math.min(Long.SIZE, source.layout().addresses().size() * Short.SIZE);
    }
    return switch (source.type()) {
      case BIT -> 1;
      case INT16, UINT16, INT32, UINT32, INT64, UINT64, FLOAT32, FLOAT64, BCD16, BCD32, STRING ->
          Math.min(Long.SIZE, source.registers() * Short.SIZE);
    };
  }

  private static boolean cut(ResolvedPoint point) {
    return point.decode().lowBit() >= 0;
  }

  private static int bits(ResolvedPoint point, RegisterSource source) {
    return cut(point) ? point.decode().highBit() - point.decode().lowBit() + 1 : width(source);
  }

  private static boolean signed(ResolvedPoint point, RegisterSource source) {
    return !cut(point) && (source.type().signed() || source.layout().magnitude());
  }

  private static BigInteger lowest(ResolvedPoint point, RegisterSource source) {
    if (!signed(point, source)) {
      return BigInteger.ZERO;
    }
    BigInteger half = BigInteger.ONE.shiftLeft(bits(point, source) - 1);
    return source.layout().magnitude() ? half.subtract(BigInteger.ONE).negate() : half.negate();
  }

  private static BigInteger highest(ResolvedPoint point, RegisterSource source) {
    return switch (source.type()) {
      case BCD16 -> BigInteger.valueOf(9_999);
      case BCD32 -> BigInteger.valueOf(99_999_999);
      case INT16, UINT16, INT32, UINT32, INT64, UINT64, FLOAT32, FLOAT64, STRING, BIT -> {
        int bits = bits(point, source) - (signed(point, source) ? 1 : 0);
        yield BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
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

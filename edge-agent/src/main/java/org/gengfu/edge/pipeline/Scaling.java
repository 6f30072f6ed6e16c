package org.gengfu.edge.pipeline;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Set;
import org.gengfu.contract.PointValue;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.Conversion;
import org.gengfu.profile.Decode;
import org.gengfu.profile.Extract;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WireSource;
import org.jspecify.annotations.Nullable;

/**
 * The first half of the pipeline, without memory, in the fixed order: bits cut out, text taken
 * apart, sentinel and range of the raw value, scale and offset, scale from a point, conversion,
 * valid range. Immutable; any thread.
 */
final class Scaling {
  /** The factor of a point whose factor the device does not keep. */
  static final Factor NO_FACTOR = new Factor(1, 0);

  private final ResolvedPoint point;
  private final ValueKind kind;
  private final Exact exact;
  private final long[] invalid;
  private final long[] wholeInvalid;
  private final double validRawLow;
  private final double validRawHigh;
  private final boolean rawBounded;
  private final double validLow;
  private final double validHigh;
  private final Sample nothing;
  private final @Nullable Extract extract;
  private final Conversion conversion;
  private final boolean scaled;
  private final int lowBit;
  private final int width;
  private final @Nullable WireSource place;
  private final boolean fractions;

  /**
   * A factor that the device keeps: {@code times * 10^power}.
   *
   * @param power power of ten, -300 to 300
   */
  record Factor(double times, int power) {
    private static final double[] POWERS = new double[301];

    static {
      for (int i = 0; i < POWERS.length; i++) {
        POWERS[i] = new BigDecimal(BigInteger.ONE, -i).doubleValue();
      }
    }

    /** Divides by powers of ten rather than to multiply by tenths, which are not exact. */
    double apply(double value) {
      double by = value * times;
      return power < 0 ? by / POWERS[-power] : by * POWERS[power];
    }

    /** The factor that a point's value stands for, null when it stands for none. */
    static @Nullable Factor of(double value, boolean power10) {
      if (!power10) {
        return new Factor(value, 0);
      }
      boolean power = value == Math.rint(value) && Math.abs(value) < POWERS.length;
      return power ? new Factor(1, (int) value) : null;
    }
  }

  Scaling(ResolvedPoint point) {
    Decode decode = point.decode();
    this.point = point;
    this.kind = point.kind();
    this.exact = new Exact(point.scale(), point.offset());
    this.invalid = sorted(point.invalid());
    this.wholeInvalid = lowBits(decode) ? sorted(decode.wholeInvalid()) : new long[0];
    this.validRawLow = or(decode.validRawLow(), Double.NEGATIVE_INFINITY);
    this.validRawHigh = or(decode.validRawHigh(), Double.POSITIVE_INFINITY);
    this.rawBounded = decode.validRawLow() != null || decode.validRawHigh() != null;
    this.validLow = or(point.validLow(), Double.NEGATIVE_INFINITY);
    this.validHigh = or(point.validHigh(), Double.POSITIVE_INFINITY);
    this.nothing = decode.dropInvalid() ? Sample.DROPPED : Sample.NOT_AVAILABLE;
    this.extract = decode.extract();
    this.conversion = decode.conversion();
    this.scaled = decode.scaleFrom() != null || conversion != Conversion.NONE;
    this.lowBit = decode.lowBit();
    this.width = decode.highBit() - decode.lowBit() + 1;
    this.fractions = !decode.realInvalid().isEmpty();
    this.place = point.source() instanceof WireSource wire ? wire : null;
  }

  private static long[] sorted(Set<Long> values) {
    return values.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  /** Where the driver cuts the bits out, it tests the whole value too. */
  private static boolean lowBits(Decode decode) {
    return decode.lowBit() >= 0;
  }

  private static double or(@Nullable Double value, double otherwise) {
    return value == null ? otherwise : value;
  }

  /**
   * The value of a raw value.
   *
   * @param factor what the device says that it must be multiplied by, null for unknown
   * @throws IllegalArgumentException when the driver brought a text for a number or the reverse
   */
  Sample apply(RawValue raw, @Nullable Factor factor) {
    return switch (raw) {
      case RawValue.Whole(long value) -> whole(value, factor);
      case RawValue.Real(double value) -> real(value, factor);
      case RawValue.Text(String value) -> text(value, factor);
      case RawValue.Absent ignored -> Sample.NOT_AVAILABLE;
      case RawValue.Rows ignored ->
          throw new IllegalArgumentException("a table for " + point.id() + ", a " + kind);
    };
  }

  private Sample text(String value, @Nullable Factor factor) {
    String part = extract == null ? value : extract.apply(value);
    if (part == null) {
      return nothing;
    }
    Extract.As as = extract == null ? Extract.As.TEXT : extract.as();
    return switch (as) {
      case TEXT -> text(part);
      case NUMBER, WHOLE -> number(part.strip(), as, factor);
    };
  }

  private Sample text(String value) {
    if (kind != ValueKind.TEXT) {
      throw new IllegalArgumentException("a text for " + point.id() + ", a " + kind);
    }
    int most = PointValue.Text.MAX_LENGTH;
    return Sample.good(
        new PointValue.Text(value.length() > most ? value.substring(0, most) : value));
  }

  /** A number within a text; what is none is no value. */
  private Sample number(String text, Extract.As as, @Nullable Factor factor) {
    try {
      return as == Extract.As.WHOLE
          ? whole(Long.parseLong(text), factor)
          : real(Double.parseDouble(text), factor);
    } catch (NumberFormatException e) {
      return nothing;
    }
  }

  private Sample whole(long read, @Nullable Factor factor) {
    if (wholeInvalid.length > 0 && isAmong(wholeInvalid, read)) {
      return nothing;
    }
    long raw = lowBit < 0 ? read : cut(read);
    if (isNothing(raw) || (rawBounded && !(raw >= validRawLow && raw <= validRawHigh))) {
      return nothing;
    }
    return switch (kind) {
      case FLAG -> Sample.flag(exact.of(raw) != 0);
      case WHOLE -> wholeNumber(raw, factor);
      case REAL -> checked(converted(scaled(raw), factor));
      case TEXT -> throw new IllegalArgumentException("a number for the text " + point.id());
    };
  }

  private long cut(long raw) {
    long part = raw >>> lowBit;
    return width == Long.SIZE ? part : part & ((1L << width) - 1);
  }

  private boolean isNothing(long raw) {
    return isAmong(invalid, raw);
  }

  private static boolean isAmong(long[] sentinels, long raw) {
    for (long sentinel : sentinels) {
      if (sentinel >= raw) {
        return sentinel == raw;
      }
    }
    return false;
  }

  private Sample wholeNumber(long raw, @Nullable Factor factor) {
    if (scaled) {
      double value = Math.rint(converted(scaled(raw), factor));
      return Math.abs(value) < 0x1p63 && inRange(value)
          ? Sample.good(new PointValue.Whole((long) value))
          : unknown(value);
    }
    if (exact.plain() && !unsignedLong(raw)) {
      return inRange(raw) ? Sample.good(new PointValue.Whole(raw)) : Sample.IMPLAUSIBLE;
    }
    BigInteger value = exact.of(unsigned(raw)).toBigInteger();
    if (value.bitLength() >= Long.SIZE || !inRange(value.doubleValue())) {
      return Sample.IMPLAUSIBLE;
    }
    return Sample.good(new PointValue.Whole(value.longValue()));
  }

  private static Sample unknown(double value) {
    return Double.isNaN(value) ? Sample.NOT_AVAILABLE : Sample.IMPLAUSIBLE;
  }

  private double scaled(long raw) {
    return unsignedLong(raw) ? exact.of(unsigned(raw)).doubleValue() : exact.of(raw);
  }

  /** True for the bit pattern of a number of 2^63 or more; bits that were cut out are none. */
  private boolean unsignedLong(long raw) {
    return raw < 0 && lowBit < 0 && place != null && place.unsigned(raw);
  }

  private BigDecimal unsigned(long raw) {
    return unsignedLong(raw) ? new BigDecimal(Long.toUnsignedString(raw)) : BigDecimal.valueOf(raw);
  }

  private Sample real(double raw, @Nullable Factor factor) {
    if (!Double.isFinite(raw)
        || (raw == Math.rint(raw) && Math.abs(raw) < 0x1p63 && isNothing((long) raw))
        || (fractions && point.decode().isNothing(raw))
        || !(raw >= validRawLow && raw <= validRawHigh)) {
      return nothing;
    }
    return switch (kind) {
      case REAL -> checked(converted(exact.of(raw), factor));
      case FLAG, WHOLE, TEXT ->
          throw new IllegalArgumentException("a float for " + point.id() + ", a " + kind);
    };
  }

  /** NaN when the factor or the conversion gives no value. */
  private double converted(double value, @Nullable Factor factor) {
    if (!scaled) {
      return value;
    }
    return factor == null ? Double.NaN : conversion.apply(factor.apply(value));
  }

  private Sample checked(double value) {
    if (!Double.isFinite(value)) {
      return unknown(value);
    }
    return inRange(value) ? Sample.good(new PointValue.Real(value)) : Sample.IMPLAUSIBLE;
  }

  /** A computed number, scaled as the point says. */
  Sample computed(double number) {
    return kind == ValueKind.WHOLE
        ? wholeComputed(Math.rint(exact.of(number)))
        : checked(converted(exact.of(number), NO_FACTOR));
  }

  private Sample wholeComputed(double value) {
    return Math.abs(value) < 0x1p63 && inRange(value)
        ? Sample.good(new PointValue.Whole((long) value))
        : unknown(value);
  }

  /** True when the value is plausible by the profile's range. */
  private boolean inRange(double value) {
    return value >= validLow && value <= validHigh;
  }

  @Override
  public String toString() {
    return point.id() + " " + kind + " " + Arrays.toString(invalid);
  }
}

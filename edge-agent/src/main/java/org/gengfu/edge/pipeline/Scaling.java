package org.gengfu.edge.pipeline;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.gengfu.contract.PointValue;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.RawType;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ValueKind;

/**
 * The first half of the pipeline, without memory: sentinel on the raw value, scale and offset,
 * valid range. A whole raw value is scaled exactly and rounded once, so 247 * 0.1 is 24.7.
 * Immutable; any thread.
 */
final class Scaling {
  /** Whole numbers up to here are exact as a double. */
  private static final long EXACT = 1L << 53;

  /** Powers of ten up to here are exact as a double. */
  private static final int EXACT_POWER = 22;

  private final ResolvedPoint point;
  private final boolean plain;
  private final boolean unsignedLong;
  private final double divisor;

  Scaling(ResolvedPoint point) {
    this.point = point;
    BigDecimal scale = point.scale().stripTrailingZeros();
    boolean noOffset = point.offset().signum() == 0;
    this.plain = noOffset && scale.compareTo(BigDecimal.ONE) == 0;
    boolean tenth = scale.unscaledValue().equals(BigInteger.ONE);
    boolean small = scale.scale() >= 0 && scale.scale() <= EXACT_POWER;
    this.divisor = noOffset && tenth && small ? BigDecimal.TEN.pow(scale.scale()).doubleValue() : 0;
    this.unsignedLong =
        point.source() instanceof RegisterSource source
            && source.type() == RawType.UINT64
            && !source.sliced();
  }

  /**
   * The value of a raw value.
   *
   * @throws IllegalArgumentException when the driver brought a text for a number or the reverse
   */
  Sample apply(RawValue raw) {
    return switch (raw) {
      case RawValue.Whole(long value) -> whole(value);
      case RawValue.Real(double value) -> real(value);
      case RawValue.Text(String value) -> text(value);
      case RawValue.Absent ignored -> Sample.NOT_AVAILABLE;
      case RawValue.Rows ignored ->
          throw new IllegalArgumentException("a table for " + point.id() + ", a " + point.kind());
    };
  }

  private Sample text(String value) {
    if (point.kind() != ValueKind.TEXT) {
      throw new IllegalArgumentException("a text for " + point.id() + ", a " + point.kind());
    }
    int most = PointValue.Text.MAX_LENGTH;
    return Sample.good(
        new PointValue.Text(value.length() > most ? value.substring(0, most) : value));
  }

  private Sample whole(long raw) {
    if (point.invalid().contains(raw)) {
      return Sample.NOT_AVAILABLE;
    }
    return switch (point.kind()) {
      case FLAG -> flag(raw);
      case WHOLE -> wholeNumber(raw);
      case REAL -> checked(scaled(raw));
      case TEXT -> throw new IllegalArgumentException("a number for the text " + point.id());
    };
  }

  private Sample flag(long raw) {
    boolean set = raw * point.scale().longValue() + point.offset().longValue() != 0;
    return Sample.good(new PointValue.Flag(set));
  }

  private Sample wholeNumber(long raw) {
    if (plain && !(unsignedLong && raw < 0)) {
      return inRange(raw) ? Sample.good(new PointValue.Whole(raw)) : Sample.IMPLAUSIBLE;
    }
    BigInteger value = exact(raw).toBigInteger();
    if (value.bitLength() >= Long.SIZE || !inRange(value.doubleValue())) {
      return Sample.IMPLAUSIBLE;
    }
    return Sample.good(new PointValue.Whole(value.longValue()));
  }

  private double scaled(long raw) {
    boolean negative = unsignedLong && raw < 0;
    if (divisor != 0 && !negative && Math.abs(raw) <= EXACT && raw != Long.MIN_VALUE) {
      return raw / divisor;
    }
    return exact(raw).doubleValue();
  }

  private BigDecimal exact(long raw) {
    BigDecimal value =
        unsignedLong && raw < 0
            ? new BigDecimal(Long.toUnsignedString(raw))
            : BigDecimal.valueOf(raw);
    return value.multiply(point.scale()).add(point.offset());
  }

  private Sample real(double raw) {
    if (!Double.isFinite(raw) || (raw == Math.rint(raw) && point.invalid().contains((long) raw))) {
      return Sample.NOT_AVAILABLE;
    }
    if (point.kind() != ValueKind.REAL) {
      throw new IllegalArgumentException("a float for " + point.id() + ", a " + point.kind());
    }
    return checked(plain ? raw : raw * point.scale().doubleValue() + point.offset().doubleValue());
  }

  private Sample checked(double value) {
    return Double.isFinite(value) && inRange(value)
        ? Sample.good(new PointValue.Real(value))
        : Sample.IMPLAUSIBLE;
  }

  /** True when the value is plausible by the profile's range. */
  boolean inRange(double value) {
    Double low = point.validLow();
    Double high = point.validHigh();
    return (low == null || value >= low) && (high == null || value <= high);
  }
}

package org.gengfu.driver;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Function;
import org.gengfu.profile.Conversion;
import org.gengfu.profile.Decode;
import org.gengfu.profile.Extract;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WireSource;
import org.gengfu.profile.WriteRule;
import org.jspecify.annotations.Nullable;

/**
 * What raw values of a point mean, for drivers that must judge by themselves: whether a guard holds
 * by what was read a moment ago, whether a value may go out. The order is that of the point
 * pipeline, without its memory: bits cut out, text taken apart, sentinel and range of the raw
 * value, scale and offset, scale from a point, conversion, valid range. Stateless; any thread.
 */
public final class RawMeaning {
  /** Digits of a number with a factor that the device keeps. */
  private static final MathContext DIGITS = MathContext.DECIMAL64;

  /** Greatest power of ten that a device may keep as a factor. */
  private static final int MAX_POWER = 300;

  /** Share by which a number that went through binary fractions may miss itself. */
  private static final double ROUNDING = 1e-9;

  private RawMeaning() {}

  /**
   * What a condition makes of a value.
   *
   * @param raw as the driver gives it to the edge: bits that {@link Decode#lowBit} names are not
   *     cut out yet
   * @param factors values of the points that hold factors, null for an unknown one
   * @return null when the device has no value, or an implausible one
   */
  public static @Nullable Operand operand(
      RawValue raw, ResolvedPoint point, Function<String, @Nullable Operand> factors) {
    return switch (raw) {
      case RawValue.Absent ignored -> null;
      case RawValue.Rows ignored -> null;
      case RawValue.Text(String text) -> text(text, point, factors);
      case RawValue.Whole(long whole) -> whole(whole, point, factors);
      case RawValue.Real(double real) -> real(real, point, factors);
    };
  }

  private static @Nullable Operand text(
      String text, ResolvedPoint point, Function<String, @Nullable Operand> factors) {
    Extract extract = point.decode().extract();
    String part = extract == null ? text : extract.apply(text);
    if (part == null) {
      return null;
    }
    try {
      return switch (extract == null ? Extract.As.TEXT : extract.as()) {
        case TEXT -> point.kind() == ValueKind.TEXT ? new Operand.Text(part) : null;
        case NUMBER -> real(Double.parseDouble(part.strip()), point, factors);
        case WHOLE -> whole(Long.parseLong(part.strip()), point, factors);
      };
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Operand whole(
      long read, ResolvedPoint point, Function<String, @Nullable Operand> factors) {
    Decode decode = point.decode();
    int low = decode.lowBit();
    if (low >= 0 && decode.wholeInvalid().contains(read)) {
      return null;
    }
    int width = decode.highBit() - low + 1;
    long cut = low < 0 ? read : read >>> low & (width == Long.SIZE ? -1L : (1L << width) - 1);
    if (point.invalid().contains(cut) || !inRawRange(cut, decode)) {
      return null;
    }
    BigDecimal linear = exact(cut, point).multiply(point.scale()).add(point.offset());
    return point.kind() == ValueKind.FLAG
        ? new Operand.Flag(linear.signum() != 0)
        : number(linear, point, factors);
  }

  private static @Nullable Operand real(
      double real, ResolvedPoint point, Function<String, @Nullable Operand> factors) {
    boolean integral = real == Math.rint(real) && Math.abs(real) < 0x1p63;
    boolean sentinel =
        integral ? point.invalid().contains((long) real) : point.decode().isNothing(real);
    if (!Double.isFinite(real) || sentinel || !inRawRange(real, point.decode())) {
      return null;
    }
    BigDecimal linear = BigDecimal.valueOf(real).multiply(point.scale()).add(point.offset());
    return point.kind() == ValueKind.FLAG
        ? new Operand.Flag(linear.signum() != 0)
        : number(linear, point, factors);
  }

  private static boolean inRawRange(double raw, Decode decode) {
    Double low = decode.validRawLow();
    Double high = decode.validRawHigh();
    return (low == null || raw >= low) && (high == null || raw <= high);
  }

  /** Raw values of 64 bits without a sign keep their bit pattern. */
  private static BigDecimal exact(long raw, ResolvedPoint point) {
    return point.source() instanceof WireSource source && source.unsigned(raw)
        ? new BigDecimal(Long.toUnsignedString(raw))
        : BigDecimal.valueOf(raw);
  }

  private static @Nullable Operand number(
      BigDecimal linear, ResolvedPoint point, Function<String, @Nullable Operand> factors) {
    BigDecimal scaled = scaled(linear, point, factors);
    if (scaled == null) {
      return null;
    }
    double value = point.decode().conversion().apply(scaled.doubleValue());
    if (point.kind() == ValueKind.WHOLE) {
      value = Math.rint(value);
      if (Math.abs(value) >= 0x1p63) {
        return null;
      }
    }
    Double low = point.validLow();
    Double high = point.validHigh();
    boolean plausible = (low == null || value >= low) && (high == null || value <= high);
    return Double.isFinite(value) && plausible ? new Operand.Number(value) : null;
  }

  private static @Nullable BigDecimal scaled(
      BigDecimal linear, ResolvedPoint point, Function<String, @Nullable Operand> factors) {
    Decode.ScaleFrom from = point.decode().scaleFrom();
    if (from == null) {
      return linear;
    }
    if (!(factors.apply(from.point()) instanceof Operand.Number(double factor))) {
      return null;
    }
    if (!from.power10()) {
      return linear.multiply(BigDecimal.valueOf(factor), DIGITS);
    }
    boolean power = factor == Math.rint(factor) && Math.abs(factor) <= MAX_POWER;
    return power ? linear.movePointRight((int) factor) : null;
  }

  /**
   * Why a raw value must not go out to a point, or null when its rule allows it.
   *
   * @param raw already unscaled; of bits the bits alone
   */
  public static @Nullable String refusal(RawValue raw, ResolvedPoint point) {
    WriteRule rule = point.write();
    if (rule == null) {
      return "point " + point.id() + " is not writable";
    }
    return switch (raw) {
      case RawValue.Text(String text) -> ofText(text, point, rule);
      case RawValue.Whole(long whole) -> ofNumber(exact(whole, point), 0.5, point, rule);
      case RawValue.Real(double real) ->
          Double.isFinite(real)
              ? ofNumber(BigDecimal.valueOf(real), 0, point, rule)
              : "%s is no number".formatted(real);
      case RawValue.Absent ignored -> "there is nothing to write to point " + point.id();
      case RawValue.Rows ignored -> "a table cannot be written to point " + point.id();
    };
  }

  private static @Nullable String ofText(String text, ResolvedPoint point, WriteRule rule) {
    if (point.kind() != ValueKind.TEXT) {
      return "a text cannot be written to point " + point.id();
    }
    int most = rule.conduct().maxLength();
    return most > 0 && text.length() > most
        ? "%d characters, at most %d".formatted(text.length(), most)
        : null;
  }

  /**
   * @param half what rounding may have taken of the raw number
   */
  private static @Nullable String ofNumber(
      BigDecimal raw, double half, ResolvedPoint point, WriteRule rule) {
    if (point.kind() == ValueKind.TEXT) {
      return "point " + point.id() + " takes a text";
    }
    if (point.decode().scaleFrom() != null) {
      return null;
    }
    double linear = raw.multiply(point.scale()).add(point.offset()).doubleValue();
    Conversion conversion = point.decode().conversion();
    double value = conversion.apply(linear);
    return rule.refusal(value, slack(conversion, linear, half * point.scale().doubleValue()));
  }

  /** What a conversion there and back may lose: half of a raw step, as it looks behind it. */
  private static double slack(Conversion conversion, double linear, double half) {
    if (conversion == Conversion.NONE) {
      return 0;
    }
    double value = conversion.apply(linear);
    double up = Math.abs(conversion.apply(linear + half) - value);
    double down = Math.abs(conversion.apply(linear - half) - value);
    double most = Double.isFinite(down) ? Math.max(up, down) : up;
    return most + ROUNDING * Math.max(1, Math.abs(value));
  }
}

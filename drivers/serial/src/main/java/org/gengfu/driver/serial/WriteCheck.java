package org.gengfu.driver.serial;

import java.math.BigDecimal;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WriteRule;
import org.gengfu.profile.serial.SerialSource;
import org.jspecify.annotations.Nullable;

/** Whether a value may be sent at all, and what values mean. Pure. */
final class WriteCheck {
  /**
   * Share of a step by which a value may miss it, for values that came through binary fractions.
   */
  private static final double TOLERANCE = 1e-6;

  private WriteCheck() {}

  /** Why the value is not sent, null when it may be. */
  static @Nullable String refusal(WriteRequest request, @Nullable ResolvedPoint point) {
    if (point == null) {
      return "the device has no point " + request.point();
    }
    WriteRule rule = point.write();
    if (rule == null) {
      return "point " + point.id() + " is not writable";
    }
    Double value = value(request.value(), point);
    if (value == null) {
      return "a text cannot be written to point " + point.id();
    }
    if (!(value >= rule.min() && value <= rule.max())) {
      return "%s is outside %s..%s".formatted(value, rule.min(), rule.max());
    }
    double steps = rule.step() == 0 ? 0 : (value - rule.min()) / rule.step();
    return Math.abs(steps - Math.rint(steps)) > TOLERANCE
        ? "%s is not a multiple of %s above %s".formatted(value, rule.step(), rule.min())
        : null;
  }

  /** Where a point is written. */
  static SerialSource target(ResolvedPoint point) {
    WriteRule rule = point.write();
    return rule != null && rule.target() instanceof SerialSource target
        ? target
        : (SerialSource) point.source();
  }

  /** The value in the point's unit: raw * scale + offset; null for a text. */
  private static @Nullable Double value(RawValue raw, ResolvedPoint point) {
    return switch (raw) {
      case RawValue.Text text -> null;
      case RawValue.Absent absent -> null;
      case RawValue.Rows rows -> null;
      case RawValue.Real(double real) ->
          real * point.scale().doubleValue() + point.offset().doubleValue();
      case RawValue.Whole(long whole) ->
          BigDecimal.valueOf(whole).multiply(point.scale()).add(point.offset()).doubleValue();
    };
  }

  /** The raw number that goes out. */
  static BigDecimal number(RawValue raw) {
    return switch (raw) {
      case RawValue.Whole(long whole) -> BigDecimal.valueOf(whole);
      case RawValue.Real(double real) -> BigDecimal.valueOf(real);
      case RawValue.Text text -> BigDecimal.ZERO;
      case RawValue.Absent absent -> BigDecimal.ZERO;
      case RawValue.Rows rows -> BigDecimal.ZERO;
    };
  }

  /** True when a device shows what was written. */
  static boolean same(RawValue shown, RawValue written) {
    boolean numbers =
        (shown instanceof RawValue.Whole || shown instanceof RawValue.Real)
            && (written instanceof RawValue.Whole || written instanceof RawValue.Real);
    return numbers
        ? number(shown).subtract(number(written)).abs().doubleValue() <= TOLERANCE
        : shown.equals(written);
  }

  /** A value for a guard, null when it is unknown. */
  static @Nullable Operand operand(RawValue raw, ResolvedPoint point) {
    return switch (raw) {
      case RawValue.Absent absent -> null;
      case RawValue.Rows rows -> null;
      case RawValue.Text(String text) -> new Operand.Text(text);
      case RawValue.Whole(long whole) when point.decode().lowBit() >= 0 -> {
        int width = point.decode().highBit() - point.decode().lowBit() + 1;
        long bits = whole >>> point.decode().lowBit() & (width == 64 ? -1 : (1L << width) - 1);
        yield operand(new RawValue.Whole(bits), point.kind(), point);
      }
      case RawValue.Whole whole -> operand(whole, point.kind(), point);
      case RawValue.Real real -> operand(real, point.kind(), point);
    };
  }

  private static @Nullable Operand operand(RawValue raw, ValueKind kind, ResolvedPoint point) {
    if (raw instanceof RawValue.Whole(long whole) && point.invalid().contains(whole)) {
      return null;
    }
    if (kind == ValueKind.FLAG) {
      return new Operand.Flag(number(raw).signum() != 0);
    }
    Double value = value(raw, point);
    return value == null || !Double.isFinite(value) ? null : new Operand.Number(value);
  }
}

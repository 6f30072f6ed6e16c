package org.gengfu.driver.snmp;

import java.math.BigDecimal;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WriteRule;
import org.gengfu.profile.snmp.SnmpSource;
import org.gengfu.profile.snmp.SnmpType;
import org.jspecify.annotations.Nullable;

/** Whether a value may be sent to a point at all. Pure. */
final class WriteCheck {
  /**
   * Share of a step by which a value may miss it, for values that came through binary fractions.
   */
  private static final double STEP_TOLERANCE = 1e-6;

  private WriteCheck() {}

  /** Where a point is written: a place of its own, or where it is read. */
  static @Nullable SnmpSource target(ResolvedPoint point) {
    WriteRule rule = point.write();
    if (rule != null && rule.target() instanceof SnmpSource target) {
      return target;
    }
    return point.source() instanceof SnmpSource source && source.oid() != null ? source : null;
  }

  /** Why the value is not sent, null when it may be. */
  static @Nullable String refusal(WriteRequest request, @Nullable ResolvedPoint point) {
    if (point == null) {
      return "the device has no point " + request.point();
    }
    WriteRule rule = point.write();
    if (rule == null) {
      return "point " + point.id() + " is not writable";
    }
    SnmpSource target = target(point);
    if (target == null || !writable(target.type())) {
      return "point " + point.id() + " has no object that can be written";
    }
    if (point.decode().lowBit() >= 0) {
      return "point " + point.id() + " is a part of an object";
    }
    if (request.value() instanceof RawValue.Text(String text)) {
      return point.kind() == ValueKind.TEXT && text.length() <= rule.conduct().maxLength()
          ? null
          : "this text cannot be written to point " + point.id();
    }
    Double value = value(request.value(), point);
    if (value == null || point.kind() == ValueKind.TEXT) {
      return "point " + point.id() + " takes another kind of value";
    }
    if (!(value >= rule.min() && value <= rule.max())) {
      return "%s is outside %s..%s".formatted(value, rule.min(), rule.max());
    }
    double steps = rule.step() == 0 ? 0 : (value - rule.min()) / rule.step();
    return Math.abs(steps - Math.rint(steps)) > STEP_TOLERANCE
        ? "%s is not a multiple of %s above %s".formatted(value, rule.step(), rule.min())
        : null;
  }

  /** The value in the point's unit: raw * scale + offset; null for what is no number. */
  static @Nullable Double value(RawValue raw, ResolvedPoint point) {
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

  /** What a guard makes of a value that was just read; null when it is not known. */
  static @Nullable Operand operand(RawValue raw, ResolvedPoint point) {
    return switch (raw) {
      case RawValue.Absent absent -> null;
      case RawValue.Rows rows -> null;
      case RawValue.Text(String text) -> new Operand.Text(text);
      case RawValue.Whole(long whole) when point.decode().lowBit() >= 0 -> bits(whole, point);
      case RawValue.Whole(long whole) when point.invalid().contains(whole) -> null;
      case RawValue.Whole(long whole) when point.kind() == ValueKind.FLAG ->
          new Operand.Flag(whole != 0);
      case RawValue.Whole whole -> number(whole, point);
      case RawValue.Real real -> number(real, point);
    };
  }

  private static Operand bits(long whole, ResolvedPoint point) {
    int low = point.decode().lowBit();
    int width = point.decode().highBit() - low + 1;
    long cut = whole >>> low & (width == Long.SIZE ? -1L : (1L << width) - 1);
    boolean inverted = point.scale().signum() < 0;
    return point.kind() == ValueKind.FLAG
        ? new Operand.Flag(cut != 0 != inverted)
        : new Operand.Number(cut);
  }

  private static @Nullable Operand number(RawValue raw, ResolvedPoint point) {
    Double value = value(raw, point);
    return value == null || !Double.isFinite(value) ? null : new Operand.Number(value);
  }

  /** True when an object of this type can be written. */
  private static boolean writable(SnmpType type) {
    return switch (type) {
      case INTEGER, INT32, UINT32, TRUTH, TEXT, NUMBER_TEXT, OCTETS, BITS, IP, OID -> true;
      case UPTIME, FLOAT, FLOAT_BE, FLOAT_LE, HEX, MAC, DATE_AND_TIME -> false;
    };
  }
}

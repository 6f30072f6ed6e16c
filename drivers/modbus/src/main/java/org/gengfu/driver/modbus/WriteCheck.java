package org.gengfu.driver.modbus;

import java.math.BigDecimal;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.Conversion;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WriteRule;
import org.jspecify.annotations.Nullable;

/**
 * Whether a value may be sent to a point at all. A place that only a profile's own commands and
 * set-up use has no rule: what is sent there stands in the profile. Pure.
 */
final class WriteCheck {
  /**
   * Share of a step by which a value may miss it, for values that came through binary fractions.
   */
  private static final double STEP_TOLERANCE = 1e-6;

  /** What a conversion there and back may lose, in the point's unit. */
  private static final double ROUNDING = 0.05;

  private WriteCheck() {}

  /** Why the value is not sent, null when it may be. */
  static @Nullable String refusal(
      WriteRequest request, @Nullable ResolvedPoint point, ModbusPlan device) {
    if (point == null) {
      return "the device has no point " + request.point();
    }
    WriteRule rule = point.write();
    if (rule == null && !device.targets().contains(point.id())) {
      return "point " + point.id() + " is not writable";
    }
    RegisterSource place = target(point, rule);
    if (place.table() == ModbusTable.INPUT || place.table() == ModbusTable.DISCRETE) {
      return "point " + point.id() + " lies in a table that can only be read";
    }
    if (place.layout().scattered()) {
      return "point " + point.id() + " lies in scattered registers, which no write sets at once";
    }
    if (rule == null) {
      return null;
    }
    if (request.value() instanceof RawValue.Text(String text)) {
      return text(text, point, rule);
    }
    Double value = value(request.value(), point);
    if (value == null) {
      return null;
    }
    double slack = point.decode().conversion() == Conversion.NONE ? 0 : ROUNDING;
    if (!(value >= rule.min() - slack && value <= rule.max() + slack)) {
      return "%s is outside %s..%s".formatted(value, rule.min(), rule.max());
    }
    double steps = rule.step() == 0 || slack > 0 ? 0 : (value - rule.min()) / rule.step();
    return Math.abs(steps - Math.rint(steps)) > STEP_TOLERANCE
        ? "%s is not a multiple of %s above %s".formatted(value, rule.step(), rule.min())
        : null;
  }

  private static @Nullable String text(String text, ResolvedPoint point, WriteRule rule) {
    if (point.kind() != ValueKind.TEXT) {
      return "a text cannot be written to point " + point.id();
    }
    int most = rule.conduct().maxLength();
    return most > 0 && text.length() > most
        ? "%d characters, at most %d".formatted(text.length(), most)
        : null;
  }

  /** Where a point's value is written. */
  static RegisterSource target(ResolvedPoint point, @Nullable WriteRule rule) {
    if (rule != null && rule.target() instanceof RegisterSource target) {
      return target;
    }
    RegisterSource place = ReadPlanner.source(point);
    return place.writeAddress() < 0
        ? place
        : new RegisterSource(
            place.table(),
            place.writeAddress(),
            place.type(),
            place.registers(),
            place.order(),
            place.lowBit(),
            place.highBit(),
            -1,
            place.layout());
  }

  /**
   * The value in the point's unit: raw * scale + offset, converted; null for a text, and where the
   * device keeps a factor of its own, which only the pipeline knows.
   */
  static @Nullable Double value(RawValue raw, ResolvedPoint point) {
    if (point.decode().scaleFrom() != null) {
      return null;
    }
    return switch (raw) {
      case RawValue.Text text -> null;
      case RawValue.Absent absent -> null;
      case RawValue.Rows rows -> null;
      case RawValue.Real(double real) ->
          point
              .decode()
              .conversion()
              .apply(real * point.scale().doubleValue() + point.offset().doubleValue());
      case RawValue.Whole(long whole) ->
          point
              .decode()
              .conversion()
              .apply(
                  BigDecimal.valueOf(whole)
                      .multiply(point.scale())
                      .add(point.offset())
                      .doubleValue());
    };
  }
}

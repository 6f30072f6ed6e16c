package org.gengfu.driver.opcua;

import java.math.BigDecimal;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.WriteRule;
import org.jspecify.annotations.Nullable;

/** Whether a value may be sent to a point at all. Pure. */
final class WriteCheck {
  /** Share of a step by which a value may miss it, having come through binary fractions. */
  private static final double STEP_TOLERANCE = 1e-6;

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
    if (request.value() instanceof RawValue.Text(String text)) {
      int most = rule.conduct().maxLength();
      return text.length() <= most ? null : "a text of at most %d characters".formatted(most);
    }
    Double value = value(request.value(), point);
    if (value == null || !(value >= rule.min() && value <= rule.max())) {
      return "%s is outside %s..%s".formatted(value, rule.min(), rule.max());
    }
    double steps = rule.step() == 0 ? 0 : (value - rule.min()) / rule.step();
    return Math.abs(steps - Math.rint(steps)) > STEP_TOLERANCE
        ? "%s is not a multiple of %s above %s".formatted(value, rule.step(), rule.min())
        : null;
  }

  /** The value in the point's unit, null for what is no number. */
  static @Nullable Double value(RawValue raw, ResolvedPoint point) {
    return switch (raw) {
      case RawValue.Real(double real) ->
          real * point.scale().doubleValue() + point.offset().doubleValue();
      case RawValue.Whole(long whole) ->
          BigDecimal.valueOf(whole).multiply(point.scale()).add(point.offset()).doubleValue();
      case RawValue.Text ignored -> null;
      case RawValue.Absent ignored -> null;
      case RawValue.Rows ignored -> null;
    };
  }
}

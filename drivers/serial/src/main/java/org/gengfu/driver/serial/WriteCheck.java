package org.gengfu.driver.serial;

import java.math.BigDecimal;
import org.gengfu.driver.RawMeaning;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.WriteRule;
import org.gengfu.profile.serial.SerialSource;
import org.jspecify.annotations.Nullable;

/** Whether a value may be sent at all, and what values mean. Pure. */
final class WriteCheck {
  /** By how much a number may miss another and be the same, having come through a text. */
  private static final double TOLERANCE = 1e-6;

  private WriteCheck() {}

  /** Why the value is not sent, null when it may be. */
  static @Nullable String refusal(WriteRequest request, @Nullable ResolvedPoint point) {
    if (point == null) {
      return "the device has no point " + request.point();
    }
    return request.value() instanceof RawValue.Text
        ? "a text cannot be written to point " + point.id()
        : RawMeaning.refusal(request.value(), point);
  }

  /** Where a point is written. */
  static SerialSource target(ResolvedPoint point) {
    WriteRule rule = point.write();
    return rule != null && rule.target() instanceof SerialSource target
        ? target
        : (SerialSource) point.source();
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
}

package org.gengfu.edge.bus;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Function;
import org.gengfu.contract.PointValue;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.Expression;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WriteRule;
import org.jspecify.annotations.Nullable;

/**
 * A request to set a point, checked against the point's rule before anything goes to the device.
 *
 * @param device the device
 * @param point the point
 * @param value the value in the point's unit
 */
record Command(String device, String point, PointValue value) {

  /** What comes of the check. */
  sealed interface Checked {
    /** It may be sent. */
    record Allowed(WriteRequest request) implements Checked {}

    /** It may not. */
    record Refused(String why) implements Checked {}
  }

  /**
   * Checks and unscales.
   *
   * @param values the device's present values, null for unknown ones
   */
  Checked check(ResolvedProfile profile, Function<String, @Nullable Operand> values) {
    ResolvedPoint target = profile.point(point);
    if (target == null) {
      return new Checked.Refused("profile " + profile.id() + " has no such point");
    }
    WriteRule rule = target.write();
    if (rule == null) {
      return new Checked.Refused("the point is not writable");
    }
    Expression guard = rule.guard();
    if (guard != null && !Boolean.TRUE.equals(guard.holds(values))) {
      return new Checked.Refused("the guard does not hold: " + guard.text());
    }
    if (value instanceof PointValue.Text(String text)) {
      return target.kind() == ValueKind.TEXT
          ? new Checked.Allowed(new WriteRequest(point, new RawValue.Text(text)))
          : new Checked.Refused("a text for a point that is none");
    }
    return number(target, rule);
  }

  private Checked number(ResolvedPoint target, WriteRule rule) {
    if (target.kind() == ValueKind.TEXT) {
      return new Checked.Refused("a number for a point that is a text");
    }
    double asked = value.asDouble();
    if (!(asked >= rule.min() && asked <= rule.max())) {
      return new Checked.Refused("outside " + rule.min() + " to " + rule.max());
    }
    double steps = rule.step() > 0 ? (asked - rule.min()) / rule.step() : 0;
    if (Math.abs(steps - Math.rint(steps)) > 1e-6) {
      return new Checked.Refused("not in steps of " + rule.step() + " from " + rule.min());
    }
    if (target.scale().signum() == 0) {
      return new Checked.Refused("the point's scale is 0");
    }
    BigDecimal exact =
        value instanceof PointValue.Whole(long whole)
            ? BigDecimal.valueOf(whole)
            : BigDecimal.valueOf(asked);
    BigDecimal raw =
        exact.subtract(target.offset()).divide(target.scale(), 12, RoundingMode.HALF_EVEN);
    return new Checked.Allowed(new WriteRequest(point, RawNumbers.of(target, raw)));
  }
}

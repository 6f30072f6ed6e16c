package org.gengfu.edge.pipeline;

import org.gengfu.contract.PointValue;
import org.gengfu.contract.Quality;
import org.gengfu.profile.Operand;
import org.jspecify.annotations.Nullable;

/**
 * What one answer says about one point, before it is decided whether to report it.
 *
 * @param value present exactly when the quality is good
 * @param quality how far it can be trusted
 */
record Sample(@Nullable PointValue value, Quality quality) {
  static final Sample NOT_AVAILABLE = new Sample(null, Quality.NOT_AVAILABLE);
  static final Sample IMPLAUSIBLE = new Sample(null, Quality.IMPLAUSIBLE);
  static final Sample DEVICE_ERROR = new Sample(null, Quality.DEVICE_ERROR);

  /** Passed over: the point stays as it is. Compared by identity. */
  static final Sample DROPPED = new Sample(null, Quality.NOT_AVAILABLE);

  private static final Sample TRUE = new Sample(new PointValue.Flag(true), Quality.GOOD);
  private static final Sample FALSE = new Sample(new PointValue.Flag(false), Quality.GOOD);

  static Sample good(PointValue value) {
    return new Sample(value, Quality.GOOD);
  }

  static Sample flag(boolean flag) {
    return flag ? TRUE : FALSE;
  }

  /** The value for an expression, null when it is unknown. */
  static @Nullable Operand operand(@Nullable PointValue value) {
    return switch (value) {
      case null -> null;
      case PointValue.Real(double real) -> new Operand.Number(real);
      case PointValue.Whole(long whole) -> new Operand.Number(whole);
      case PointValue.Flag(boolean flag) -> new Operand.Flag(flag);
      case PointValue.Text(String text) -> new Operand.Text(text);
    };
  }
}

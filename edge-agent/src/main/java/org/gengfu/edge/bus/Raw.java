package org.gengfu.edge.bus;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Function;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.Conversion;
import org.gengfu.profile.Decode;
import org.gengfu.profile.Operand;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ValueKind;
import org.jspecify.annotations.Nullable;

/**
 * From a value in a point's unit to the raw value that the device takes: the way back of the
 * pipeline's scaling. Stateless.
 */
final class Raw {
  private static final MathContext DIGITS = MathContext.DECIMAL64;

  private Raw() {}

  /** The raw value, or why there is none. */
  sealed interface Result {
    record Value(RawValue raw) implements Result {}

    record None(String why) implements Result {}
  }

  /**
   * The raw value of a number.
   *
   * @param values the device's present values, for a factor that it keeps itself
   */
  static Result of(
      ResolvedPoint point, BigDecimal value, Function<String, @Nullable Operand> values) {
    if (point.scale().signum() == 0) {
      return new Result.None("the point's scale is 0");
    }
    BigDecimal before = value;
    Decode decode = point.decode();
    if (decode.conversion() != Conversion.NONE) {
      double undone = decode.conversion().undo(value.doubleValue());
      if (!Double.isFinite(undone)) {
        return new Result.None("the point's conversion has no way back for " + value);
      }
      before = new BigDecimal(undone, DIGITS);
    }
    Decode.ScaleFrom factor = decode.scaleFrom();
    if (factor != null) {
      if (!(values.apply(factor.point()) instanceof Operand.Number(double held))) {
        return new Result.None("its factor " + factor.point() + " is not known");
      }
      boolean power = factor.power10() && held == Math.rint(held) && Math.abs(held) <= 300;
      if (factor.power10() ? !power : held == 0) {
        return new Result.None("its factor " + factor.point() + " is " + held);
      }
      before =
          factor.power10()
              ? before.movePointLeft((int) held)
              : before.divide(BigDecimal.valueOf(held), DIGITS);
    }
    BigDecimal raw =
        before.subtract(point.offset()).divide(point.scale(), 12, RoundingMode.HALF_EVEN);
    return new Result.Value(number(point, raw));
  }

  /**
   * Modbus says what its registers hold. What other protocols hold only their drivers know: a whole
   * raw value is given as such, unless the point is a plain real number.
   */
  private static RawValue number(ResolvedPoint point, BigDecimal raw) {
    boolean real =
        point.source() instanceof RegisterSource source
            ? source.type().real()
            : raw.stripTrailingZeros().scale() > 0
                || (point.kind() == ValueKind.REAL && point.scale().compareTo(BigDecimal.ONE) == 0);
    return real
        ? new RawValue.Real(raw.doubleValue())
        : new RawValue.Whole(raw.setScale(0, RoundingMode.HALF_EVEN).longValue());
  }

  /** The raw value of what a profile says is written. */
  static Result of(ResolvedPoint point, Operand value, Function<String, @Nullable Operand> values) {
    return switch (value) {
      case Operand.Text(String text) -> new Result.Value(new RawValue.Text(text));
      case Operand.Number(double number) -> of(point, BigDecimal.valueOf(number), values);
      case Operand.Flag(boolean flag) -> of(point, flag ? BigDecimal.ONE : BigDecimal.ZERO, values);
    };
  }
}

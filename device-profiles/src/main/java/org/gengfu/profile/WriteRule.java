package org.gengfu.profile;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a point may be written.
 *
 * @param min least value, in the point's unit
 * @param max greatest value, in the point's unit
 * @param step values are multiples of this above {@code min}; 0 for any
 * @param role least role of who may do it
 * @param guard must be true when the command is given; unknown refuses
 * @param readBack how long the device may take to show the new value; zero for no read-back
 * @param target where it is written, or null for where it is read
 * @param conduct what else is kept to
 * @param only the values that may be written, of an enumeration for which the profile says no
 *     range: its labels; empty for all of the range
 */
public record WriteRule(
    double min,
    double max,
    double step,
    String role,
    @Nullable Expression guard,
    Duration readBack,
    @Nullable WireSource target,
    WriteConduct conduct,
    Set<Long> only) {
  /** Share of a step by which a value may miss it, having come through binary fractions. */
  private static final double STEP_TOLERANCE = 1e-6;

  public WriteRule {
    only = Set.copyOf(only);
  }

  /** A rule for all values of a range. */
  public WriteRule(
      double min,
      double max,
      double step,
      String role,
      @Nullable Expression guard,
      Duration readBack,
      @Nullable WireSource target,
      WriteConduct conduct) {
    this(min, max, step, role, guard, readBack, target, conduct, Set.of());
  }

  /** A rule that asks for nothing else. */
  public WriteRule(
      double min,
      double max,
      double step,
      String role,
      @Nullable Expression guard,
      Duration readBack) {
    this(min, max, step, role, guard, readBack, null, WriteConduct.PLAIN);
  }

  /** The same with another guard. */
  WriteRule withGuard(@Nullable Expression newGuard) {
    return new WriteRule(min, max, step, role, newGuard, readBack, target, conduct, only);
  }

  /**
   * Why a number is not written, or null when it may be.
   *
   * @param value in the point's unit
   * @param slack by how much it may miss the range because it came back through a conversion; then
   *     it is not measured in steps
   */
  public @Nullable String refusal(double value, double slack) {
    if (!(value >= min - slack && value <= max + slack)) {
      return "%s is outside %s to %s".formatted(value, min, max);
    }
    if (!only.isEmpty() && !(value == Math.rint(value) && only.contains((long) value))) {
      return "%s is none of the values %s".formatted(value, new TreeSet<>(only));
    }
    double steps = step > 0 && slack == 0 ? (value - min) / step : 0;
    return Math.abs(steps - Math.rint(steps)) > STEP_TOLERANCE
        ? "%s is not in steps of %s from %s".formatted(value, step, min)
        : null;
  }
}

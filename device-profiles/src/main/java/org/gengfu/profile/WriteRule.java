package org.gengfu.profile;

import java.time.Duration;
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
 */
public record WriteRule(
    double min,
    double max,
    double step,
    String role,
    @Nullable Expression guard,
    Duration readBack,
    @Nullable WireSource target,
    WriteConduct conduct) {
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
    return new WriteRule(min, max, step, role, newGuard, readBack, target, conduct);
  }
}

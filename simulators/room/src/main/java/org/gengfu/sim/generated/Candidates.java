package org.gengfu.sim.generated;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ValueKind;

/** Values that are worth trying for a point. Stateless. */
final class Candidates {
  private static final int GRID = 24;
  private static final double FAR = 0.05;

  private Candidates() {}

  /**
   * In an order that begins with the mildest: just beyond a limit, further beyond, then all over
   * the range.
   */
  static List<Double> of(ResolvedPoint point, Set<Double> limits) {
    Set<Double> all = new LinkedHashSet<>();
    if (!point.labels().isEmpty()) {
      point.labels().keySet().forEach(raw -> all.add((double) raw));
      return List.copyOf(all);
    }
    if (point.kind() == ValueKind.FLAG) {
      return List.of(0.0, 1.0);
    }
    double step = Math.max(2 * point.scale().abs().doubleValue(), 2 * point.deadband());
    for (double limit : limits) {
      double far = Math.max(step, Math.abs(limit) * FAR);
      for (double off : new double[] {far, -far, step, -step, 0, 3 * far, -3 * far}) {
        all.add(limit + off);
      }
    }
    double low = low(point);
    double high = high(point);
    for (int i = 0; i <= GRID; i++) {
      all.add(low + (high - low) * i / GRID);
    }
    List<Double> fitting = new ArrayList<>();
    for (double value : all) {
      if (value >= low && value <= high) {
        fitting.add(point.kind() == ValueKind.WHOLE ? Math.rint(value) : value);
      }
    }
    return fitting;
  }

  static double low(ResolvedPoint point) {
    Double low = point.validLow();
    return low == null ? Math.min(0, Typical.of(point)) - Math.abs(Typical.of(point)) : low;
  }

  static double high(ResolvedPoint point) {
    Double high = point.validHigh();
    return high == null ? Math.max(100, 4 * Math.abs(Typical.of(point))) : high;
  }
}

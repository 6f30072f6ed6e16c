package org.gengfu.profiletool.trial;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.gengfu.profile.Conversion;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WriteRule;

/** The values that a round trip gives a point: ends, middle, no value, every state. Stateless. */
final class Candidates {
  private static final double USUAL_HIGH = 100;
  private static final double EXACT = 1L << 53;

  private Candidates() {}

  /** The values, NaN standing for "no value"; empty for a text. */
  static List<Double> of(ResolvedPoint point, ResolvedProfile profile) {
    if (point.kind() == ValueKind.TEXT) {
      return List.of();
    }
    for (ResolvedPoint other : profile.planned()) {
      var from = other.decode().scaleFrom();
      if (from != null && from.point().equals(point.id())) {
        return factors(point, from.power10());
      }
    }
    if (!point.labels().isEmpty()) {
      return new TreeSet<>(point.labels().keySet()).stream().map(Long::doubleValue).toList();
    }
    if (point.kind() == ValueKind.FLAG) {
      return List.of(0.0, 1.0);
    }
    List<Double> values = new ArrayList<>();
    double low = low(point);
    double high = Math.max(low, high(point));
    Carrier carrier = Carrier.of(point);
    for (double value : new double[] {low, high, (low + high) / 2}) {
      double whole =
          point.kind() == ValueKind.WHOLE
              ? Math.rint(value)
              : carrier.carried(point, value, low, high);
      if (!saysNothing(point, whole)) {
        values.add(whole);
      }
    }
    if (!point.invalid().isEmpty()) {
      values.add(Double.NaN);
    }
    return values;
  }

  /** A factor that changes nothing, and one that does: else nobody sees that it gets lost. */
  private static List<Double> factors(ResolvedPoint point, boolean power10) {
    double none = power10 ? 0.0 : 1.0;
    double ten = power10 ? 1.0 : 10.0;
    boolean possible = point.labels().isEmpty() && low(point) <= ten && ten <= high(point);
    return possible ? List.of(none, ten) : List.of(none);
  }

  /**
   * How much of a value one raw step is, by the factor that the device keeps; 1 when it keeps none.
   */
  static double factor(ResolvedPoint point, Map<String, Double> held) {
    var from = point.decode().scaleFrom();
    Double factor = from == null ? null : held.get(from.point());
    return factor == null || from == null ? 1 : from.power10() ? Math.pow(10, factor) : factor;
  }

  /** How far a value may be off when it was carried by a raw number. */
  static double tolerance(ResolvedPoint point, double value) {
    double step = point.scale().abs().doubleValue() * 0.501;
    double share = point.decode().conversion() == Conversion.NONE ? 1e-6 : 0.02;
    return step + share * Math.abs(value);
  }

  private static double low(ResolvedPoint point) {
    WriteRule write = point.write();
    double wanted = point.validLow() != null ? point.validLow() : write != null ? write.min() : 0;
    return Math.max(-EXACT, Math.max(wanted, rawEnd(point, true)));
  }

  private static double high(ResolvedPoint point) {
    WriteRule write = point.write();
    double wanted =
        point.validHigh() != null ? point.validHigh() : write != null ? write.max() : USUAL_HIGH;
    return Math.min(EXACT, Math.min(wanted, rawEnd(point, false)));
  }

  /** The least or greatest value that the place can hold, as far as it is known here. */
  private static double rawEnd(ResolvedPoint point, boolean low) {
    Double limit = low ? point.decode().validRawLow() : point.decode().validRawHigh();
    double raw = limit != null ? limit : low ? -Double.MAX_VALUE : Double.MAX_VALUE;
    boolean plain = point.decode().conversion() == Conversion.NONE;
    if (plain) {
      Carrier carrier = Carrier.of(point);
      raw = low ? Math.max(raw, carrier.least()) : Math.min(raw, carrier.greatest());
    }
    if (Math.abs(raw) > 1e300) {
      return raw;
    }
    boolean turned = point.scale().signum() < 0;
    double scaled = raw * point.scale().doubleValue() + point.offset().doubleValue();
    return turned ? (low ? -Double.MAX_VALUE : Double.MAX_VALUE) : scaled;
  }

  /** True when the raw number of a value is one that means "no value". */
  private static boolean saysNothing(ResolvedPoint point, double value) {
    BigDecimal raw =
        BigDecimal.valueOf(value)
            .subtract(point.offset())
            .divide(point.scale(), 0, RoundingMode.HALF_EVEN);
    return raw.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0
        && point.invalid().contains(raw.longValue());
  }
}

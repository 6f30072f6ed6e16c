package org.gengfu.profile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/** Reads how a point may be written. For one thread. */
final class WriteReader {
  private final ProtocolLanguage language;
  private final ProtocolBlock block;
  private final Scope scope;
  private final Problems problems;

  WriteReader(ProtocolLanguage language, ProtocolBlock block, Scope scope, Problems problems) {
    this.language = language;
    this.block = block;
    this.scope = scope;
    this.problems = problems;
  }

  /** The point with its write rule; without it after a problem. */
  ResolvedPoint read(ResolvedPoint point, WireSource source, MapNode spec) {
    WireSource target = language.target(point.id(), spec, source, block, scope);
    double[] range = target == null ? null : range(point, spec);
    if (target == null || range == null || !fits(point, target, spec, range)) {
      return point;
    }
    WriteRule rule =
        new WriteRule(
            range[0],
            range[1],
            spec.number("step", 0, 0, Double.MAX_VALUE, problems),
            spec.string("role", "administrator", problems),
            spec.get("when") instanceof ScalarNode guard ? Expression.parse(guard, problems) : null,
            spec.duration(
                "readBack", Duration.ofSeconds(3), Duration.ZERO, Duration.ofMinutes(10), problems),
            target.equals(source) ? null : target,
            WriteConduct.PLAIN);
    return point.edit().write(rule).done();
  }

  private double @Nullable [] range(ResolvedPoint point, MapNode spec) {
    double low = spec.number("min", Double.NaN, -1e300, 1e300, problems);
    double high = spec.number("max", Double.NaN, -1e300, 1e300, problems);
    if (point.kind() == ValueKind.FLAG) {
      low = 0;
      high = 1;
    } else if (Double.isNaN(low) && Double.isNaN(high) && !point.labels().isEmpty()) {
      low = point.labels().keySet().stream().mapToLong(Long::longValue).min().orElse(0);
      high = point.labels().keySet().stream().mapToLong(Long::longValue).max().orElse(0);
    }
    if (Double.isNaN(low) || Double.isNaN(high)) {
      problems.add(spec.mark(), "MISSING", "a write needs min and max, or an enum", "Add them");
      return null;
    }
    if (low > high) {
      problems.add(spec.valueMark("max"), "OUT_OF_RANGE", "max is below min", "Swap the two");
      return null;
    }
    return new double[] {low, high};
  }

  private boolean fits(ResolvedPoint point, WireSource source, MapNode spec, double[] range) {
    for (double bound : range) {
      BigDecimal raw =
          BigDecimal.valueOf(bound)
              .subtract(point.offset())
              .divide(point.scale(), 0, RoundingMode.HALF_EVEN);
      if (!language.holds(source, raw)) {
        String message = bound + " cannot be written: its raw value does not fit the type";
        problems.add(spec.mark(), "OUT_OF_RANGE", message, "Narrow min and max");
        return false;
      }
    }
    return true;
  }
}

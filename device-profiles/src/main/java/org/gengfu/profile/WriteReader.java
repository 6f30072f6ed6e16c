package org.gengfu.profile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Set;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/** Reads how a point may be written. For one thread. */
final class WriteReader {
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Spoken spoken;
  private final Problems problems;

  WriteReader(Spoken spoken, Problems problems) {
    this.spoken = spoken;
    this.problems = problems;
  }

  /** The point with its write rule; without it after a problem. */
  ResolvedPoint read(ResolvedPoint point, WireSource source, MapNode spec, Scope scope) {
    WireSource target = spoken.language().target(point.id(), spec, source, spoken.block(), scope);
    double[] range = target == null ? null : range(point, spec);
    if (target == null || range == null || !writable(point, target, spec, range)) {
      return point;
    }
    boolean elsewhere = !target.equals(source);
    WriteRule rule =
        new WriteRule(
            range[0],
            range[1],
            spec.number("step", 0, 0, Double.MAX_VALUE, problems),
            spec.string("role", "administrator", problems),
            spec.get("when") instanceof ScalarNode guard ? Expression.parse(guard, problems) : null,
            spec.duration(
                "readBack", Duration.ofSeconds(3), Duration.ZERO, Duration.ofMinutes(10), problems),
            elsewhere ? target : null,
            conduct(spec, problems, point.kind() == ValueKind.TEXT ? 255 : 0),
            spec.has("min") || spec.has("max") ? Set.of() : point.labels().keySet());
    ResolvedPoint written = point.edit().write(rule).done();
    return elsewhere && source instanceof RegisterSource from && target instanceof RegisterSource to
        ? written.edit().source(from.writtenAt(to)).done()
        : written;
  }

  /** What is kept to when something is written or run. */
  static WriteConduct conduct(MapNode spec, Problems problems, int longest) {
    Duration zero = Duration.ZERO;
    return new WriteConduct(
        spec.duration("momentary", zero, Duration.ofMillis(10), LONGEST, problems),
        spec.get("back") instanceof ScalarNode scalar ? back(scalar) : null,
        spec.flag("confirm", false, problems),
        spec.duration("coolDown", zero, zero, LONGEST, problems),
        spec.string("approval", "", problems),
        (int) spec.whole("perHour", 0, 1, 3600, problems),
        longest == 0 ? 0 : (int) spec.whole("maxLength", longest, 1, 1000, problems));
  }

  private static @Nullable Double back(ScalarNode node) {
    Boolean flag = node.flag();
    if (flag != null) {
      return flag ? 1.0 : 0.0;
    }
    BigDecimal number = node.decimal();
    return number == null ? null : Double.valueOf(number.doubleValue());
  }

  private double @Nullable [] range(ResolvedPoint point, MapNode spec) {
    double low = spec.number("min", Double.NaN, -1e300, 1e300, problems);
    double high = spec.number("max", Double.NaN, -1e300, 1e300, problems);
    if (point.kind() == ValueKind.TEXT) {
      return new double[] {0, 0};
    }
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

  private boolean writable(ResolvedPoint point, WireSource target, MapNode spec, double[] range) {
    if (point.decode().scaleFrom() != null || point.decode().extract() != null) {
      String message = "a value whose scale the device keeps, or that is extracted from a text,";
      problems.add(spec.mark(), "MEANINGLESS", message + " cannot be written", "Leave write out");
      return false;
    }
    if (point.kind() == ValueKind.TEXT) {
      return true;
    }
    for (double bound : range) {
      BigDecimal raw =
          BigDecimal.valueOf(point.decode().conversion().undo(bound))
              .subtract(point.offset())
              .divide(point.scale(), 0, RoundingMode.HALF_EVEN);
      if (!spoken.language().holds(target, raw)) {
        String message = bound + " cannot be written: its raw value does not fit the type";
        problems.add(spec.mark(), "OUT_OF_RANGE", message, "Narrow min and max");
        return false;
      }
    }
    return true;
  }
}

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
  private final AddressReader addresses;
  private final Problems problems;

  WriteReader(AddressReader addresses, Problems problems) {
    this.addresses = addresses;
    this.problems = problems;
  }

  /** The point with its write rule; without it after a problem. */
  ResolvedPoint read(ResolvedPoint point, RegisterSource source, MapNode spec) {
    if (source.sliced() || source.type() == RawType.STRING) {
      String message = "writing bits of a register, or a text, is accepted, but not run yet";
      problems.add(spec.mark(), "NOT_RUN", message, "Leave write out for now");
      return point;
    }
    RegisterSource target = target(source, spec);
    double[] range = target == null ? null : range(point, spec);
    if (target == null || range == null || !fits(point, source, spec, range)) {
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
                "readBack",
                Duration.ofSeconds(3),
                Duration.ZERO,
                Duration.ofMinutes(10),
                problems));
    return with(point, target, rule);
  }

  static ResolvedPoint with(ResolvedPoint p, PointSource source, @Nullable WriteRule rule) {
    return new ResolvedPoint(
        p.id(),
        p.kind(),
        p.poll(),
        source,
        p.invalid(),
        p.scale(),
        p.offset(),
        p.validLow(),
        p.validHigh(),
        p.maxJump(),
        p.deadband(),
        p.heartbeat(),
        p.unit(),
        p.quantity(),
        p.labels(),
        p.titles(),
        rule);
  }

  private @Nullable RegisterSource target(RegisterSource source, MapNode spec) {
    if (!(spec.get("at") instanceof ScalarNode at)) {
      if (source.table().writable()) {
        return source;
      }
      String message = "this table cannot be written";
      problems.add(spec.mark(), "MEANINGLESS", message, "Add at: with a coil or holding register");
      return null;
    }
    Address address = addresses.read(at);
    if (address == null) {
      return null;
    }
    boolean same = address.table() == source.table();
    if (!same || !address.table().writable()) {
      String message = "writing to another table than is read is accepted, but not run yet";
      problems.add(
          at.mark(),
          same ? "MEANINGLESS" : "NOT_RUN",
          same ? "this table cannot be written" : message,
          "");
      return null;
    }
    return new RegisterSource(
        source.table(),
        source.address(),
        source.type(),
        source.registers(),
        source.order(),
        -1,
        -1,
        address.number());
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

  private boolean fits(ResolvedPoint point, RegisterSource source, MapNode spec, double[] range) {
    for (double bound : range) {
      if (!fits(point, source.type(), bound)) {
        String message = bound + " cannot be written: its raw value does not fit the type";
        problems.add(spec.mark(), "OUT_OF_RANGE", message, "Narrow min and max");
        return false;
      }
    }
    return true;
  }

  private static boolean fits(ResolvedPoint point, RawType type, double value) {
    if (type.real()) {
      return true;
    }
    BigDecimal raw =
        BigDecimal.valueOf(value)
            .subtract(point.offset())
            .divide(point.scale(), 0, RoundingMode.HALF_EVEN);
    BigDecimal top =
        switch (type) {
          case BIT -> BigDecimal.TWO;
          case INT16, INT32, INT64 -> BigDecimal.TWO.pow(type.registers() * 16 - 1);
          case UINT16, UINT32, UINT64 -> BigDecimal.TWO.pow(type.registers() * 16);
          case BCD16, BCD32 -> BigDecimal.TEN.pow(type.registers() * 4);
          case FLOAT32, FLOAT64, STRING -> BigDecimal.ZERO;
        };
    BigDecimal bottom = type.signed() ? top.negate() : BigDecimal.ZERO;
    return raw.compareTo(top) < 0 && raw.compareTo(bottom) >= 0;
  }
}

package org.gengfu.edge.pipeline;

import java.time.Duration;
import java.time.Instant;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.CounterRule;
import org.gengfu.profile.CounterRule.Kind;
import org.gengfu.profile.CounterRule.Reset;
import org.jspecify.annotations.Nullable;

/**
 * How fast a counter grows, from one good sample to the next; wraps and resets taken out as its
 * {@link CounterRule} says. For one thread.
 */
final class Growth {
  private final CounterRule rule;
  private final double scale;
  private @Nullable RawValue before;
  private @Nullable Instant beforeAt;

  /**
   * @param scale the counter's factor; its offset does not grow
   */
  Growth(@Nullable CounterRule rule, double scale) {
    this.rule = rule == null ? new CounterRule(Kind.GAUGE, 0, Reset.NEVER) : rule;
    this.scale = scale;
  }

  /**
   * Takes a good sample.
   *
   * @return growth in the counter's unit for a time {@code per}; NaN when nothing can be said: the
   *     first sample, no time between two, a total that went back
   */
  double take(RawValue raw, Instant at, Duration per) {
    RawValue last = before;
    Instant lastAt = beforeAt;
    before = raw;
    beforeAt = at;
    if (last == null || lastAt == null || !at.isAfter(lastAt)) {
      return Double.NaN;
    }
    double seconds = nanos(Duration.between(lastAt, at)) / 1e9;
    return difference(last, raw) * scale * (nanos(per) / 1e9) / seconds;
  }

  private static double nanos(Duration time) {
    return time.getSeconds() * 1e9 + time.getNano();
  }

  /** A sample was no good: the next difference goes over the gap. */
  private double difference(RawValue last, RawValue now) {
    if (last instanceof RawValue.Whole(long a) && now instanceof RawValue.Whole(long b)) {
      return whole(a, b);
    }
    if (last instanceof RawValue.Real(double a) && now instanceof RawValue.Real(double b)) {
      return b >= a || rule.kind() == Kind.GAUGE ? b - a : fallen(b);
    }
    return Double.NaN;
  }

  private double whole(long a, long b) {
    boolean wide = rule.wrapBits() == Long.SIZE;
    boolean up = wide ? Long.compareUnsigned(b, a) >= 0 : b >= a;
    if (rule.kind() == Kind.GAUGE) {
      return (double) b - (double) a;
    }
    if (up) {
      return unsigned(b - a);
    }
    if (rule.kind() == Kind.COUNTER && rule.wrapBits() > 0) {
      return wide ? unsigned(b - a) : (double) (b - a) + Math.scalb(1.0, rule.wrapBits());
    }
    return fallen(wide ? unsigned(b) : b);
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : (bits >>> 1) * 2.0 + (bits & 1);
  }

  /** It started from 0 again, where that may be. */
  private double fallen(double now) {
    return rule.reset() == Reset.NEVER ? Double.NaN : now;
  }
}

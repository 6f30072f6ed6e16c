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
  private @Nullable RawValue before;
  private @Nullable Instant beforeAt;

  Growth(@Nullable CounterRule rule) {
    this.rule = rule == null ? new CounterRule(Kind.GAUGE, 0, Reset.NEVER) : rule;
  }

  /**
   * Takes a good sample.
   *
   * @return growth in steps of the raw value for a time {@code per}; NaN when nothing can be said:
   *     the first sample, no time between two, a total that went back
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
    return difference(last, raw) * (nanos(per) / 1e9) / seconds;
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
    if (wraps(a)) {
      return wide ? unsigned(b - a) : (double) (b - a) + Math.scalb(1.0, rule.wrapBits());
    }
    return fallen(wide ? unsigned(b) : b);
  }

  /**
   * True when a fall from this value is a wrap. Where the count is also reset, one that falls from
   * below the middle of its width was reset: a wrap from there would have been half a turn at once.
   */
  private boolean wraps(long from) {
    if (rule.kind() != Kind.COUNTER || rule.wrapBits() == 0) {
      return false;
    }
    long middle = 1L << (rule.wrapBits() - 1);
    return rule.reset() == Reset.NEVER || Long.compareUnsigned(from, middle) >= 0;
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : (bits >>> 1) * 2.0 + (bits & 1);
  }

  /** It started from 0 again, where that may be. */
  private double fallen(double now) {
    return rule.reset() == Reset.NEVER ? Double.NaN : now;
  }
}

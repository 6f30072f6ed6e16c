package org.gengfu.edge.pipeline;

import java.time.Instant;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Reading;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.Operand;
import org.gengfu.profile.RateSource;
import org.jspecify.annotations.Nullable;

/** A point that tells how fast another one counts. For one thread. */
final class RateState {
  final PointState rate;
  private final PointState counter;
  private final RateSource source;
  private final Growth growth;
  private boolean begun;

  RateState(PointState rate, PointState counter, RateSource source) {
    this.rate = rate;
    this.counter = counter;
    this.source = source;
    this.growth = new Growth(counter.point().decode().counter());
  }

  /**
   * The counter brought a good value.
   *
   * @return the reading when it must be reported; null before there are two good samples
   */
  @Nullable Reading counted(RawValue raw, Instant at) {
    double perTime = growth.take(number(raw), at, source.per()) * counter.step();
    if (Double.isNaN(perTime)) {
      return begun ? rate.derive(null, at) : null;
    }
    begun = true;
    return rate.derive(new Operand.Number(perTime), at);
  }

  /** The counter has no value: neither has its rate, once there was one. */
  @Nullable Reading lost(Instant at) {
    if (!begun) {
      return null;
    }
    return counter.isStale() ? rate.stale(at) : rate.derive(null, at);
  }

  /** A number within a text counts like one; the point's value is that number, scaled. */
  private RawValue number(RawValue raw) {
    PointValue value = counter.value();
    return raw instanceof RawValue.Text && value != null
        ? new RawValue.Real(value.asDouble() / counter.step())
        : raw;
  }
}

package org.gengfu.edge.pipeline;

import java.time.Instant;
import org.gengfu.contract.Reading;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.Operand;
import org.gengfu.profile.RateSource;
import org.gengfu.profile.ResolvedPoint;
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
    ResolvedPoint point = counter.point();
    this.growth = new Growth(point.decode().counter(), point.scale().doubleValue());
  }

  /**
   * The counter was asked and answered.
   *
   * @return the reading when it must be reported; null before there are two good samples
   */
  @Nullable Reading counted(RawValue raw, Instant at) {
    if (counter.value() == null) {
      return begun ? rate.derive(null, at) : null;
    }
    double perTime = growth.take(raw, at, source.per());
    if (Double.isNaN(perTime)) {
      return begun ? rate.derive(null, at) : null;
    }
    begun = true;
    return rate.derive(new Operand.Number(perTime), at);
  }
}

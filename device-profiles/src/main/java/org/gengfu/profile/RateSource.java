package org.gengfu.profile;

import java.time.Duration;

/**
 * The growth of a counter in a time: {@code (now - before) / (time between) * per}, in the
 * counter's unit, wraps and resets taken out by the counter's {@link CounterRule}. The point's
 * scale is applied afterwards. Known from the second good sample on.
 *
 * @param counter id of the counter, a point that is read
 * @param per the time for which the growth is told, e.g. one second
 */
public record RateSource(String counter, Duration per) implements PointSource {
  public RateSource {
    if (per.isZero() || per.isNegative()) {
      throw new IllegalArgumentException("no time: " + per);
    }
  }
}

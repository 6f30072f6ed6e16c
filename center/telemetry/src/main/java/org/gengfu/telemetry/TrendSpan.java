package org.gengfu.telemetry;

import java.time.Instant;

/**
 * The stretches of a trend.
 *
 * @param from where the first begins
 * @param to where the last ends at the latest
 * @param widthMillis length of each
 */
record TrendSpan(Instant from, Instant to, long widthMillis) {

  /**
   * @throws IllegalArgumentException when the range is empty or the number of stretches out of
   *     bounds
   */
  static TrendSpan of(Instant from, Instant to, int buckets) {
    requireRange(from, to);
    requireBetween("buckets", buckets, TelemetryStore.MAX_BUCKETS);
    long length = to.toEpochMilli() - from.toEpochMilli();
    return new TrendSpan(from, to, Math.max(1, Math.ceilDiv(length, buckets)));
  }

  static void requireRange(Instant from, Instant to) {
    if (!Row.isStorable(from) || to.isAfter(Row.LATEST) || !from.isBefore(to)) {
      throw new IllegalArgumentException("no range of time: " + from + " to " + to);
    }
  }

  static void requireBetween(String what, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(what + " must be 1 to " + most + ", not " + value);
    }
  }

  Instant start(long slot) {
    return from.plusMillis(slot * widthMillis);
  }

  /** This span, cut to begin no earlier than that; slots keep their numbers. */
  Instant later(Instant other) {
    return other.isAfter(from) ? (other.isBefore(to) ? other : to) : from;
  }
}

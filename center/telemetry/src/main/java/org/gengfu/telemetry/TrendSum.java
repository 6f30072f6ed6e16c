package org.gengfu.telemetry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts the parts of a trend together, which may come from readings and from what was condensed. */
final class TrendSum {
  private final TrendSpan span;
  private final Map<Long, Part> parts = new TreeMap<>();

  /** What one slot holds. */
  record Part(double low, double sum, double high, long count) {
    Part plus(Part other) {
      return new Part(
          Math.min(low, other.low),
          sum + other.sum,
          Math.max(high, other.high),
          count + other.count);
    }
  }

  TrendSum(TrendSpan span) {
    this.span = span;
  }

  void add(long slot, Part part) {
    if (part.count() > 0) {
      parts.merge(slot, part, Part::plus);
    }
  }

  TrendResult result(TrendResult.Source source) {
    List<Bucket> buckets = new ArrayList<>(parts.size());
    parts.forEach((slot, part) ->
        buckets.add(
            new Bucket(
                span.start(slot),
                part.low(),
                part.sum() / part.count(),
                part.high(),
                part.count())));
    return new TrendResult(Duration.ofMillis(span.widthMillis()), source, buckets);
  }
}

package org.gengfu.telemetry;

import java.time.Duration;
import java.util.List;

/**
 * A point's course.
 *
 * @param width length of every bucket
 * @param source what the buckets were made from
 * @param buckets ascending; empty stretches are left out
 */
public record TrendResult(Duration width, Source source, List<Bucket> buckets) {
  public TrendResult {
    buckets = List.copyOf(buckets);
  }

  /** What a trend was made from. */
  public enum Source {
    /** The readings themselves. */
    RAW,
    /** Older stretches that were condensed before. */
    CONDENSED,
    /** Both: the older part is condensed. */
    MIXED
  }
}

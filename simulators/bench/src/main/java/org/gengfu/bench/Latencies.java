package org.gengfu.bench;

import java.util.Arrays;

/** Latencies of one phase; bounded, later ones overwrite the first. Called from any thread. */
final class Latencies {
  private static final int MAX = 1_000_000;

  private final long[] nanos = new long[MAX];
  private long count;
  private boolean measuring;

  synchronized void add(long latencyNanos) {
    if (measuring) {
      nanos[(int) (count % MAX)] = latencyNanos;
      count++;
    }
  }

  /** Forgets what there is and begins to measure. */
  synchronized void begin() {
    count = 0;
    measuring = true;
  }

  synchronized long count() {
    return count;
  }

  /** The latency below which this share of all lies, in milliseconds. */
  synchronized double percentileMillis(double share) {
    int size = (int) Math.min(count, MAX);
    if (size == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    int index = (int) Math.min(size - 1L, Math.ceil(share * size));
    return sorted[index] / 1e6;
  }
}

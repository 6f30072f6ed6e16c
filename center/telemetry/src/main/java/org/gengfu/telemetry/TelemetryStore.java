package org.gengfu.telemetry;

import java.time.Instant;
import java.util.List;

/**
 * Where readings are kept over time. {@link #write} is called by one thread at a time; the others
 * by any thread. Nothing of it is to be called on an event loop: every call may wait for a disk or
 * a network.
 */
public interface TelemetryStore extends AutoCloseable {
  /** Most rows of one write. */
  int MAX_ROWS_PER_WRITE = 200_000;

  /** Most rows that one {@link #raw} returns. */
  int MAX_RAW_ROWS = 100_000;

  /** Most buckets of one {@link #trend}. */
  int MAX_BUCKETS = 5_000;

  /**
   * Writes rows and returns once they are durable. Repeating it is harmless.
   *
   * @param rows at most {@value #MAX_ROWS_PER_WRITE}, in any order
   * @throws TelemetryException when it is not certain that all are durable; write all of them again
   */
  void write(List<Row> rows) throws TelemetryException;

  /**
   * The course of one point: its good numbers in equal stretches from {@code from} (included) to
   * {@code to} (excluded).
   *
   * @param buckets how many stretches, 1 to {@value #MAX_BUCKETS}; a stretch is a whole number of
   *     milliseconds, so there may be fewer
   */
  TrendResult trend(String edge, String device, String point, Instant from, Instant to, int buckets)
      throws TelemetryException;

  /**
   * The rows of one point as they were written, ascending, from {@code from} (included) to {@code
   * to} (excluded). Condensed stretches have none.
   *
   * @param limit most rows, 1 to {@value #MAX_RAW_ROWS}: the earliest ones
   */
  List<Row> raw(String edge, String device, String point, Instant from, Instant to, int limit)
      throws TelemetryException;

  /** Condenses what is old and drops what is older still. To be called about once an hour. */
  void maintain(Instant now) throws TelemetryException;

  /**
   * Free space where the readings are kept, or {@link Long#MAX_VALUE} when the store does not tell.
   */
  long diskFreeBytes();

  @Override
  void close();
}

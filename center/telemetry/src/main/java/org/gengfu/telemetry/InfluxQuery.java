package org.gengfu.telemetry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What an InfluxDB server is asked, in the language that it understands. A series is the readings
 * of one point. Names reach a question only as quoted literals.
 */
interface InfluxQuery {
  /** Measurement of the readings. */
  String READINGS = "reading";

  /** Measurement of what was condensed. */
  String CONDENSED = "reading_condensed";

  /** A point's tags as they are stored. */
  record Series(String edge, String device, String point) {}

  /**
   * The parts of a trend, by start.
   *
   * @param condensed from what was condensed, instead of from the readings
   * @param from where it begins; slots still begin where those of the span do
   */
  void parts(
      Series series,
      boolean condensed,
      TrendSpan span,
      Instant from,
      Instant to,
      BiConsumer<Instant, TrendSum.Part> found);

  /** The earliest readings of a series. */
  List<Row> raw(Series series, Instant from, Instant to, int limit);

  /** Time of the first good number from then on. */
  Optional<Instant> firstReading(Instant from, Instant to);

  /** Time of the last condensed stretch. */
  Optional<Instant> lastCondensed(Instant now);

  /** Condenses the good numbers of all series in a stretch of time. */
  void condense(Instant from, Instant to, long bucketMillis);

  /** Drops what is older. */
  void drop(String measurement, Instant before);
}

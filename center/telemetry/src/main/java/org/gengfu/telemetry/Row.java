package org.gengfu.telemetry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One reading as a telemetry store keeps it. Edge, device, point and event time are its identity: a
 * later write of the same identity replaces it.
 *
 * @param edge the edge's id, not empty
 * @param device the device's id, empty for the edge node itself
 * @param point the point's id, not empty
 * @param eventTime when it was true at the device, from {@link #EARLIEST} to before {@link
 *     #LATEST}; kept to the millisecond
 * @param value the number, NaN when there is none; never infinite
 * @param text the text, null when the value is no text
 * @param quality the quality's code, {@value #GOOD} for good
 */
public record Row(
    String edge,
    String device,
    String point,
    Instant eventTime,
    double value,
    @Nullable String text,
    int quality) {
  /** The code of good quality. */
  public static final int GOOD = 192;

  /** Earliest event time that a store takes. */
  public static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

  /** First event time that is too late for a store. */
  public static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  public Row {
    if (edge.isEmpty() || point.isEmpty()) {
      throw new IllegalArgumentException("a row needs an edge and a point");
    }
    if (!isStorable(eventTime)) {
      throw new IllegalArgumentException(
          edge
              + "/"
              + device
              + "/"
              + point
              + ": event time "
              + eventTime
              + " is outside "
              + EARLIEST
              + " to "
              + LATEST);
    }
    if (Double.isInfinite(value) || quality < 0 || quality > Short.MAX_VALUE) {
      throw new IllegalArgumentException(
          edge + "/" + device + "/" + point + ": value " + value + ", quality " + quality);
    }
  }

  /** True when a store takes this event time. */
  public static boolean isStorable(Instant eventTime) {
    return !eventTime.isBefore(EARLIEST) && eventTime.isBefore(LATEST);
  }
}

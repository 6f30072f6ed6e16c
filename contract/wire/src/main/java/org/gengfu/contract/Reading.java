package org.gengfu.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One value of one point at one instant.
 *
 * @param device the device's id, unique within its edge, or empty for the edge node itself
 * @param point the point's id, unique within its device
 * @param value the value, or null when the quality says that there is none
 * @param unit UCUM code of a numeric value, empty when it has none (UCUM 2.1)
 * @param quality how far the value can be trusted
 * @param eventTime when it was true at the device, to the millisecond; never the arrival time
 */
public record Reading(
    String device,
    String point,
    @Nullable PointValue value,
    String unit,
    Quality quality,
    Instant eventTime) {
  public Reading {
    if (point.isEmpty()) {
      throw new IllegalArgumentException("a reading needs a point: device " + device);
    }
    if (quality.isGood() && value == null) {
      throw new IllegalArgumentException("a good reading needs a value: " + device + "/" + point);
    }
  }
}

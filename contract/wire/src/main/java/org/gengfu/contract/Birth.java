package org.gengfu.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything that a DBIRTH (or, with an empty device id, an NBIRTH) says: what the device is, its
 * points with their present readings, its alarm rules with their present state. The alarm states
 * are the full snapshot that reconciles the center after a gap.
 *
 * @param device the device's id, or empty for the edge node itself
 * @param time when the birth was made
 * @param properties facts about the device: {@code profile}, {@code kind}, {@code title.zh}, {@code
 *     title.en}, {@code room}, {@code vendor}, {@code model}, {@code firmware}, {@code serial},
 *     {@code evidence}, and {@code camera} ({@code true} for a device that is looked at)
 * @param points definitions, in the profile's order
 * @param readings the present reading of each point that has one
 * @param alarms definitions of the alarm rules
 * @param active the alarms that are active now, each with its first exceeding instant
 */
public record Birth(
    String device,
    Instant time,
    Map<String, String> properties,
    List<PointDefinition> points,
    List<Reading> readings,
    List<AlarmDefinition> alarms,
    List<AlarmEvent> active) {
  /** Most metrics that a birth may carry; more are refused. */
  public static final int MAX_METRICS = 20_000;

  /** Key of the property that says, with the value {@code true}, that looks come of the device. */
  public static final String CAMERA = "camera";

  public Birth {
    properties = Map.copyOf(properties);
    points = List.copyOf(points);
    readings = List.copyOf(readings);
    alarms = List.copyOf(alarms);
    active = List.copyOf(active);
  }

  /** True when looks come of the device. */
  public boolean isCamera() {
    return !device.isEmpty() && "true".equals(properties.get(CAMERA));
  }
}

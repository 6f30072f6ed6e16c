package org.gengfu.center.watch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gengfu.contract.AlarmDefinition;
import org.gengfu.contract.PointDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a device, its values apart.
 *
 * @param key its name
 * @param born event time of its newest birth, null when it was never born
 * @param facts facts of that birth ({@code Birth.properties})
 * @param points definitions of its points, in the birth's order
 * @param alarms definitions of its alarm rules
 * @param state how it is seen
 * @param since since when, null when never seen
 */
public record Device(
    DeviceKey key,
    @Nullable Instant born,
    Map<String, String> facts,
    List<PointDefinition> points,
    List<AlarmDefinition> alarms,
    DeviceState state,
    @Nullable Instant since) {
  public Device {
    facts = Map.copyOf(facts);
    points = List.copyOf(points);
    alarms = List.copyOf(alarms);
  }

  /** A device of which only the name is known. */
  static Device unborn(DeviceKey key) {
    return new Device(key, null, Map.of(), List.of(), List.of(), DeviceState.NOT_OBSERVED, null);
  }

  Device seen(DeviceState now, Instant at) {
    return new Device(key, born, facts, points, alarms, now, at);
  }
}

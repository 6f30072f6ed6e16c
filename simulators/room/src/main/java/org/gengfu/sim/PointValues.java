package org.gengfu.sim;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.sim.physics.RoomView;

/**
 * Where the values of one device come from: what the room file fixed, then the pulse counters, then
 * the physics, then what a master wrote, then zero. Guarded by its device.
 */
final class PointValues {
  static final String SETPOINT = "setpoint.temperature";
  private static final String COUNTERS = "counter.";

  private final DeviceSettings settings;
  private final Map<String, Double> written = new HashMap<>();
  private final Map<String, Long> pulses = new HashMap<>();

  PointValues(DeviceSettings settings) {
    this.settings = settings;
  }

  double number(ResolvedPoint point, RoomView room) {
    String id = point.id();
    Double fixed = settings.values().get(id);
    if (fixed != null) {
      return fixed;
    }
    if (pulse(id)) {
      return pulses.getOrDefault(id, 0L);
    }
    OptionalDouble physical = room.value(id, settings.place());
    return physical.isPresent() ? physical.getAsDouble() : written.getOrDefault(id, 0.0);
  }

  String text(ResolvedPoint point) {
    return settings.texts().getOrDefault(point.id(), "");
  }

  /** True when the value of this point is known from somewhere. */
  boolean known(ResolvedPoint point, RoomView room) {
    String id = point.id();
    return settings.values().containsKey(id)
        || settings.texts().containsKey(id)
        || pulse(id)
        || room.value(id, settings.place()).isPresent();
  }

  /** Counts a read of this point, when the device counts reads. */
  void read(ResolvedPoint point) {
    if (pulse(point.id())) {
      pulses.merge(point.id(), 1L, Long::sum);
    }
  }

  void write(ResolvedPoint point, double value) {
    written.put(point.id(), value);
  }

  /** A device that starts again counts from 0. */
  void restart() {
    pulses.clear();
  }

  private boolean pulse(String id) {
    return settings.pulsePerRead() && id.startsWith(COUNTERS);
  }
}

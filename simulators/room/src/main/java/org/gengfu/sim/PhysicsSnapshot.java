package org.gengfu.sim;

import java.util.Map;
import java.util.TreeMap;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.sim.world.WorldView;

/** The present values of all points of a room that physics feeds, for people and judges. */
final class PhysicsSnapshot {
  private PhysicsSnapshot() {}

  static Map<String, Object> of(Simulator simulator) {
    WorldView view = simulator.room().view();
    Map<String, Object> points = new TreeMap<>();
    for (SimulatedDevice device : simulator.devices()) {
      for (ResolvedPoint point : device.profile().points()) {
        view.number(device.whole().seat(), point.id())
            .ifPresent(value -> points.put(device.id() + "/" + point.id(), value));
      }
    }
    return points;
  }
}

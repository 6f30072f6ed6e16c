package org.gengfu.driver;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.profile.PollClass;

/**
 * What a driver will ask one device: made once from its profile and settings, without touching the
 * wire.
 */
public interface DevicePlan {
  /**
   * The questions of one polling class, in the order in which they are best asked; empty when it
   * has none.
   */
  List<ReadRequest> requests(PollClass pollClass);

  /**
   * The question that brings one point: for what is asked on demand, for the steps of a command,
   * for a look before a write. It may bring other points too.
   *
   * @return empty when the point is unknown or cannot be asked for
   */
  default Optional<ReadRequest> request(String point) {
    for (PollClass pollClass : PollClass.values()) {
      for (ReadRequest request : requests(pollClass)) {
        if (request.points().contains(point)) {
          return Optional.of(request);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * How long a device that speaks unasked may be silent and still count as alive. A device with
   * questions lives by its answers; one without needs this, or it is never lost.
   *
   * @return empty when the device does not speak unasked, or keeps no rhythm
   */
  default Optional<Duration> silence() {
    return Optional.empty();
  }

  /**
   * What the births of the device say of it besides what its profile and the settings say: a camera
   * that is looked at says {@code camera} = {@code true} ({@code Birth.CAMERA}). Settings of the
   * same name win.
   */
  default Map<String, String> birthProperties() {
    return Map.of();
  }
}

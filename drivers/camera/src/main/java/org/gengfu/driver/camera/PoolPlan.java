package org.gengfu.driver.camera;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.ReadRequest;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.camera.LookSource.Look;

/**
 * The sweep itself as a device of its bus. Immutable.
 *
 * @param points what each point brings, in the profile's order
 */
record PoolPlan(Map<String, Look> points) implements DevicePlan {
  /** How often the sweep speaks of itself. */
  static final Duration EVERY = Duration.ofSeconds(10);

  PoolPlan {
    points = Collections.unmodifiableMap(new LinkedHashMap<>(points));
  }

  @Override
  public List<ReadRequest> requests(PollClass pollClass) {
    return List.of();
  }

  @Override
  public Optional<Duration> silence() {
    return Optional.of(EVERY.multipliedBy(6));
  }
}

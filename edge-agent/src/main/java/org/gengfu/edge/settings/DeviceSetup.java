package org.gengfu.edge.settings;

import java.time.Duration;
import java.util.Map;
import org.gengfu.driver.DevicePlan;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedProfile;

/**
 * One device.
 *
 * @param id unique within the edge node
 * @param profile its profile with the site's overrides
 * @param plan the driver's questions
 * @param polling period of each class that is polled again and again
 * @param properties facts for its birth
 */
public record DeviceSetup(
    String id,
    ResolvedProfile profile,
    DevicePlan plan,
    Map<PollClass, Duration> polling,
    Map<String, String> properties) {
  public DeviceSetup {
    polling = Map.copyOf(polling);
    properties = Map.copyOf(properties);
  }
}

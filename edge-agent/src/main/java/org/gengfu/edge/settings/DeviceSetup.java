package org.gengfu.edge.settings;

import java.time.Duration;
import java.util.Map;
import org.gengfu.document.Problems;
import org.gengfu.driver.DevicePlan;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedProfile;
import org.jspecify.annotations.Nullable;

/**
 * One device.
 *
 * @param id unique within the edge node
 * @param profile its profile with the site's overrides
 * @param plan the driver's questions
 * @param polling period of each class that is polled again and again
 * @param properties facts for its birth
 * @param again makes the set-up anew when the device has said what it is; null when its profile
 *     does not depend on that
 */
public record DeviceSetup(
    String id,
    ResolvedProfile profile,
    DevicePlan plan,
    Map<PollClass, Duration> polling,
    Map<String, String> properties,
    @Nullable Again again) {
  /** Makes a device's set-up anew. One thread at a time over all devices of one configuration. */
  public interface Again {
    /**
     * @param facts what the device says of itself
     * @return null after problems were reported
     */
    @Nullable DeviceSetup with(DeviceFacts facts, Problems problems);
  }

  /** A device whose profile does not depend on what it says of itself. */
  public DeviceSetup(
      String id,
      ResolvedProfile profile,
      DevicePlan plan,
      Map<PollClass, Duration> polling,
      Map<String, String> properties) {
    this(id, profile, plan, polling, properties, null);
  }

  public DeviceSetup {
    polling = Map.copyOf(polling);
    properties = Map.copyOf(properties);
  }
}

package org.gengfu.edge.settings;

import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;
import org.jspecify.annotations.Nullable;

/**
 * Makes a device's set-up anew, from the configuration as it was read. Kept only for devices whose
 * profiles ask for facts, for it holds on to the whole library.
 */
record Renewal(
    ProfileLibrary library,
    String id,
    String profileId,
    Map<String, Node> params,
    MapNode node,
    Driver driver,
    Driver.BusSettings bus,
    Map<String, String> properties)
    implements DeviceSetup.Again {
  @Override
  public @Nullable DeviceSetup with(DeviceFacts facts, Problems problems) {
    ResolvedProfile profile =
        library.resolve(profileId, params, node, facts, node.valueMark("profile"), problems);
    DevicePlan plan = profile == null ? null : driver.plan(profile, node, bus, problems);
    return profile == null || plan == null
        ? null
        : new DeviceSetup(id, profile, plan, DeviceReader.polling(profile), properties, this);
  }
}

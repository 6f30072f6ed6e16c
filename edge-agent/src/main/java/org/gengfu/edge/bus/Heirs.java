package org.gengfu.edge.bus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.document.Problems;
import org.gengfu.edge.pipeline.DevicePipeline;
import org.gengfu.edge.settings.BusSetup;
import org.gengfu.edge.settings.DeviceSetup;
import org.gengfu.profile.DeviceFacts;

/**
 * A bus that is opened anew, and what was known of its devices before: alarms that stand go on
 * standing, what a device said of itself still counts. Immutable, but the pipelines are for the
 * thread of the bus that gets them.
 *
 * @param setup the bus, its devices by the facts that are known
 * @param pipelines by device; those that are new have none
 */
public record Heirs(BusSetup setup, Map<String, DevicePipeline> pipelines) {
  public Heirs {
    pipelines = Map.copyOf(pipelines);
  }

  /** A bus of which nothing is known. */
  public static Heirs none(BusSetup setup) {
    return new Heirs(setup, Map.of());
  }

  /**
   * Gives a bus what was known.
   *
   * @param before pipelines of buses that were closed; only those of the same device and profile
   *     are taken
   */
  public static Heirs of(BusSetup setup, Map<String, DevicePipeline> before) {
    List<DeviceSetup> devices = new ArrayList<>();
    Map<String, DevicePipeline> pipelines = new HashMap<>();
    for (DeviceSetup device : setup.devices()) {
      DevicePipeline old = before.get(device.id());
      if (old == null || !old.profile().id().equals(device.profile().id())) {
        devices.add(device);
      } else {
        DeviceSetup known = known(device, old.made());
        DeviceFacts facts = known == device ? DeviceFacts.NONE : old.made();
        devices.add(known);
        pipelines.put(device.id(), old.reopened(known.profile(), facts));
      }
    }
    BusSetup made =
        new BusSetup(setup.id(), setup.driver(), setup.settings(), devices, setup.fingerprint());
    return new Heirs(made, pipelines);
  }

  /** The device as it said that it is; as in the settings when that does not fit any more. */
  private static DeviceSetup known(DeviceSetup device, DeviceFacts facts) {
    DeviceSetup.Again again = device.again();
    if (again == null || facts.equals(DeviceFacts.NONE)) {
      return device;
    }
    Problems problems = new Problems();
    DeviceSetup made = again.with(facts, problems);
    return made == null || !problems.isEmpty() ? device : made;
  }
}

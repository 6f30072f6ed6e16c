package org.gengfu.edge.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.Driver;
import org.gengfu.profile.ProfileLibrary;
import org.jspecify.annotations.Nullable;

/** Reads the key {@code buses}. One thread. */
final class BusReader {
  /** Most buses of one edge node. */
  static final int MAX_BUSES = 1_000;

  private final Map<String, Driver> drivers;
  private final DeviceReader devices;
  private final ProfileFingerprint profiles;
  private final Problems problems;
  private final Set<String> ids = new HashSet<>();
  private final Map<String, String> keys = new HashMap<>();

  BusReader(Map<String, Driver> drivers, ProfileLibrary library, Problems problems) {
    this.drivers = drivers;
    this.devices = new DeviceReader(library, problems);
    this.profiles = new ProfileFingerprint(library);
    this.problems = problems;
  }

  List<BusSetup> read(MapNode root) {
    List<BusSetup> buses = new ArrayList<>();
    List<MapNode> nodes = root.maps("buses", problems);
    if (nodes.size() > MAX_BUSES) {
      problems.add(
          root.valueMark("buses"),
          "TOO_MANY",
          nodes.size() + " buses, at most " + MAX_BUSES,
          "Use a second edge node");
      return List.of();
    }
    for (MapNode node : nodes) {
      BusSetup bus = bus(node);
      if (bus != null) {
        buses.add(bus);
      }
    }
    return buses;
  }

  private @Nullable BusSetup bus(MapNode node) {
    String id = Names.read(node, "id", problems);
    if (id != null && !ids.add(id)) {
      problems.add(node.valueMark("id"), "DUPLICATE", "two buses are called " + id, "Rename one");
    }
    Driver driver = driver(node);
    if (driver == null) {
      return null;
    }
    Driver.BusSettings settings = driver.busSettings(node, problems);
    List<MapNode> deviceNodes = node.maps("devices", problems);
    node.close(problems);
    if (id == null || settings == null) {
      return null;
    }
    String other = keys.putIfAbsent(settings.key(), id);
    if (other != null) {
      problems.add(
          node.mark(),
          "SHARED_BUS",
          "bus " + id + " is the same as bus " + other + " (" + settings.key() + ")",
          "Put all its devices on one of them: a bus has one owner");
    }
    List<DeviceSetup> setups = new ArrayList<>();
    for (MapNode deviceNode : deviceNodes) {
      DeviceSetup device = devices.read(deviceNode, driver, settings);
      if (device != null) {
        setups.add(device);
      }
    }
    String fingerprint = Digest.of(Fingerprint.of(node) + profiles.of(devices.takeUsed()));
    return new BusSetup(id, driver, settings, setups, fingerprint);
  }

  private @Nullable Driver driver(MapNode node) {
    String name = node.string("driver", problems);
    if (name == null) {
      return null;
    }
    Driver driver = drivers.get(name);
    if (driver == null) {
      String known = String.join(", ", drivers.keySet().stream().sorted().toList());
      problems.add(
          node.valueMark("driver"),
          "NO_DRIVER",
          "no driver has this name",
          known.isEmpty() ? "No driver is installed" : "Installed: " + known);
    }
    return driver;
  }
}

package org.gengfu.sim;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.sim.face.FaceMaker;
import org.gengfu.sim.physics.RoomView.Feed;
import org.gengfu.sim.physics.RoomView.Place;
import org.jspecify.annotations.Nullable;

/** Reads a room file. It opens nothing but the file and the profiles that it names. */
final class RoomReader {
  private static final int MOST_PORTS = 500;

  private final Problems problems;
  private final Path folder;
  private final Map<String, FaceMaker> makers = new TreeMap<>();

  /** What is wrong with profiles; it only matters when a device of this room needs one of them. */
  private final Problems profileProblems = new Problems();

  private RoomReader(Path file, Problems problems) {
    this.problems = problems;
    Path parent = file.toAbsolutePath().getParent();
    folder = parent == null ? Path.of("/") : parent;
    for (FaceMaker maker : ServiceLoader.load(FaceMaker.class)) {
      makers.put(maker.protocol(), maker);
    }
  }

  /** The settings, or null after a problem. */
  static @Nullable RoomSettings read(Path file, Problems problems) {
    MapNode root = Documents.load(file, problems);
    if (root == null) {
      return null;
    }
    RoomSettings settings = new RoomReader(file, problems).room(root);
    return problems.isEmpty() ? settings : null;
  }

  private RoomSettings room(MapNode root) {
    String name = root.string("room", "room", problems);
    List<Path> profileFolders = new ArrayList<>();
    for (String path : root.strings("profiles", problems)) {
      profileFolders.add(folder.resolve(path).normalize());
    }
    if (root.require("profiles", problems) && profileFolders.isEmpty()) {
      problems.add(root.valueMark("profiles"), "EMPTY", "no profile folder is named", "Name one");
    }
    ProfileLibrary profiles = ProfileLibrary.load(profileFolders, profileProblems);
    MapNode physics = root.map("physics", problems);
    List<PortSettings> ports = ports(root);
    RoomSettings settings =
        new RoomSettings(
            name,
            new PhysicsReader(problems)
                .read(physics == null ? MapNode.empty(root.mark()) : physics),
            ports,
            devices(root, ports, profiles),
            (int)
                root.whole(
                    "ledgerEntries", Ledger.DEFAULT_ENTRIES, 1, Ledger.MOST_ENTRIES, problems));
    root.close(problems);
    return settings;
  }

  private List<PortSettings> ports(MapNode root) {
    root.require("ports", problems);
    List<PortSettings> ports = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (MapNode node : root.maps("ports", problems)) {
      String id = node.string("id", problems);
      if (id == null) {
        continue;
      }
      if (!ids.add(id)) {
        problems.add(node.valueMark("id"), "DUPLICATE", "two ports are called " + id, "Rename one");
      }
      FaceMaker maker = maker(node);
      if (maker != null) {
        maker.check(node, problems);
        node.close(problems);
        ports.add(new PortSettings(id, maker, node));
      }
    }
    if (ports.size() > MOST_PORTS) {
      problems.add(root.valueMark("ports"), "TOO_MANY", "more than " + MOST_PORTS + " ports", "");
    }
    return ports;
  }

  private List<DeviceSettings> devices(
      MapNode root, List<PortSettings> ports, ProfileLibrary profiles) {
    root.require("devices", problems);
    List<DeviceSettings> devices = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Set<String> addresses = new HashSet<>();
    for (MapNode node : root.maps("devices", problems)) {
      DeviceSettings device = device(node, ports, profiles);
      if (device == null) {
        continue;
      }
      if (!ids.add(device.id())) {
        String message = "two devices are called " + device.id();
        problems.add(node.valueMark("id"), "DUPLICATE", message, "Rename one");
      }
      if (!addresses.add(device.port() + " " + device.address())) {
        String message = device.address() + " is taken on port " + device.port();
        problems.add(node.mark(), "DUPLICATE", message, "Choose another address");
      }
      devices.add(device);
    }
    if (devices.size() > RoomSettings.MOST_DEVICES) {
      String message = "more than " + RoomSettings.MOST_DEVICES + " devices";
      problems.add(root.valueMark("devices"), "TOO_MANY", message, "Start a second simulator");
    }
    return devices;
  }

  private @Nullable DeviceSettings device(
      MapNode node, List<PortSettings> ports, ProfileLibrary profiles) {
    String id = node.string("id", problems);
    String port = node.string("port", problems);
    String profileId = node.string("profile", problems);
    Feed feed = node.choice("feed", Feed.class, Feed.OWN, problems);
    Place place = node.choice("place", Place.class, Place.COLD_AISLE, problems);
    boolean pulse = node.flag("pulsePerRead", false, problems);
    Map<String, Double> values = new HashMap<>();
    Map<String, String> texts = new HashMap<>();
    MapNode fixed = node.map("values", problems);
    if (fixed != null) {
      fixed(fixed, values, texts);
    }
    Map<String, Node> parameters = parameters(node);
    FaceMaker maker = port == null ? null : makerOf(port, ports, node);
    if (id == null || port == null || profileId == null || maker == null) {
      return null;
    }
    ResolvedProfile profile =
        profiles.resolve(profileId, parameters, null, node.valueMark("profile"), problems);
    if (profile == null) {
      profileProblems.list().forEach(p -> problems.add(p.mark(), p.code(), p.message(), p.fix()));
      return null;
    }
    if (!profile.protocol().name().equals(maker.protocol())) {
      String message =
          "profile %s speaks %s, port %s speaks %s"
              .formatted(profileId, profile.protocol().name(), port, maker.protocol());
      problems.add(node.valueMark("profile"), "OTHER_PROTOCOL", message, "Use another port");
      return null;
    }
    maker.checkDevice(node, profile, problems);
    node.close(problems);
    for (String point : values.keySet()) {
      if (profile.point(point) == null && fixed != null) {
        String message = "profile " + profileId + " has no point " + point;
        problems.add(fixed.keyMark(point), "UNKNOWN_POINT", message, "Use one of its points");
      }
    }
    return new DeviceSettings(
        id, port, maker.address(node), profile, node, feed, place, values, texts, pulse);
  }

  private @Nullable FaceMaker maker(MapNode port) {
    String protocol = port.string("protocol", "modbus", problems);
    FaceMaker maker = makers.get(protocol);
    if (maker == null) {
      String message = "nothing here speaks \"" + protocol + "\"; there are " + makers.keySet();
      String fix = "Choose one, or put the jar of its simulator on the class path";
      problems.add(port.valueMark("protocol"), "UNKNOWN_PROTOCOL", message, fix);
    }
    return maker;
  }

  private @Nullable FaceMaker makerOf(String port, List<PortSettings> ports, MapNode device) {
    for (PortSettings one : ports) {
      if (one.id().equals(port)) {
        return one.maker();
      }
    }
    String message = "there is no port " + port;
    problems.add(device.valueMark("port"), "UNKNOWN_PORT", message, "Use an id under ports");
    return null;
  }

  private Map<String, Node> parameters(MapNode node) {
    Map<String, Node> parameters = new HashMap<>();
    MapNode params = node.map("params", problems);
    if (params != null) {
      for (String key : params.keys()) {
        Node value = params.get(key);
        if (value != null) {
          parameters.put(key, value);
        }
      }
    }
    return parameters;
  }

  private void fixed(MapNode node, Map<String, Double> values, Map<String, String> texts) {
    for (String key : node.keys()) {
      if (node.get(key) instanceof ScalarNode scalar) {
        Boolean flag = scalar.flag();
        BigDecimal number = scalar.decimal();
        if (flag != null) {
          values.put(key, flag ? 1.0 : 0.0);
        } else if (number != null) {
          values.put(key, number.doubleValue());
        } else {
          texts.put(key, scalar.text());
        }
      } else {
        problems.add(node.keyMark(key), "WRONG_TYPE", "\"" + key + "\" must be a single value", "");
      }
    }
  }
}

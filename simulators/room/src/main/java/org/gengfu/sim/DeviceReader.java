package org.gengfu.sim;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.recording.Recording;
import org.gengfu.profile.recording.RecordingReader;
import org.gengfu.sim.face.FaceMaker;
import org.gengfu.sim.world.Seat;
import org.gengfu.sim.world.WorldMaker;
import org.jspecify.annotations.Nullable;

/** Reads the {@code devices} part of a room file. One use, one thread. */
final class DeviceReader {
  private static final Recording NOTHING = new Recording("", Map.of(), List.of());

  private final List<PortSettings> ports;
  private final ProfileLibrary profiles;

  /** What is wrong with profiles; it only matters when a device of this room needs one of them. */
  private final Problems profileProblems;

  private final WorldMaker world;
  private final Path folder;
  private final Problems problems;
  private final Set<String> ids = new HashSet<>();
  private final Set<String> addresses = new HashSet<>();

  DeviceReader(
      List<PortSettings> ports,
      ProfileLibrary profiles,
      Problems profileProblems,
      WorldMaker world,
      Path folder,
      Problems problems) {
    this.ports = ports;
    this.profiles = profiles;
    this.profileProblems = profileProblems;
    this.world = world;
    this.folder = folder;
    this.problems = problems;
  }

  List<DeviceSettings> read(MapNode root) {
    root.require("devices", problems);
    List<DeviceSettings> devices = new ArrayList<>();
    for (MapNode node : DeviceSeries.all(root.maps("devices", problems), problems)) {
      DeviceSettings device = device(node);
      if (device != null) {
        checkUnique(device, node);
        devices.add(device);
      }
    }
    if (devices.size() > RoomSettings.MOST_DEVICES) {
      String message = "more than " + RoomSettings.MOST_DEVICES + " devices";
      problems.add(root.valueMark("devices"), "TOO_MANY", message, "Start a second simulator");
    }
    return devices;
  }

  private void checkUnique(DeviceSettings device, MapNode node) {
    if (!ids.add(device.id())) {
      String message = "two devices are called " + device.id();
      problems.add(node.valueMark("id"), "DUPLICATE", message, "Rename one");
    }
    if (!addresses.add(device.port() + " " + device.address())) {
      String message = device.address() + " is taken on port " + device.port();
      problems.add(node.mark(), "DUPLICATE", message, "Choose another address");
    }
  }

  private @Nullable DeviceSettings device(MapNode node) {
    String id = node.string("id", problems);
    String port = node.string("port", problems);
    String profileId = node.string("profile", problems);
    FaceMaker maker = port == null ? null : maker(port, node);
    Seat seat = seat(id == null ? "" : id, node);
    boolean pulse = node.flag("pulsePerRead", false, problems);
    Map<String, Double> values = new HashMap<>();
    Map<String, String> texts = new HashMap<>();
    MapNode fixed = node.map("values", problems);
    if (fixed != null) {
      fixed(fixed, values, texts);
    }
    Map<String, Node> parameters = entries(node, "params");
    if (id == null || port == null || profileId == null || maker == null) {
      return null;
    }
    DeviceFacts said = new FactsReader(problems).read(node);
    Recording recording = recording(node);
    Map<String, Double> numbers = new HashMap<>(values);
    Map<String, String> words = new HashMap<>(texts);
    Replay.first(recording, numbers, words);
    FactFinder finder = new FactFinder(profiles, profileId, parameters, node, problems);
    ResolvedProfile profile = finder.resolve(said, numbers, words, id.hashCode());
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
    boolean again = node.flag("replayAgain", false, problems);
    Replay replay = Replay.of(recording, profile, maker, again);
    if (replay.isEmpty() && !recording.entries().isEmpty()) {
      String message = "the recording says nothing of any point of " + profileId;
      String fix = "Record what points say: profile record --profile, or a simulator's --record";
      problems.add(node.valueMark("replay"), "NOTHING_SAID", message, fix);
    }
    maker.checkDevice(node, profile, problems);
    node.close(problems);
    if (fixed != null) {
      checkPoints(fixed, profile);
    }
    return new DeviceSettings(
        id,
        port,
        maker.address(node),
        profile,
        finder.facts(),
        node,
        seat,
        replay,
        values,
        texts,
        pulse);
  }

  /** What it shall say again; nothing when none is named, or after a problem. */
  private Recording recording(MapNode node) {
    String name = node.optionalString("replay", problems);
    if (name == null) {
      return NOTHING;
    }
    Path file = folder.resolve(name).normalize();
    try {
      Recording read = RecordingReader.read(file.toString(), Files.readString(file), problems);
      return read == null ? NOTHING : read;
    } catch (IOException e) {
      String message = "cannot read " + file;
      problems.add(node.valueMark("replay"), "NO_FILE", message, "Paths are relative to the room");
      return NOTHING;
    }
  }

  private void checkPoints(MapNode fixed, ResolvedProfile profile) {
    for (String point : fixed.keys()) {
      if (profile.planned().stream().noneMatch(known -> known.id().equals(point))) {
        String message = "profile " + profile.id() + " has no point " + point;
        problems.add(fixed.keyMark(point), "UNKNOWN_POINT", message, "Use one of its points");
      }
    }
  }

  private @Nullable FaceMaker maker(String port, MapNode device) {
    for (PortSettings one : ports) {
      if (one.id().equals(port)) {
        return one.maker();
      }
    }
    String message = "there is no port " + port;
    problems.add(device.valueMark("port"), "UNKNOWN_PORT", message, "Use an id under ports");
    return null;
  }

  private Seat seat(String id, MapNode node) {
    Map<String, String> names = new HashMap<>();
    MapNode bind = node.map("bind", problems);
    if (bind != null) {
      bind.keys().forEach(point -> names.put(point, bind.string(point, point, problems)));
    }
    return new Seat(
        id,
        word(node, "role", world.roles()),
        word(node, "place", world.places()),
        word(node, "feed", world.feeds()),
        node.string("uplink", "", problems),
        names);
  }

  private String word(MapNode node, String key, List<String> known) {
    String word = node.string(key, known.getFirst(), problems);
    if (known.contains(word)) {
      return word;
    }
    String message = "\"%s\" must be one of %s here".formatted(key, known);
    problems.add(node.valueMark(key), "UNKNOWN_WORD", message, "Choose one");
    return known.getFirst();
  }

  private Map<String, Node> entries(MapNode node, String key) {
    Map<String, Node> entries = new HashMap<>();
    MapNode part = node.map(key, problems);
    if (part != null) {
      for (String one : part.keys()) {
        Node value = part.get(one);
        if (value != null) {
          entries.put(one, value);
        }
      }
    }
    return entries;
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

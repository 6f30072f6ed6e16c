package org.gengfu.driver.camera;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.Driver;
import org.gengfu.driver.camera.sweep.SweepBounds;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a bus of cameras.
 *
 * @param id of the bus
 * @param period each camera is to be visited within it
 * @param visits most under way at once
 * @param decoders processes that decode pictures
 * @param decodeLimit how long one picture may take to decode
 * @param inspectEvery how often a camera is asked by ONVIF what it is
 * @param watchEvery how often a visit stays longer, for frame rate and bit rate; zero for never
 * @param watch how long it stays then
 * @param eventStreams most cameras that are listened to for events
 * @param thumbnailsPerMinute most thumbnails of the bus within a minute
 * @param thumbnailsApart least time between two thumbnails of one camera that nobody asked for
 * @param folder what is kept of pictures across restarts, and the decoder's libraries
 * @param groups by id
 */
record CameraSettings(
    String id,
    Duration period,
    int visits,
    int decoders,
    Duration decodeLimit,
    Duration inspectEvery,
    Duration watchEvery,
    Duration watch,
    int eventStreams,
    int thumbnailsPerMinute,
    Duration thumbnailsApart,
    Path folder,
    Map<String, GroupSettings> groups)
    implements Driver.BusSettings {
  static final int MAX_VISITS = 1_024;
  static final int MAX_GROUPS = 2_000;
  private static final int MAX_NESTING = 4;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration DAY = Duration.ofDays(1);

  CameraSettings {
    groups = Map.copyOf(groups);
  }

  @Override
  public String key() {
    return "camera " + folder;
  }

  static @Nullable CameraSettings read(MapNode node, Problems problems) {
    int before = problems.count();
    String id = node.string("id", "cameras", problems);
    Map<String, GroupSettings> groups = groups(node, problems);
    MapNode thumbnails = node.map("thumbnails", problems);
    MapNode bounds = thumbnails == null ? MapNode.empty(node.mark()) : thumbnails;
    CameraSettings settings =
        new CameraSettings(
            id,
            node.duration("period", Duration.ofMinutes(1), SECOND, SweepBounds.LONGEST, problems),
            (int) node.whole("visits", 64, 1, MAX_VISITS, problems),
            (int) node.whole("decoders", 2, 1, 64, problems),
            node.duration("decodeLimit", Duration.ofSeconds(10), SECOND, DAY, problems),
            node.duration("inspectEvery", Duration.ofMinutes(10), SECOND, DAY, problems),
            node.duration("watchEvery", Duration.ofMinutes(15), Duration.ZERO, DAY, problems),
            node.duration(
                "watch", Duration.ofSeconds(5), SECOND, SECOND.multipliedBy(60), problems),
            (int) node.whole("eventStreams", 128, 0, 4_096, problems),
            (int) bounds.whole("perMinute", 120, 1, 100_000, problems),
            bounds.duration("apart", Duration.ofMinutes(1), Duration.ZERO, DAY, problems),
            folder(node, "folder", "data/cameras/" + id, problems),
            groups);
    return problems.count() == before ? settings : null;
  }

  /** Relative paths are seen from the folder of the file that names them. */
  static Path folder(MapNode node, String key, String fallback, Problems problems) {
    String name = node.string(key, fallback, problems);
    try {
      Path file = Path.of(node.mark().file()).toAbsolutePath();
      return file.resolveSibling(name).normalize();
    } catch (InvalidPathException e) {
      problems.add(node.valueMark(key), "camera.path", "\"" + name + "\" is no path", "Correct it");
      return Path.of("").toAbsolutePath();
    }
  }

  private static Map<String, GroupSettings> groups(MapNode node, Problems problems) {
    Map<String, GroupSettings> groups = new LinkedHashMap<>();
    for (MapNode each : node.maps("groups", problems)) {
      GroupSettings group = group(each, problems);
      each.close(problems);
      if (group != null && groups.put(group.id(), group) != null) {
        String message = "two groups are called " + group.id();
        problems.add(each.valueMark("id"), "DUPLICATE", message, "Rename one");
      }
    }
    if (groups.size() > MAX_GROUPS) {
      String message = groups.size() + " groups, at most " + MAX_GROUPS;
      problems.add(node.valueMark("groups"), "TOO_MANY", message, "Use a second bus");
    }
    for (GroupSettings group : groups.values()) {
      if (chain(group.id(), groups) == null) {
        problems.add(
            node.valueMark("groups"),
            "camera.group",
            "the group " + group.id() + " lies within one that is not there, or within itself",
            "Correct its within:; at most " + MAX_NESTING + " groups lie within each other");
      }
    }
    return groups;
  }

  private static @Nullable GroupSettings group(MapNode node, Problems problems) {
    String id = node.string("id", problems);
    int visits = (int) node.whole("visits", 4, 1, MAX_VISITS, problems);
    String within = node.string("within", "", problems);
    String probe = node.optionalString("probe", problems);
    GroupSettings.Probe target = null;
    if (probe != null) {
      int colon = probe.lastIndexOf(':');
      String port = colon < 0 ? "" : probe.substring(colon + 1);
      boolean right = colon > 0 && port.matches("[0-9]{1,5}") && Integer.parseInt(port) < 65_536;
      if (!right) {
        problems.add(
            node.valueMark("probe"),
            "camera.probe",
            "\"" + probe + "\" is no port of a host",
            "Write for example \"10.1.2.3:80\"");
        return null;
      }
      target = new GroupSettings.Probe(probe.substring(0, colon), Integer.parseInt(port));
    }
    return id == null ? null : new GroupSettings(id, visits, target, within);
  }

  /** A group and those that it lies within, or null when that cannot be. */
  static @Nullable List<String> chain(String id, Map<String, GroupSettings> groups) {
    List<String> chain = new ArrayList<>();
    String next = id;
    while (!next.isEmpty()) {
      GroupSettings group = groups.get(next);
      if (group == null || chain.size() == MAX_NESTING) {
        return null;
      }
      chain.add(next);
      next = group.within();
    }
    return chain;
  }

  SweepBounds bounds() {
    Map<String, Integer> each = new LinkedHashMap<>();
    groups.forEach((name, group) -> each.put(name, group.visits()));
    return new SweepBounds(period, visits, each);
  }
}

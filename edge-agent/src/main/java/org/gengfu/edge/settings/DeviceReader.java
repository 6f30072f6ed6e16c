package org.gengfu.edge.settings;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;
import org.jspecify.annotations.Nullable;

/** Reads one item of a bus's {@code devices}. One thread. */
final class DeviceReader {
  private static final Map<PollClass, Duration> DEFAULTS =
      Map.of(
          PollClass.FAST, Duration.ofSeconds(1),
          PollClass.NORMAL, Duration.ofSeconds(5),
          PollClass.SLOW, Duration.ofMinutes(1));

  /** What a device may change of its profile; the library reads these keys. */
  private static final List<String> CHANGES = List.of("thresholds", "polling", "points", "level");

  private final Map<String, ResolvedProfile> shared = new HashMap<>();
  private final ProfileLibrary library;
  private final Problems problems;
  private final Set<String> ids = new HashSet<>();
  private final Set<String> used = new TreeSet<>();

  DeviceReader(ProfileLibrary library, Problems problems) {
    this.library = library;
    this.problems = problems;
  }

  @Nullable DeviceSetup read(MapNode node, Driver driver, Driver.BusSettings bus) {
    String id = Names.read(node, "id", problems);
    if (id != null && !ids.add(id)) {
      problems.add(node.valueMark("id"), "DUPLICATE", "two devices are called " + id, "Rename one");
    }
    String profileId = node.string("profile", problems);
    Map<String, String> titles = node.texts("title", problems);
    String room = node.optionalString("room", problems);
    Map<String, Node> params = params(node.map("params", problems));
    ResolvedProfile profile = profileId == null ? null : resolve(profileId, params, node);
    if (profileId != null) {
      used.add(profileId);
    }
    DevicePlan plan = profile == null ? null : driver.plan(profile, node, bus, problems);
    if (profile != null) {
      node.close(problems);
    }
    if (id == null || profileId == null || profile == null || plan == null) {
      return null;
    }
    Map<String, String> properties = properties(profile, titles, room);
    DeviceSetup.Again again =
        profile.facts().isEmpty()
            ? null
            : new Renewal(library, id, profileId, params, node, driver, bus, properties);
    return new DeviceSetup(id, profile, plan, polling(profile), properties, again);
  }

  /** The profiles of the devices read since the last call. */
  Set<String> takeUsed() {
    Set<String> taken = new TreeSet<>(used);
    used.clear();
    return taken;
  }

  /** Devices without changes of their own share one resolved profile: most of a site's do. */
  private @Nullable ResolvedProfile resolve(
      String profileId, Map<String, Node> params, MapNode node) {
    boolean plain = params.isEmpty();
    for (String key : CHANGES) {
      plain &= !node.has(key);
    }
    ResolvedProfile known = plain ? shared.get(profileId) : null;
    if (known != null) {
      return known;
    }
    ResolvedProfile resolved =
        library.resolve(profileId, params, node, node.valueMark("profile"), problems);
    if (plain && resolved != null) {
      shared.put(profileId, resolved);
    }
    return resolved;
  }

  private static Map<String, Node> params(@Nullable MapNode node) {
    Map<String, Node> params = new LinkedHashMap<>();
    if (node != null) {
      for (String key : node.keys()) {
        Node value = node.get(key);
        if (value != null) {
          params.put(key, value);
        }
      }
    }
    return params;
  }

  static Map<PollClass, Duration> polling(ResolvedProfile profile) {
    Map<PollClass, Duration> polling = new EnumMap<>(PollClass.class);
    DEFAULTS.forEach((pollClass, fallback) ->
        polling.put(pollClass, profile.polling().getOrDefault(pollClass, fallback)));
    return polling;
  }

  private static Map<String, String> properties(
      ResolvedProfile profile, Map<String, String> titles, @Nullable String room) {
    Map<String, String> properties = new LinkedHashMap<>();
    Map<String, String> shown = titles.isEmpty() ? profile.titles() : titles;
    shown.forEach((language, title) -> properties.put("title." + language, title));
    if (room != null) {
      properties.put("room", room);
    }
    return properties;
  }
}

package org.gengfu.center.api.field;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gengfu.center.settings.CenterSettings;
import org.gengfu.center.settings.CenterSettings.Edge;
import org.gengfu.center.settings.CenterSettings.Room;
import org.gengfu.center.settings.CenterSettings.Site;
import org.gengfu.center.settings.Texts;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.contract.AlarmDefinition;
import org.gengfu.contract.PointDefinition;
import org.gengfu.contract.SpareDefinition;

/**
 * Where devices stand. A device stands in the room that its birth names, if its edge's site has
 * such a room, else in its edge's room; a device of an edge that is not in the settings any more in
 * the site and room {@code -}. Any thread.
 */
public final class Places {
  /** Site and room of what belongs nowhere. */
  public static final Place NOWHERE = new Place("-", "-");

  private final List<Site> sites;
  private final List<Edge> edges;
  private final Map<String, Place> ofEdge = new HashMap<>();
  private final Map<String, Set<String>> rooms = new HashMap<>();
  private final LivePicture picture;

  /** A room of a site, by their ids. */
  public record Place(String site, String room) {}

  public Places(CenterSettings settings, LivePicture picture) {
    this.sites = settings.sites();
    this.edges = settings.edges();
    this.picture = picture;
    edges.forEach(edge -> ofEdge.put(edge.id(), new Place(edge.site(), edge.room())));
    for (Site site : sites) {
      Set<String> ids = rooms.computeIfAbsent(site.id(), id -> new HashSet<>());
      site.rooms().forEach(room -> ids.add(room.id()));
    }
  }

  public List<Site> sites() {
    return sites;
  }

  public List<Edge> edges() {
    return edges;
  }

  public Place of(DeviceKey key) {
    Place place = ofEdge.getOrDefault(key.edge(), NOWHERE);
    String named =
        picture.device(key).map(device -> device.facts().getOrDefault("room", "")).orElse("");
    return rooms.getOrDefault(place.site(), Set.of()).contains(named)
        ? new Place(place.site(), named)
        : place;
  }

  public Texts title(DeviceKey key) {
    Map<String, String> titles = new HashMap<>();
    Optional<Device> device = picture.device(key);
    for (String language : List.of("zh", "en")) {
      String title = device.map(d -> d.facts().get("title." + language)).orElse(null);
      if (title != null && !title.isBlank()) {
        titles.put(language, title);
      }
    }
    return Texts.of(titles, key.device().isEmpty() ? key.edge() : key.device());
  }

  /** The point whose value decides an alarm rule, where the device's newest birth names one. */
  public Optional<PointDefinition> deciding(DeviceKey key, String rule) {
    return picture
        .device(key)
        .flatMap(device ->
            device.alarms().stream()
                .filter(alarm -> alarm.alarm().equals(rule))
                .flatMap(alarm ->
                    device.points().stream().filter(point -> point.point().equals(alarm.point())))
                .findFirst());
  }

  /** The parts that a repair after this alarm may need, by the device's newest birth. */
  public List<SpareDefinition> spares(DeviceKey key, String rule) {
    return picture
        .device(key)
        .flatMap(device ->
            device.alarms().stream().filter(alarm -> alarm.alarm().equals(rule)).findFirst())
        .map(AlarmDefinition::spares)
        .orElse(List.of());
  }

  public Optional<Site> site(String id) {
    return sites.stream().filter(site -> site.id().equals(id)).findFirst();
  }

  public static Optional<Room> room(Site site, String id) {
    return site.rooms().stream().filter(room -> room.id().equals(id)).findFirst();
  }
}

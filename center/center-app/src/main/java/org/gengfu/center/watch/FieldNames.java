package org.gengfu.center.watch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gengfu.center.incident.NodeNames;
import org.gengfu.contract.AlarmDefinition;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphNode;
import org.jspecify.annotations.Nullable;

/**
 * Names and places of nodes: of a device by its newest birth and the settings, of anything else by
 * the attributes {@code title.zh}, {@code title.en} and the site with which it was drawn. For the
 * thread of those whom it asks.
 */
public final class FieldNames implements NodeNames {
  private final Function<DeviceKey, @Nullable Device> devices;
  private final Placing places;
  private final Supplier<FieldGraph> graph;

  FieldNames(
      Function<DeviceKey, @Nullable Device> devices, Placing places, Supplier<FieldGraph> graph) {
    this.devices = devices;
    this.places = places;
    this.graph = graph;
  }

  /** Names by what pages see. */
  public static FieldNames of(LivePicture picture, Placing places) {
    return new FieldNames(
        key -> picture.device(key).orElse(null), places, () -> picture.incidents().graph());
  }

  private @Nullable Device device(String node) {
    int slash = node.indexOf('/');
    return slash < 1
        ? null
        : devices.apply(new DeviceKey(node.substring(0, slash), node.substring(slash + 1)));
  }

  @Override
  public Map<String, String> name(String node) {
    Map<String, String> names = new LinkedHashMap<>();
    @Nullable GraphNode drawn = graph.get().node(node);
    if (drawn != null) {
      put(names, "zh", drawn.attributes().get("title.zh"));
      put(names, "en", drawn.attributes().get("title.en"));
    }
    @Nullable Device device = device(node);
    if (device != null) {
      put(names, "zh", device.facts().get("title.zh"));
      put(names, "en", device.facts().get("title.en"));
    }
    String plain = node.substring(node.indexOf('/') + 1);
    String fallback = plain.isEmpty() ? node.substring(0, node.length() - 1) : plain;
    names.putIfAbsent("zh", names.getOrDefault("en", fallback));
    names.putIfAbsent("en", names.getOrDefault("zh", fallback));
    return names;
  }

  private static void put(Map<String, String> names, String language, @Nullable String name) {
    if (name != null && !name.isBlank()) {
      names.put(language, name);
    }
  }

  @Override
  public Place place(String node) {
    @Nullable Device device = device(node);
    int slash = node.indexOf('/');
    Place place =
        slash < 1
            ? NOWHERE
            : places.of(
                node.substring(0, slash),
                device == null ? "" : device.facts().getOrDefault("room", ""));
    @Nullable GraphNode drawn = graph.get().node(node);
    return place.equals(NOWHERE) && drawn != null && !drawn.site().isEmpty()
        ? new Place(drawn.site(), NOWHERE.room())
        : place;
  }

  @Override
  public String kind(String node) {
    @Nullable Device device = device(node);
    String unknown = node.endsWith("/") ? "edge" : "";
    return device == null ? unknown : device.facts().getOrDefault("kind", unknown);
  }

  @Override
  public Map<String, String> alarmText(String node, String rule) {
    @Nullable Device device = device(node);
    return device == null
        ? Map.of()
        : device.alarms().stream()
            .filter(alarm -> alarm.alarm().equals(rule))
            .findFirst()
            .map(AlarmDefinition::texts)
            .orElse(Map.of());
  }
}

package org.gengfu.center.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Reading;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphNode;

/** Who can say something of neighbours, or be one. Any thread. */
final class Speakers {
  /** Point of the switch profile that holds its sysName. */
  private static final String NAME_POINT = "system.name";

  private Speakers() {}

  /**
   * The devices that are known, and the drawn nodes that have an address or a system name.
   *
   * @param registered MAC address of a device by the register of cameras; empty for none
   */
  static List<Discovery.Speaker> of(
      LivePicture picture, FieldGraph graph, Function<DeviceKey, String> registered) {
    Map<String, Discovery.Speaker> speakers = new TreeMap<>();
    for (Device device : picture.devices()) {
      String id = KnownDevices.id(device.key());
      GraphNode drawn = graph.node(id);
      Map<String, String> attributes = drawn == null ? Map.of() : drawn.attributes();
      Set<String> macs = new TreeSet<>();
      List.of(
              device.facts().getOrDefault(Neighbours.MAC, ""),
              attributes.getOrDefault(Neighbours.MAC, ""),
              registered.apply(device.key()))
          .forEach(text -> addresses(text, macs));
      Set<String> names = new TreeSet<>();
      names.add(device.facts().getOrDefault(Neighbours.SYSTEM_NAME, ""));
      names.add(attributes.getOrDefault(Neighbours.SYSTEM_NAME, ""));
      picture
          .latest(device.key(), NAME_POINT)
          .map(Reading::value)
          .filter(PointValue.Text.class::isInstance)
          .ifPresent(value -> names.add(((PointValue.Text) value).value()));
      names.removeIf(String::isBlank);
      speakers.put(
          id,
          new Discovery.Speaker(
              id,
              drawn == null ? KnownDevices.type(device) : drawn.type(),
              List.copyOf(macs),
              List.copyOf(names),
              Neighbours.of(device.facts()),
              device.born()));
    }
    for (String id : graph.ids()) {
      GraphNode node = graph.node(id);
      if (node != null
          && !speakers.containsKey(id)
          && (node.attributes().containsKey(Neighbours.MAC)
              || node.attributes().containsKey(Neighbours.SYSTEM_NAME))) {
        speakers.put(id, Discovery.of(node));
      }
    }
    return new ArrayList<>(speakers.values());
  }

  private static void addresses(String text, Set<String> into) {
    Arrays.stream(text.split("[,;\\s]+", 64))
        .map(Neighbours::mac)
        .filter(Objects::nonNull)
        .forEach(into::add);
  }
}

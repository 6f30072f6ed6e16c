package org.gengfu.center.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gengfu.center.contract.FieldFacts;
import org.gengfu.center.field.NodeNames;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.core.contract.ContractItem;
import org.gengfu.core.contract.NodeFacts;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.inspection.Stop;
import org.gengfu.core.inspection.Words;
import org.jspecify.annotations.Nullable;

/** What stands in the field, as rounds visit it. Any thread. */
final class RoundField {
  /** Attribute of a node: it is no more. */
  private static final String GONE = "ended";

  private final LivePicture picture;
  private final FieldFacts facts;
  private final Function<String, Stop.@Nullable Place> places;
  private final UsualChecks usual;

  /**
   * @param siteOf site of a device by the settings; empty for nowhere
   * @param places where a site is, null when nobody knows
   */
  RoundField(
      LivePicture picture,
      Function<DeviceKey, String> siteOf,
      Function<String, Stop.@Nullable Place> places,
      UsualChecks usual) {
    this.picture = picture;
    this.facts = new FieldFacts(picture::device, siteOf);
    this.places = places;
    this.usual = usual;
  }

  /** Everything that is there, as it is now. */
  List<NodeFacts> nodes() {
    FieldGraph graph = picture.incidents().graph();
    List<NodeFacts> nodes = new ArrayList<>();
    for (String id : FieldFacts.nodes(picture)) {
      NodeFacts node = facts.of(graph, id);
      if (!node.attributes().getOrDefault(GONE, "").equals("true")) {
        nodes.add(node);
      }
    }
    return nodes;
  }

  /**
   * The stops of an item's rounds.
   *
   * @param own true when the contract says what is looked at, by types of the drawing; else it goes
   *     by kinds of devices
   */
  List<Stop> stops(List<NodeFacts> nodes, String contract, ContractItem item, boolean own) {
    List<Stop> stops = new ArrayList<>();
    for (NodeFacts node : nodes) {
      if (item.holds(contract, node)) {
        String list = own ? "" : usual.list(node.kind());
        stops.add(
            new Stop(
                node.id(),
                name(node.id()),
                list.isEmpty() ? node.type() : list,
                node.site(),
                place(node)));
      }
    }
    return stops;
  }

  private Words name(String node) {
    DeviceKey key = key(node);
    Device device = key == null ? null : picture.device(key).orElse(null);
    String zh = device == null ? "" : device.facts().getOrDefault(NodeNames.ZH, "");
    if (device != null && !zh.isBlank()) {
      return new Words(zh, device.facts().getOrDefault(NodeNames.EN, zh));
    }
    GraphNode drawn = picture.incidents().graph().node(node);
    if (drawn == null) {
      return new Words(node, node);
    }
    org.gengfu.register.Words name = NodeNames.of(drawn);
    return new Words(name.zh(), name.en());
  }

  static @Nullable DeviceKey key(String node) {
    int slash = node.indexOf('/');
    return slash <= 0 ? null : new DeviceKey(node.substring(0, slash), node.substring(slash + 1));
  }

  private Stop.@Nullable Place place(NodeFacts node) {
    Map<String, String> attributes = node.attributes();
    try {
      return new Stop.Place(
          Double.parseDouble(attributes.getOrDefault("lat", "")),
          Double.parseDouble(attributes.getOrDefault("lon", "")));
    } catch (IllegalArgumentException e) {
      return node.site().isEmpty() ? null : places.apply(node.site());
    }
  }
}

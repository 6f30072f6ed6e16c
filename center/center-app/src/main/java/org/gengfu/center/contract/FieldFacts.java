package org.gengfu.center.contract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gengfu.center.field.NodeTypes;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.core.contract.NodeFacts;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphNode;
import org.jspecify.annotations.Nullable;

/**
 * What contracts ask of the things of the field: of a device by the drawing and by its birth, of
 * anything else by the drawing. Stateless but for whom it asks; any thread that may ask those.
 */
public final class FieldFacts {
  private static final String KIND = "kind";

  private final Function<DeviceKey, Optional<Device>> devices;
  private final Function<DeviceKey, String> siteOf;

  /**
   * @param devices a device by its name
   * @param siteOf site of a device by the settings; empty for nowhere
   */
  public FieldFacts(
      Function<DeviceKey, Optional<Device>> devices, Function<DeviceKey, String> siteOf) {
    this.devices = devices;
    this.siteOf = siteOf;
  }

  /** The facts of a node; of one that nobody knows only what its id says. */
  public NodeFacts of(FieldGraph graph, String node) {
    GraphNode drawn = graph.node(node);
    DeviceKey key = key(node);
    Device device = key == null ? null : devices.apply(key).orElse(null);
    Map<String, String> attributes = drawn == null ? Map.of() : drawn.attributes();
    String kind =
        device == null
            ? attributes.getOrDefault(KIND, "")
            : device.facts().getOrDefault(KIND, attributes.getOrDefault(KIND, ""));
    String site = drawn == null ? "" : drawn.site();
    return new NodeFacts(
        node,
        drawn != null ? drawn.type() : type(key, kind),
        kind,
        site.isEmpty() && key != null ? siteOf.apply(key) : site,
        attributes.getOrDefault(NodeFacts.OWNER, ""),
        attributes);
  }

  private static String type(@Nullable DeviceKey key, String kind) {
    return key != null && key.device().isEmpty() ? "edge" : NodeTypes.ofKind(kind);
  }

  private static @Nullable DeviceKey key(String node) {
    int slash = node.indexOf('/');
    return slash <= 0 ? null : new DeviceKey(node.substring(0, slash), node.substring(slash + 1));
  }

  /** Everything that is drawn, and the devices that nobody has drawn. */
  public static List<String> nodes(LivePicture picture) {
    FieldGraph graph = picture.incidents().graph();
    Set<String> ids = new LinkedHashSet<>();
    for (String id : graph.ids()) {
      if (graph.node(id) != null) {
        ids.add(id);
      }
    }
    for (Device device : picture.devices()) {
      ids.add(device.key().edge() + "/" + device.key().device());
    }
    return new ArrayList<>(ids);
  }
}

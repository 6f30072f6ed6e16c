package org.gengfu.center.field;

import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.core.graph.GraphNode;
import org.jspecify.annotations.Nullable;

/** Devices as nodes: what an edge tells of can be named without being drawn. Any thread. */
final class KnownDevices implements FieldDraft.Devices {
  private final LivePicture picture;
  private final Function<DeviceKey, String> siteOf;

  /**
   * @param siteOf site of a device by the settings; empty for nowhere
   */
  KnownDevices(LivePicture picture, Function<DeviceKey, String> siteOf) {
    this.picture = picture;
    this.siteOf = siteOf;
  }

  @Override
  public @Nullable GraphNode node(String id) {
    return key(id).flatMap(picture::device).map(this::node).orElse(null);
  }

  GraphNode node(Device device) {
    return new GraphNode(
        id(device.key()), type(device), siteOf.apply(device.key()), new TreeMap<>());
  }

  /** The node of a device. */
  static String id(DeviceKey key) {
    return key.edge() + "/" + key.device();
  }

  /** The device that a node is, if its id says that it is one. */
  static Optional<DeviceKey> key(String id) {
    int slash = id.indexOf('/');
    return slash <= 0
        ? Optional.empty()
        : Optional.of(new DeviceKey(id.substring(0, slash), id.substring(slash + 1)));
  }

  /** The type of node that a device is, by its newest birth. */
  static String type(Device device) {
    return device.key().device().isEmpty()
        ? "edge"
        : NodeTypes.ofKind(device.facts().getOrDefault("kind", ""));
  }
}

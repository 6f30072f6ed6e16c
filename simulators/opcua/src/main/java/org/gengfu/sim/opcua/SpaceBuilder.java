package org.gengfu.sim.opcua;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.opcua.NodeAddress;
import org.gengfu.profile.opcua.NodeAddress.Id;
import org.gengfu.profile.opcua.NodeAddress.Path;
import org.gengfu.profile.opcua.NodeAddress.Step;
import org.gengfu.profile.opcua.NodeSource;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.opcua.wire.NodeId;

/** Makes a server's nodes out of its devices' profiles. For one thread. */
final class SpaceBuilder {
  private final UaServer server;
  private final List<DeviceFace> devices;
  private final AddressSpace space;
  private final Map<NodeId, PointVariable> variables = new HashMap<>();

  /**
   * @param turned true for the namespaces in the other order, as after a restart of servers that
   *     number them anew
   */
  SpaceBuilder(UaServer server, List<DeviceFace> devices, boolean turned) {
    this.server = server;
    this.devices = devices;
    Set<String> uris = new LinkedHashSet<>();
    devices.forEach(device -> points(device).forEach(point -> uris(point, uris)));
    List<String> own = new ArrayList<>(uris);
    own.remove(NodeAddress.STANDARD);
    if (turned) {
      Collections.reverse(own);
      own.addFirst(UaServer.APPLICATION + ":added");
    }
    own.addFirst(UaServer.APPLICATION);
    own.addFirst(NodeAddress.STANDARD);
    space = new AddressSpace(own);
  }

  AddressSpace build() {
    new StandardNodes(space, server).add();
    for (DeviceFace device : devices) {
      for (ResolvedPoint point : points(device)) {
        NodeSource source = (NodeSource) point.source();
        switch (source.at()) {
          case Id id -> place(device, point, id);
          case Path path -> place(device, point, path);
        }
      }
    }
    return space;
  }

  private static List<ResolvedPoint> points(DeviceFace device) {
    return device.profile().points().stream()
        .filter(point -> point.source() instanceof NodeSource)
        .toList();
  }

  private static void uris(ResolvedPoint point, Set<String> uris) {
    switch (((NodeSource) point.source()).at()) {
      case Id id -> uris.add(id.namespace());
      case Path path -> {
        uris.add(path.start().namespace());
        path.steps().forEach(step -> uris.add(step.namespace()));
      }
    }
  }

  private void place(DeviceFace device, ResolvedPoint point, Id id) {
    NodeId node = id(id);
    NodeId folder = NodeId.text(1, device.id());
    if (space.node(folder) == null) {
      folder(folder, new NodeId(1, device.id()), StandardNodes.OBJECTS, Reference.ORGANIZES);
    }
    variable(device, point, node, new NodeId(node.namespace(), point.id()), folder);
  }

  private void place(DeviceFace device, ResolvedPoint point, Path path) {
    NodeId at = id(path.start());
    if (space.node(at) == null) {
      folder(
          at, new NodeId(at.namespace(), device.id()), StandardNodes.OBJECTS, Reference.ORGANIZES);
    }
    StringBuilder name = new StringBuilder(at.equals(StandardNodes.OBJECTS) ? "" : at.id() + "/");
    for (int i = 0; i < path.steps().size(); i++) {
      Step step = path.steps().get(i);
      NodeId browse = new NodeId(space.index(step.namespace()), step.name());
      name.append(i == 0 ? "" : "/").append(step.name());
      Node child = space.child(at, browse);
      NodeId id =
          child != null
              ? child.id()
              : NodeId.text(Math.max(1, browse.namespace()), name.toString());
      if (i == path.steps().size() - 1) {
        variable(device, point, id, browse, at);
      } else if (child == null) {
        long reference =
            at.equals(StandardNodes.OBJECTS) ? Reference.ORGANIZES : Reference.HAS_COMPONENT;
        folder(id, browse, at, reference);
      }
      at = id;
    }
  }

  private void folder(NodeId id, NodeId browse, NodeId parent, long reference) {
    space.add(
        new Node(id, Node.Kind.OBJECT, browse, StandardNodes.FOLDER_TYPE, null), parent, reference);
  }

  private void variable(
      DeviceFace device, ResolvedPoint point, NodeId id, NodeId browse, NodeId parent) {
    PointVariable known = variables.get(id);
    if (known != null) {
      if (known.face() == device) {
        known.add(point);
      }
      return;
    }
    if (space.node(id) != null) {
      return;
    }
    PointVariable made = new PointVariable(device, PointVariable.source(point).type(), server);
    made.add(point);
    variables.put(id, made);
    space.add(
        new Node(id, Node.Kind.VARIABLE, browse, StandardNodes.VARIABLE_TYPE, made),
        parent,
        Reference.HAS_COMPONENT);
  }

  private NodeId id(Id id) {
    int namespace = space.index(id.namespace());
    return switch (id.kind()) {
      case NUMBER -> new NodeId(namespace, Long.parseLong(id.value()));
      case TEXT -> new NodeId(namespace, id.value());
      case GUID -> new NodeId(namespace, UUID.fromString(id.value()));
      case OPAQUE ->
          new NodeId(
              namespace,
              ByteBuffer.wrap(Base64.getDecoder().decode(id.value())).asReadOnlyBuffer());
    };
  }
}

package org.gengfu.sim.opcua;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.sim.opcua.wire.NodeId;
import org.jspecify.annotations.Nullable;

/** Nodes and references of a server. Built by one thread, then only read. */
final class AddressSpace {
  /** Most nodes of one server. */
  static final int MOST_NODES = 100_000;

  private final List<String> namespaces;
  private final Map<NodeId, Node> nodes = new HashMap<>();
  private final Map<NodeId, List<Reference>> references = new HashMap<>();

  /**
   * @param namespaces URIs by index, the standard's first
   */
  AddressSpace(List<String> namespaces) {
    this.namespaces = List.copyOf(namespaces);
  }

  List<String> namespaces() {
    return namespaces;
  }

  /** Index of a namespace. */
  int index(String uri) {
    int index = namespaces.indexOf(uri);
    if (index < 0) {
      throw new IllegalArgumentException("no namespace " + uri);
    }
    return index;
  }

  @Nullable Node node(NodeId id) {
    return nodes.get(id);
  }

  List<Reference> references(NodeId id) {
    return references.getOrDefault(id, List.of());
  }

  /**
   * Adds a node under another one.
   *
   * @throws IllegalStateException when there is no room
   */
  Node add(Node node, NodeId parent, long reference) {
    if (nodes.size() >= MOST_NODES) {
      throw new IllegalStateException("more than " + MOST_NODES + " nodes");
    }
    nodes.put(node.id(), node);
    if (!parent.equals(NodeId.NULL)) {
      refer(parent, reference, node.id());
    }
    if (!node.type().equals(NodeId.NULL)) {
      references
          .computeIfAbsent(node.id(), id -> new ArrayList<>())
          .add(new Reference(Reference.HAS_TYPE_DEFINITION, true, node.type()));
    }
    return node;
  }

  private void refer(NodeId from, long type, NodeId to) {
    references.computeIfAbsent(from, id -> new ArrayList<>()).add(new Reference(type, true, to));
    references.computeIfAbsent(to, id -> new ArrayList<>()).add(new Reference(type, false, from));
  }

  /** The child with this browse name, or null. */
  @Nullable Node child(NodeId parent, NodeId browseName) {
    for (Reference reference : references(parent)) {
      Node target = nodes.get(reference.target());
      if (reference.forward()
          && reference.type() != Reference.HAS_TYPE_DEFINITION
          && target != null
          && target.browseName().equals(browseName)) {
        return target;
      }
    }
    return null;
  }
}

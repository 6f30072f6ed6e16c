package org.gengfu.sim.opcua;

import org.gengfu.sim.opcua.wire.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * One node of a server.
 *
 * @param id its id
 * @param kind its class
 * @param browseName namespace index and name
 * @param type its type definition, {@link NodeId#NULL} for none
 * @param source where its value comes from, null when it has none
 */
record Node(NodeId id, Kind kind, NodeId browseName, NodeId type, @Nullable ValueSource source) {
  /** Node classes with their numbers (OPC 10000-3, 8.29). */
  enum Kind {
    OBJECT(1),
    VARIABLE(2),
    OBJECT_TYPE(8),
    VARIABLE_TYPE(16);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  String name() {
    return (String) browseName.id();
  }
}

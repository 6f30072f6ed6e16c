package org.gengfu.sim.opcua;

import java.util.List;
import java.util.function.Supplier;
import org.gengfu.sim.opcua.wire.DataValue;
import org.gengfu.sim.opcua.wire.NodeId;
import org.gengfu.sim.opcua.wire.Status;
import org.gengfu.sim.opcua.wire.Variant;

/**
 * The nodes that every server has (OPC 10000-5, 8.2, 8.3 and 6.3; numbers of OPC 10000-6, annex A),
 * as far as clients ask for them.
 */
final class StandardNodes {
  static final NodeId OBJECTS = NodeId.standard(85);
  static final NodeId FOLDER_TYPE = NodeId.standard(61);
  static final NodeId OBJECT_TYPE = NodeId.standard(58);
  static final NodeId VARIABLE_TYPE = NodeId.standard(63);

  private static final NodeId PROPERTY_TYPE = NodeId.standard(68);
  private static final NodeId ROOT = NodeId.standard(84);
  private static final NodeId TYPES = NodeId.standard(86);
  private static final NodeId SERVER = NodeId.standard(2253);
  private static final NodeId SERVER_TYPE = NodeId.standard(2004);
  private static final NodeId STATUS = NodeId.standard(2256);
  private static final NodeId CAPABILITIES = NodeId.standard(2268);
  private static final NodeId LIMITS = NodeId.standard(11704);
  private static final long RUNNING = 0;
  private static final long BEST_SERVICE = 255;

  private final AddressSpace space;
  private final UaServer server;

  StandardNodes(AddressSpace space, UaServer server) {
    this.space = space;
    this.server = server;
  }

  void add() {
    object(ROOT, "Root", NodeId.NULL, FOLDER_TYPE);
    object(OBJECTS, "Objects", ROOT, FOLDER_TYPE);
    object(TYPES, "Types", ROOT, FOLDER_TYPE);
    object(NodeId.standard(87), "Views", ROOT, FOLDER_TYPE);
    type(OBJECT_TYPE, "BaseObjectType", Node.Kind.OBJECT_TYPE);
    type(FOLDER_TYPE, "FolderType", Node.Kind.OBJECT_TYPE);
    type(SERVER_TYPE, "ServerType", Node.Kind.OBJECT_TYPE);
    type(VARIABLE_TYPE, "BaseDataVariableType", Node.Kind.VARIABLE_TYPE);
    type(PROPERTY_TYPE, "PropertyType", Node.Kind.VARIABLE_TYPE);
    object(SERVER, "Server", OBJECTS, SERVER_TYPE);
    property(2254, "ServerArray", SERVER, Variant.texts(List.of(UaServer.APPLICATION)));
    property(2255, "NamespaceArray", SERVER, Variant.texts(space.namespaces()));
    property(2267, "ServiceLevel", SERVER, Variant.whole(Variant.BYTE, BEST_SERVICE));
    status();
    capabilities();
  }

  private void status() {
    object(STATUS, "ServerStatus", SERVER, OBJECT_TYPE);
    long started = server.now();
    property(2257, "StartTime", STATUS, Variant.whole(Variant.DATE_TIME, started));
    live(2258, "CurrentTime", () -> Variant.whole(Variant.DATE_TIME, server.now()));
    property(2259, "State", STATUS, Variant.whole(Variant.INT32, RUNNING));
  }

  private void capabilities() {
    object(CAPABILITIES, "ServerCapabilities", SERVER, OBJECT_TYPE);
    property(
        2735,
        "MaxBrowseContinuationPoints",
        CAPABILITIES,
        Variant.whole(Variant.UINT16, Continuations.MOST));
    property(
        2272,
        "MinSupportedSampleRate",
        CAPABILITIES,
        new Variant(Variant.DOUBLE, (double) UaServer.TICK_MILLIS));
    object(LIMITS, "OperationLimits", CAPABILITIES, FOLDER_TYPE);
    limit(11705, "MaxNodesPerRead");
    limit(11707, "MaxNodesPerWrite");
    limit(11710, "MaxNodesPerBrowse");
    limit(11712, "MaxNodesPerTranslateBrowsePathsToNodeIds");
    limit(11714, "MaxMonitoredItemsPerCall");
  }

  private void limit(long id, String name) {
    property(id, name, LIMITS, Variant.whole(Variant.UINT32, server.mostOperations()));
  }

  private void object(NodeId id, String name, NodeId parent, NodeId type) {
    boolean folder = type.equals(FOLDER_TYPE);
    Node node = new Node(id, Node.Kind.OBJECT, new NodeId(0, name), type, null);
    space.add(node, parent, folder ? Reference.ORGANIZES : Reference.HAS_COMPONENT);
  }

  private void type(NodeId id, String name, Node.Kind kind) {
    Node node = new Node(id, kind, new NodeId(0, name), NodeId.NULL, null);
    space.add(node, TYPES, Reference.ORGANIZES);
  }

  private void property(long id, String name, NodeId parent, Variant value) {
    variable(id, name, parent, new Held(() -> value, value.type(), value.array(), server));
  }

  private void live(long id, String name, Supplier<Variant> value) {
    variable(id, name, STATUS, new Held(value, value.get().type(), false, server));
  }

  private void variable(long id, String name, NodeId parent, ValueSource source) {
    Node node =
        new Node(
            NodeId.standard(id), Node.Kind.VARIABLE, new NodeId(0, name), PROPERTY_TYPE, source);
    space.add(node, parent, Reference.HAS_PROPERTY);
  }

  /** A value of the server itself. */
  private record Held(Supplier<Variant> value, int type, boolean array, UaServer server)
      implements ValueSource {
    @Override
    public DataValue read() {
      return new DataValue(value.get(), Status.GOOD, server.now());
    }
  }
}

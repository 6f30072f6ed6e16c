package org.gengfu.sim.opcua;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.opcua.wire.DataValue;
import org.gengfu.sim.opcua.wire.NodeId;
import org.gengfu.sim.opcua.wire.Status;
import org.gengfu.sim.opcua.wire.UaReader;
import org.gengfu.sim.opcua.wire.Variant;

/** Reading and writing (OPC 10000-4, 5.10). Guarded by the server's lock. */
final class Attributes {
  static final int VALUE = 13;

  private static final long BAD_INDEX_RANGE_INVALID = 0x8036_0000L;
  private static final long READ = 1;
  private static final long WRITE = 2;
  private static final long SCALAR = -1;
  private static final long ONE_DIMENSION = 1;

  private final UaServer server;
  private final AddressSpace space;

  Attributes(UaServer server) {
    this.server = server;
    space = server.space();
  }

  /** One attribute of a node. */
  record Wish(NodeId node, long attribute, String range) {
    static Wish read(UaReader in) {
      Wish wish = new Wish(in.nodeId(), in.u32(), in.textOr(""));
      in.qualifiedName();
      return wish;
    }
  }

  /** One value to be written. */
  private record Order(NodeId node, long attribute, String range, DataValue value) {
    static Order read(UaReader in) {
      return new Order(in.nodeId(), in.u32(), in.textOr(""), in.dataValue());
    }
  }

  byte[] read(Call call) {
    UaReader in = call.body();
    in.f64();
    in.u32();
    List<Wish> wishes = Sessions.operations(server, in.list(Wish::read));
    Map<DeviceFace, Map<String, Double>> numbers = new HashMap<>();
    Map<DeviceFace, Map<String, String>> texts = new HashMap<>();
    List<DataValue> values = wishes.stream().map(wish -> read(wish, numbers, texts)).toList();
    numbers.forEach((face, held) -> face.served(held, texts.getOrDefault(face, Map.of())));
    return call.answer(
        Service.READ.response(),
        out -> out.list(values, (writer, value) -> writer.dataValue(value)).none());
  }

  private DataValue read(
      Wish wish,
      Map<DeviceFace, Map<String, Double>> numbers,
      Map<DeviceFace, Map<String, String>> texts) {
    Node node = space.node(wish.node());
    if (node == null) {
      return DataValue.bad(Status.BAD_NODE_ID_UNKNOWN, 0);
    }
    if (!wish.range().isEmpty()) {
      return DataValue.bad(BAD_INDEX_RANGE_INVALID, 0);
    }
    ValueSource source = node.source();
    if (wish.attribute() == VALUE && source != null) {
      DataValue value = source.read();
      source
          .device()
          .ifPresent(variable ->
              variable.served(
                  value,
                  numbers.computeIfAbsent(variable.face(), f -> new HashMap<>()),
                  texts.computeIfAbsent(variable.face(), f -> new HashMap<>())));
      return value;
    }
    Variant held = attribute(node, (int) wish.attribute());
    return held.type() == 0
        ? DataValue.bad(Status.BAD_ATTRIBUTE_ID_INVALID, 0)
        : new DataValue(held, Status.GOOD, 0);
  }

  /** An attribute other than the value (OPC 10000-6, annex A.1), empty when the node has none. */
  private static Variant attribute(Node node, int attribute) {
    ValueSource source = node.source();
    Variant common =
        switch (attribute) {
          case 1 -> new Variant(Variant.NODE_ID, node.id());
          case 2 -> Variant.whole(Variant.INT32, node.kind().number());
          case 3 -> new Variant(Variant.QUALIFIED_NAME, node.browseName());
          case 4, 5 -> new Variant(Variant.LOCALIZED_TEXT, node.name());
          case 6, 7 -> Variant.whole(Variant.UINT32, 0);
          default -> Variant.EMPTY;
        };
    if (common.type() != 0 || source == null) {
      return attribute == 12 && node.kind() == Node.Kind.OBJECT
          ? Variant.whole(Variant.BYTE, 0)
          : common;
    }
    return switch (attribute) {
      case 14 -> new Variant(Variant.NODE_ID, NodeId.standard(source.type()));
      case 15 -> Variant.whole(Variant.INT32, source.array() ? ONE_DIMENSION : SCALAR);
      case 17, 18 -> Variant.whole(Variant.BYTE, READ | (source.writable() ? WRITE : 0));
      case 19 -> new Variant(Variant.DOUBLE, (double) UaServer.TICK_MILLIS);
      case 20 -> Variant.flag(false);
      default -> Variant.EMPTY;
    };
  }

  byte[] write(Call call) {
    List<Order> orders = Sessions.operations(server, call.body().list(Order::read));
    List<Long> results = orders.stream().map(this::write).toList();
    return call.answer(Service.WRITE.response(), out -> Sessions.results(out, results));
  }

  private long write(Order order) {
    Node node = space.node(order.node());
    if (node == null) {
      return Status.BAD_NODE_ID_UNKNOWN;
    }
    ValueSource source = node.source();
    if (source == null || order.attribute() != VALUE || !order.range().isEmpty()) {
      return Status.BAD_NOT_WRITABLE;
    }
    return source.write(order.value().value());
  }
}

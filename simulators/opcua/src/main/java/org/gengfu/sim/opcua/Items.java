package org.gengfu.sim.opcua;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gengfu.sim.opcua.wire.NodeId;
import org.gengfu.sim.opcua.wire.Status;
import org.gengfu.sim.opcua.wire.UaReader;
import org.gengfu.sim.opcua.wire.UaWriter;
import org.jspecify.annotations.Nullable;

/** Monitored items (OPC 10000-4, 5.12). Guarded by the server's lock. */
final class Items {
  private static final long DATA_CHANGE_FILTER = 724;
  private static final long ABSOLUTE = 1;

  private final UaServer server;
  private long next = 1;

  Items(UaServer server) {
    this.server = server;
  }

  /** An item that a client wants. */
  private record Order(Attributes.Wish what, long mode, MonitoredItem.Wish wish) {
    static Order read(UaReader in) {
      return new Order(Attributes.Wish.read(in), in.u32(), Items.wish(in));
    }
  }

  /** A change that a client wants. */
  private record Change(long id, MonitoredItem.Wish wish) {
    static Change read(UaReader in) {
      return new Change(in.u32(), Items.wish(in));
    }
  }

  private static MonitoredItem.Wish wish(UaReader in) {
    long handle = in.u32();
    double sampling = in.f64();
    Double deadband = in.extension(Items::filter);
    int queue = (int) Math.clamp(in.u32(), 1, MonitoredItem.MOST_QUEUED);
    long millis = sampling <= 0 ? UaServer.TICK_MILLIS : Math.max(1, (long) sampling);
    return new MonitoredItem.Wish(
        handle,
        Math.max(UaServer.TICK_MILLIS, millis),
        queue,
        in.flag(),
        deadband == null ? 0 : deadband);
  }

  private static @Nullable Function<UaReader, Double> filter(NodeId type) {
    return type.standardId() == DATA_CHANGE_FILTER
        ? in -> {
          in.u32();
          return in.u32() == ABSOLUTE ? in.f64() : 0.0;
        }
        : null;
  }

  byte[] answer(Service service, Call call, Subscription subscription) {
    UaReader in = call.body();
    if (service == Service.CREATE_ITEMS) {
      in.u32();
      List<Order> orders = Sessions.operations(server, in.list(Order::read));
      return call.answer(
          service.response(),
          out -> out.list(orders, (writer, order) -> create(writer, order, subscription)).none());
    }
    if (service == Service.MODIFY_ITEMS) {
      in.u32();
      List<Change> changes = Sessions.operations(server, in.list(Change::read));
      return call.answer(
          service.response(),
          out ->
              out.list(changes, (writer, change) -> modify(writer, change, subscription)).none());
    }
    long mode = service == Service.SET_MONITORING_MODE ? in.u32() : -1;
    List<Long> results = new ArrayList<>();
    for (long id : Sessions.operations(server, Sessions.numbers(in))) {
      MonitoredItem item =
          mode < 0 ? subscription.items().remove(id) : subscription.items().get(id);
      if (item != null && mode >= 0) {
        item.mode(mode);
      }
      results.add(item == null ? Status.BAD_MONITORED_ITEM_ID_INVALID : Status.GOOD);
    }
    return call.answer(service.response(), out -> Sessions.results(out, results));
  }

  private void create(UaWriter out, Order order, Subscription subscription) {
    Node node = server.space().node(order.what().node());
    ValueSource source = node == null ? null : node.source();
    long status =
        node == null
            ? Status.BAD_NODE_ID_UNKNOWN
            : source == null || order.what().attribute() != Attributes.VALUE
                ? Status.BAD_ATTRIBUTE_ID_INVALID
                : subscription.items().size() >= Subscription.MOST_ITEMS
                    ? Status.BAD_TOO_MANY_MONITORED_ITEMS
                    : Status.GOOD;
    long id = 0;
    if (status == Status.GOOD && source != null) {
      id = next++;
      subscription.items().put(id, new MonitoredItem(source, order.wish(), order.mode()));
    }
    revised(out.u32(status).u32(id), order.wish());
  }

  private static void modify(UaWriter out, Change change, Subscription subscription) {
    MonitoredItem item = subscription.items().get(change.id());
    if (item != null) {
      item.change(change.wish());
    }
    out.u32(item == null ? Status.BAD_MONITORED_ITEM_ID_INVALID : Status.GOOD);
    revised(out, change.wish());
  }

  private static void revised(UaWriter out, MonitoredItem.Wish wish) {
    out.f64(wish.samplingMillis()).u32(wish.queue()).noExtension();
  }
}

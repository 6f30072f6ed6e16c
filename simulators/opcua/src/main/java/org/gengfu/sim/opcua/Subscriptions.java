package org.gengfu.sim.opcua;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gengfu.sim.opcua.wire.Status;
import org.gengfu.sim.opcua.wire.UaFault;
import org.gengfu.sim.opcua.wire.UaReader;
import org.gengfu.sim.opcua.wire.UaWriter;
import org.jspecify.annotations.Nullable;

/** Subscriptions and what is published (OPC 10000-4, 5.13). Guarded by the server's lock. */
final class Subscriptions {
  private static final long FASTEST_MILLIS = UaServer.TICK_MILLIS;
  private static final long SLOWEST_MILLIS = 3_600_000;
  private static final long MOST_KEEP_ALIVE = 10_000;
  private static final long LEAST_LIFETIMES = 3;

  private final UaServer server;
  private final Items items;
  private long next = 1;

  Subscriptions(UaServer server) {
    this.server = server;
    items = new Items(server);
  }

  byte @Nullable [] answer(Service service, Call call, SimSession session) {
    return switch (service) {
      case CREATE_SUBSCRIPTION -> create(call, session);
      case MODIFY_SUBSCRIPTION -> modify(call, session);
      case SET_PUBLISHING_MODE -> publishingMode(call, session);
      case DELETE_SUBSCRIPTIONS -> delete(call, session);
      case PUBLISH -> publish(call, session);
      case REPUBLISH -> republish(call, session);
      case CREATE_ITEMS, MODIFY_ITEMS, SET_MONITORING_MODE, DELETE_ITEMS -> {
        Subscription subscription = subscription(session, call.body().u32());
        yield items.answer(service, call, subscription);
      }
      case FIND_SERVERS,
          GET_ENDPOINTS,
          CREATE_SESSION,
          ACTIVATE_SESSION,
          CLOSE_SESSION,
          BROWSE,
          BROWSE_NEXT,
          TRANSLATE,
          READ,
          WRITE ->
          throw new UaFault(Status.BAD_SERVICE_UNSUPPORTED, "no service of subscriptions");
    };
  }

  /** What the passing of time makes due in a session. */
  void tick(SimSession session, Map<Call, byte[]> answers) {
    List<Subscription> over = new ArrayList<>();
    for (Subscription subscription : session.subscriptions().values()) {
      byte[] message = subscription.tick(server.now(), !session.publishes().isEmpty());
      if (message != null) {
        Call call = session.publishes().removeFirst();
        answers.put(call, published(call, subscription, message));
      }
      if (subscription.over()) {
        over.add(subscription);
      }
    }
    over.forEach(subscription -> session.subscriptions().remove(subscription.id()));
  }

  private static byte[] published(Call call, Subscription subscription, byte[] message) {
    return call.answer(
        Service.PUBLISH.response(),
        out -> {
          out.u32(subscription.id());
          out.list(subscription.available(), (writer, number) -> writer.u32(number));
          out.flag(subscription.more()).raw(message).none().none();
        });
  }

  private static Subscription subscription(SimSession session, long id) {
    Subscription subscription = session.subscriptions().get(id);
    if (subscription == null) {
      throw new UaFault(Status.BAD_SUBSCRIPTION_ID_INVALID, "no subscription " + id);
    }
    return subscription;
  }

  private byte[] create(Call call, SimSession session) {
    UaReader in = call.body();
    if (session.subscriptions().size() >= SimSession.MOST_SUBSCRIPTIONS) {
      throw new UaFault(Status.BAD_TOO_MANY_SUBSCRIPTIONS, "no room for a subscription");
    }
    Pace pace = Pace.read(in);
    in.u32();
    Subscription made = new Subscription(next++, in.flag());
    pace.set(made);
    session.subscriptions().put(made.id(), made);
    return call.answer(
        Service.CREATE_SUBSCRIPTION.response(), out -> pace.write(out.u32(made.id())));
  }

  private byte[] modify(Call call, SimSession session) {
    UaReader in = call.body();
    Subscription subscription = subscription(session, in.u32());
    Pace pace = Pace.read(in);
    pace.set(subscription);
    return call.answer(Service.MODIFY_SUBSCRIPTION.response(), pace::write);
  }

  /** How often a subscription speaks. */
  private record Pace(long interval, long lifetime, long keepAlive) {
    static Pace read(UaReader in) {
      long interval = Math.clamp((long) in.f64(), FASTEST_MILLIS, SLOWEST_MILLIS);
      long lifetime = in.u32();
      long keepAlive = Math.clamp(in.u32(), 1, MOST_KEEP_ALIVE);
      return new Pace(interval, Math.max(lifetime, LEAST_LIFETIMES * keepAlive), keepAlive);
    }

    void set(Subscription subscription) {
      subscription.pace(interval, keepAlive, lifetime);
    }

    void write(UaWriter out) {
      out.f64(interval).u32(lifetime).u32(keepAlive);
    }
  }

  private static byte[] publishingMode(Call call, SimSession session) {
    boolean enabled = call.body().flag();
    List<Long> results = new ArrayList<>();
    for (long id : Sessions.numbers(call.body())) {
      Subscription subscription = session.subscriptions().get(id);
      if (subscription != null) {
        subscription.enabled(enabled);
      }
      results.add(subscription == null ? Status.BAD_SUBSCRIPTION_ID_INVALID : Status.GOOD);
    }
    return call.answer(
        Service.SET_PUBLISHING_MODE.response(), out -> Sessions.results(out, results));
  }

  private static byte[] delete(Call call, SimSession session) {
    List<Long> results = new ArrayList<>();
    for (long id : Sessions.numbers(call.body())) {
      boolean gone = session.subscriptions().remove(id) != null;
      results.add(gone ? Status.GOOD : Status.BAD_SUBSCRIPTION_ID_INVALID);
    }
    return call.answer(
        Service.DELETE_SUBSCRIPTIONS.response(), out -> Sessions.results(out, results));
  }

  private byte @Nullable [] publish(Call call, SimSession session) {
    for (long[] each : call.body().list(in -> new long[] {in.u32(), in.u32()})) {
      Subscription subscription = session.subscriptions().get(each[0]);
      if (subscription != null) {
        subscription.acknowledge(each[1]);
      }
    }
    if (session.subscriptions().isEmpty()) {
      throw new UaFault(Status.BAD_NO_SUBSCRIPTION, "nothing is subscribed");
    }
    if (session.publishes().size() >= SimSession.MOST_PUBLISHES) {
      throw new UaFault(Status.BAD_TOO_MANY_PUBLISH_REQUESTS, "too many publish requests");
    }
    session.publishes().addLast(call);
    return null;
  }

  private static byte[] republish(Call call, SimSession session) {
    Subscription subscription = subscription(session, call.body().u32());
    byte[] message = subscription.kept(call.body().u32());
    if (message == null) {
      throw new UaFault(Status.BAD_MESSAGE_NOT_AVAILABLE, "forgotten or acknowledged");
    }
    return call.answer(
        Service.REPUBLISH.response(), out -> out.raw(Objects.requireNonNull(message)));
  }
}

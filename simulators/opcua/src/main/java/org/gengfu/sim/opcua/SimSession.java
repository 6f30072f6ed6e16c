package org.gengfu.sim.opcua;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gengfu.sim.opcua.wire.NodeId;

/** A client's session. Guarded by its server. */
final class SimSession {
  /** Publish requests that wait in one session, at most; the oldest is answered with a fault. */
  static final int MOST_PUBLISHES = 20;

  /** Subscriptions of one session, at most. */
  static final int MOST_SUBSCRIPTIONS = 20;

  private final NodeId id;
  private final NodeId token;
  private final long timeoutMillis;
  private final Continuations continuations = new Continuations();
  private final Map<Long, Subscription> subscriptions = new LinkedHashMap<>();
  private final ArrayDeque<Call> publishes = new ArrayDeque<>();
  private Channel channel;
  private boolean active;
  private long lastMillis;

  SimSession(NodeId id, NodeId token, long timeoutMillis, Channel channel, long nowMillis) {
    this.id = id;
    this.token = token;
    this.timeoutMillis = timeoutMillis;
    this.channel = channel;
    lastMillis = nowMillis;
  }

  NodeId id() {
    return id;
  }

  NodeId token() {
    return token;
  }

  long timeoutMillis() {
    return timeoutMillis;
  }

  boolean active() {
    return active;
  }

  Channel channel() {
    return channel;
  }

  /** It goes on, on this channel. */
  void activate(Channel on) {
    active = true;
    channel = on;
  }

  void seen(long nowMillis) {
    lastMillis = nowMillis;
  }

  boolean over(long nowMillis) {
    return nowMillis - lastMillis > timeoutMillis;
  }

  Continuations continuations() {
    return continuations;
  }

  Map<Long, Subscription> subscriptions() {
    return subscriptions;
  }

  ArrayDeque<Call> publishes() {
    return publishes;
  }
}

package org.gengfu.sim.opcua;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gengfu.sim.opcua.wire.DataValue;
import org.gengfu.sim.opcua.wire.UaWriter;
import org.jspecify.annotations.Nullable;

/**
 * A subscription (OPC 10000-4, 5.13): tells changes at its publishing interval, says when nothing
 * changed, and keeps what was not acknowledged. Guarded by its server.
 */
final class Subscription {
  /** Messages kept until they are acknowledged; the oldest is forgotten first. */
  static final int MOST_KEPT = 50;

  /** Items of one subscription. */
  static final int MOST_ITEMS = 10_000;

  private static final int MOST_PER_MESSAGE = 500;
  private static final long DATA_CHANGE = 811;

  private final long id;
  private final Map<Long, MonitoredItem> items = new LinkedHashMap<>();
  private final TreeMap<Long, byte[]> kept = new TreeMap<>();
  private long intervalMillis;
  private long keepAliveCount;
  private long lifetimeCount;
  private boolean enabled;
  private long nextMillis;
  private long sequence = 1;
  private long quiet;
  private long unheard;

  Subscription(long id, boolean enabled) {
    this.id = id;
    this.enabled = enabled;
  }

  /** Sets its pace. */
  void pace(long interval, long keepAlive, long lifetime) {
    intervalMillis = interval;
    keepAliveCount = keepAlive;
    lifetimeCount = lifetime;
    quiet = keepAlive;
  }

  long id() {
    return id;
  }

  Map<Long, MonitoredItem> items() {
    return items;
  }

  void enabled(boolean now) {
    enabled = now;
  }

  boolean acknowledge(long number) {
    return kept.remove(number) != null;
  }

  byte @Nullable [] kept(long number) {
    return kept.get(number);
  }

  List<Long> available() {
    return new ArrayList<>(kept.keySet());
  }

  /** True when nobody fetched anything for its whole lifetime. */
  boolean over() {
    return unheard > lifetimeCount;
  }

  /**
   * One tick.
   *
   * @param listening true when a publish request waits
   * @return the message to be sent, null for none
   */
  byte @Nullable [] tick(long nowMillis, boolean listening) {
    items.values().forEach(item -> item.sample(nowMillis));
    if (nowMillis < nextMillis) {
      return null;
    }
    boolean changes = enabled && items.values().stream().anyMatch(MonitoredItem::waiting);
    boolean alive = quiet >= keepAliveCount;
    if (!listening) {
      unheard++;
      nextMillis = nowMillis + intervalMillis;
      return null;
    }
    if (!changes && !alive) {
      quiet++;
      nextMillis = nowMillis + intervalMillis;
      return null;
    }
    nextMillis = nowMillis + intervalMillis;
    quiet = 0;
    unheard = 0;
    return changes ? changes(nowMillis) : message(nowMillis, sequence, List.of());
  }

  /** True when there is more to be told at once. */
  boolean more() {
    return enabled && items.values().stream().anyMatch(MonitoredItem::waiting);
  }

  private byte[] changes(long nowMillis) {
    List<Told> told = new ArrayList<>();
    for (MonitoredItem item : items.values()) {
      while (item.waiting() && told.size() < MOST_PER_MESSAGE) {
        told.add(new Told(item, item.next()));
      }
    }
    if (more()) {
      nextMillis = nowMillis;
    }
    record(told);
    byte[] message = message(nowMillis, sequence, told);
    kept.put(sequence, message);
    if (kept.size() > MOST_KEPT) {
      kept.pollFirstEntry();
    }
    sequence++;
    return message;
  }

  /** One value that is told. */
  private record Told(MonitoredItem item, DataValue value) {}

  private static void record(List<Told> told) {
    for (Told each : told) {
      each.item()
          .source()
          .device()
          .ifPresent(variable -> {
            Map<String, Double> numbers = new HashMap<>();
            Map<String, String> texts = new HashMap<>();
            variable.served(each.value(), numbers, texts);
            variable.face().served(numbers, texts);
          });
    }
  }

  private static byte[] message(long nowMillis, long number, List<Told> told) {
    UaWriter out = new UaWriter().u32(number).dateTime(nowMillis);
    if (told.isEmpty()) {
      return out.u32(0).bytes();
    }
    UaWriter change = new UaWriter();
    change.list(
        told, (writer, each) -> writer.u32(each.item().wish().handle()).dataValue(each.value()));
    change.none();
    return out.u32(1).extension(DATA_CHANGE, change).bytes();
  }
}

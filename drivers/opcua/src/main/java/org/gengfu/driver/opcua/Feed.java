package org.gengfu.driver.opcua;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.gengfu.driver.Bus;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.opcua.NodeSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one device's server tells by itself, and what it told last. {@link #put} may be called from
 * any thread, everything else on the bus's thread only.
 */
final class Feed {
  /** Told values that wait for the bus's thread; the oldest is dropped then. */
  static final int MOST_WAITING = 10_000;

  /** How often a subscribed question is read nevertheless, in case a server forgets to tell. */
  static final Duration AUDIT_EVERY = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

  /** Quality bits that say Uncertain (OPC 10000-4, 7.39.1). */
  private static final long UNCERTAIN = 0x4000_0000L;

  /**
   * One value that the server told.
   *
   * @param generation of the subscription that told it
   */
  record Told(OpcuaPlan.Watched watched, DataValue value, int generation) {}

  private final OpcuaPlan plan;
  private final Bus.Listener listener;
  private final ArrayDeque<Told> waiting = new ArrayDeque<>();
  private final Map<NodeSource, RawValue> last = new HashMap<>();
  private final Map<OpcuaRequest, Long> audits = new IdentityHashMap<>();

  /** What is being read now and was not told anew meanwhile. */
  private final Set<NodeSource> reading = new HashSet<>();

  private final Set<NodeSource> uncertain = new HashSet<>();
  private @Nullable OpcUaSubscription subscription;
  private boolean making;
  private boolean confirmed;
  private long heardNanos;
  private long lost;
  private boolean missed;
  private int generation;
  private int failures;

  Feed(OpcuaPlan plan, Bus.Listener listener) {
    this.plan = plan;
    this.listener = listener;
  }

  OpcuaPlan plan() {
    return plan;
  }

  int generation() {
    return generation;
  }

  @Nullable OpcUaSubscription subscription() {
    return subscription;
  }

  /** How long to wait before the next attempt, doubled with every failure up to a minute. */
  Duration pause() {
    return Duration.ofSeconds(Math.min(60, 1L << Math.min(failures, 6)));
  }

  void failed() {
    failures++;
  }

  /** True once: a subscription is on its way until it is made, failed or gone. */
  boolean begin() {
    boolean first = !making;
    making = true;
    return first;
  }

  /** The subscription is made. */
  void made(OpcUaSubscription now) {
    making = false;
    subscription = now;
    failures = 0;
    heard();
  }

  /** The subscription is gone, or never was. */
  void gone() {
    generation++;
    making = false;
    subscription = null;
    confirmed = false;
    last.clear();
    audits.clear();
    missed = false;
  }

  /** The session goes on; whether the subscription does is seen when it speaks. */
  void doubted() {
    confirmed = false;
    heardNanos = System.nanoTime();
  }

  /** The server spoke. */
  void heard() {
    confirmed = true;
    heardNanos = System.nanoTime();
  }

  /** Changes were lost on the way: what is asked next is read. */
  void auditNow() {
    audits.clear();
    missed = true;
  }

  /** True while silence means that nothing changed. */
  private boolean alive() {
    OpcUaSubscription now = subscription;
    if (now == null || !confirmed) {
      return false;
    }
    double interval = now.getRevisedPublishingInterval().orElse(now.getPublishingInterval());
    long count = now.getRevisedMaxKeepAliveCount().map(Number::longValue).orElse(1L);
    long allowed = (long) (interval * (count + 1) * 1.5e6) + plan.timeout().toNanos();
    return System.nanoTime() - heardNanos < allowed;
  }

  /** The answer to a question out of what was told, null when it must be read. */
  @Nullable ReadOutcome answer(OpcuaRequest.Values request) {
    if (!alive() || !last.keySet().containsAll(request.sources())) {
      return null;
    }
    long now = System.nanoTime();
    Long audited = audits.get(request);
    if (audited == null && !missed) {
      audits.put(request, now);
    } else if (audited == null || now - audited > AUDIT_EVERY.toNanos()) {
      return null;
    }
    return told(request);
  }

  /** A question of the device is being read. */
  void reads(OpcuaRequest.Values request) {
    reading.clear();
    reading.addAll(request.sources());
  }

  /**
   * What came of reading it: from now on this counts as told, or the next answer would fall back to
   * what was told before the loss. What was told while the question was under way is newer.
   */
  void read(OpcuaRequest.Values request, ReadOutcome outcome) {
    if (outcome instanceof ReadOutcome.Values(List<RawValue> values)) {
      for (int i = 0; i < values.size(); i++) {
        NodeSource source = request.sources().get(i);
        if (reading.contains(source) && last.containsKey(source)) {
          last.put(source, values.get(i));
        }
      }
      audits.put(request, System.nanoTime());
    }
    reading.clear();
  }

  private ReadOutcome told(OpcuaRequest.Values request) {
    return new ReadOutcome.Values(
        request.sources().stream()
            .map(source -> last.getOrDefault(source, new RawValue.Absent("not told")))
            .toList());
  }

  /**
   * Takes what the server told.
   *
   * @return true when a call of {@link #deliver} must be planned
   */
  boolean put(List<Told> told) {
    synchronized (waiting) {
      boolean plan = waiting.isEmpty();
      for (Told each : told) {
        if (waiting.size() >= MOST_WAITING) {
          waiting.removeFirst();
          lost++;
        }
        waiting.addLast(each);
      }
      return plan && !told.isEmpty();
    }
  }

  /** Hands on what was told, in its order, together what has the same source time. */
  void deliver() {
    List<Told> all;
    long dropped;
    synchronized (waiting) {
      all = new ArrayList<>(waiting);
      waiting.clear();
      dropped = lost;
      lost = 0;
    }
    if (dropped > 0) {
      LOG.warn("{}: {} changes came faster than they could be taken", plan.device(), dropped);
      auditNow();
    }
    all.removeIf(each -> each.generation() != generation);
    if (all.isEmpty()) {
      return;
    }
    heard();
    Map<String, RawValue> together = new LinkedHashMap<>();
    Instant time = null;
    for (Told each : all) {
      Instant own = time(each.value());
      if (!Objects.equals(own, time)
          || each.watched().points().stream().anyMatch(together::containsKey)) {
        hand(together, time);
        time = own;
      }
      RawValue raw = RawValues.of(each.value(), each.watched().source());
      last.put(each.watched().source(), raw);
      reading.remove(each.watched().source());
      note(each);
      each.watched().points().forEach(point -> together.put(point, raw));
    }
    hand(together, time);
  }

  private void hand(Map<String, RawValue> together, @Nullable Instant time) {
    if (!together.isEmpty()) {
      ReadOutcome outcome = new ReadOutcome.Values(List.copyOf(together.values()));
      listener.heard(plan, List.copyOf(together.keySet()), outcome, time);
      together.clear();
    }
  }

  private static @Nullable Instant time(DataValue value) {
    var time = value.sourceTime();
    return time == null ? null : time.getJavaInstant();
  }

  /** Says once that a server doubts a value, and once that it does no longer. */
  private void note(Told told) {
    boolean doubted = (told.value().statusCode().value() & 0xC000_0000L) == UNCERTAIN;
    NodeSource source = told.watched().source();
    if (doubted && uncertain.add(source)) {
      String name = Failures.name(told.value().statusCode());
      LOG.warn("{}: {} is {}", plan.device(), told.watched().points(), name);
    } else if (!doubted && uncertain.remove(source)) {
      LOG.info("{}: {} is certain again", plan.device(), told.watched().points());
    }
  }
}

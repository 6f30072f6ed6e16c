package org.gengfu.edge.bus;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Birth;
import org.gengfu.contract.Reading;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.edge.pipeline.DevicePipeline;
import org.gengfu.edge.settings.DeviceSetup;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.Operand;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedPoint;
import org.jspecify.annotations.Nullable;

/**
 * One device on a bus: what it is asked, when, and its pipeline. What it is may change while it
 * runs, see {@link #become}. Only the bus's thread may call it.
 */
final class BusDevice {
  /** How often a device is asked again what it is. */
  static final Duration FACTS_EVERY = Duration.ofHours(1);

  /** How soon it is asked again when it did not give a fact that it gave before. */
  static final Duration DOUBT = Duration.ofMinutes(1);

  private static final Duration DEFAULT_PERIOD = Duration.ofSeconds(5);

  /** Where in their periods the slots of a device lie, 0 to 1: devices of a bus are spread. */
  private final double share;

  private final CommandQuota quota = new CommandQuota();
  private final Watchdogs watchdogs = new Watchdogs();
  private final LookGate looks;
  private final DevicePlan listening;
  private DeviceSetup setup;
  private DevicePipeline pipeline;
  private DeviceRest rest;
  private List<PollSlot> slots;
  private @Nullable Instant pipelineDeadline;
  private @Nullable Instant silentAt;

  /**
   * What a device said, or a delay that ran out brought.
   *
   * @param facts what the device is, when that is known and new
   * @param renamed what identifies it has changed
   */
  record Said(
      List<Reading> readings,
      List<AlarmEvent> alarms,
      @Nullable Boolean online,
      @Nullable DeviceFacts facts,
      boolean renamed) {
    boolean isEmpty() {
      return readings.isEmpty() && alarms.isEmpty() && online == null;
    }
  }

  /**
   * @param known what was known of it before, or null
   */
  BusDevice(DeviceSetup setup, double share, long nowNanos, @Nullable DevicePipeline known) {
    this.setup = setup;
    this.listening = setup.plan();
    this.share = share;
    this.pipeline = known == null ? new DevicePipeline(setup.profile(), setup.id()) : known;
    this.slots = slots(nowNanos);
    this.rest = new DeviceRest(fastest().toNanos());
    this.watchdogs.watch(setup.profile(), nowNanos);
    this.looks = new LookGate(nowNanos);
  }

  /** The bus begins: a device that only speaks must speak within its time from now on. */
  void begin(Instant now) {
    silentAt = onlySpeaks() ? setup.plan().silence().map(now::plus).orElse(null) : null;
    said(pipeline.tick(now));
  }

  DevicePipeline pipeline() {
    return pipeline;
  }

  /** True when a plan that was given to the bus for listening is this device's. */
  boolean listensAs(DevicePlan plan) {
    return plan == listening || plan == setup.plan();
  }

  private boolean onlySpeaks() {
    return slots.isEmpty();
  }

  /**
   * What the device is has changed. Everything is asked again at once; alarms that are active, and
   * what is known of points that are still the same, stay.
   */
  void become(DeviceSetup next, DeviceFacts facts, long nowNanos) {
    pipeline = pipeline.successor(next.profile(), facts);
    setup = next;
    slots = slots(nowNanos);
    rest = new DeviceRest(fastest().toNanos());
    watchdogs.watch(next.profile(), nowNanos);
    pipelineDeadline = pipeline.nextDeadline().orElse(null);
  }

  private List<PollSlot> slots(long nowNanos) {
    List<PollSlot> made = new ArrayList<>();
    Duration once = setup.profile().facts().isEmpty() ? Duration.ZERO : FACTS_EVERY;
    for (PollClass pollClass :
        List.of(PollClass.STATIC, PollClass.FAST, PollClass.NORMAL, PollClass.SLOW)) {
      Duration period =
          pollClass == PollClass.STATIC
              ? once
              : setup.polling().getOrDefault(pollClass, DEFAULT_PERIOD);
      add(made, setup.plan().requests(pollClass), period, nowNanos);
    }
    ownPeriods().forEach((period, requests) -> add(made, List.copyOf(requests), period, nowNanos));
    return List.copyOf(made);
  }

  /** Points with a period of their own: they are asked on demand, at that rhythm. */
  private Map<Duration, Set<ReadRequest>> ownPeriods() {
    Map<Duration, Set<ReadRequest>> own = new TreeMap<>();
    for (ResolvedPoint point : setup.profile().points()) {
      Duration period = point.period();
      if (period != null) {
        setup
            .plan()
            .request(point.id())
            .ifPresent(
                request -> own.computeIfAbsent(period, key -> new LinkedHashSet<>()).add(request));
      }
    }
    return own;
  }

  private void add(
      List<PollSlot> slots, List<ReadRequest> requests, Duration period, long nowNanos) {
    if (!requests.isEmpty()) {
      long phase = nowNanos + (long) (share * period.toNanos());
      slots.add(new PollSlot(this, requests, period.toNanos(), phase, nowNanos));
    }
  }

  private Duration fastest() {
    long nanos = DEFAULT_PERIOD.toNanos();
    for (PollSlot slot : slots) {
      nanos = slot.repeats() ? Math.min(nanos, slot.periodNanos()) : nanos;
    }
    return Duration.ofNanos(nanos);
  }

  String id() {
    return setup.id();
  }

  DeviceSetup setup() {
    return setup;
  }

  DevicePlan plan() {
    return setup.plan();
  }

  DeviceRest rest() {
    return rest;
  }

  CommandQuota quota() {
    return quota;
  }

  Watchdogs watchdogs() {
    return watchdogs;
  }

  LookGate looks() {
    return looks;
  }

  /** Of the slots that are due the one that has waited longest, null when none is. */
  @Nullable PollSlot nextSlot(long nowNanos) {
    PollSlot next = null;
    for (PollSlot slot : slots) {
      if (slot.due() <= nowNanos && (next == null || slot.due() < next.due())) {
        next = slot;
      }
    }
    return next;
  }

  long nextDueNanos() {
    long due = PollSlot.NEVER;
    for (PollSlot slot : slots) {
      due = Math.min(due, slot.due());
    }
    return due;
  }

  /** Asks everything at once, except what has just been asked. */
  void rushAll(@Nullable PollSlot asked, long nowNanos) {
    for (PollSlot slot : slots) {
      if (slot != asked) {
        slot.rush(nowNanos);
      }
    }
  }

  /** Asks a point's class at once. */
  void rush(String point, long nowNanos) {
    for (PollSlot slot : slots) {
      if (slot.brings(point)) {
        slot.rush(nowNanos);
      }
    }
  }

  /** A point, or a place that only commands use, or null. */
  @Nullable ResolvedPoint target(String id) {
    ResolvedPoint point = setup.profile().point(id);
    if (point != null) {
      return point;
    }
    for (ResolvedPoint target : setup.profile().targets()) {
      if (target.id().equals(id)) {
        return target;
      }
    }
    return null;
  }

  Said accept(List<String> points, ReadOutcome outcome, Instant at) {
    return said(pipeline.accept(points, outcome, at));
  }

  /** Asks again what the device is when it left out what it said before. */
  void askFactsSoon(long nowNanos) {
    if (pipeline.isInDoubt()) {
      for (PollSlot slot : slots) {
        if (slot.periodNanos() == FACTS_EVERY.toNanos()) {
          slot.dueBy(nowNanos + DOUBT.toNanos());
        }
      }
    }
  }

  /** The device spoke unasked. */
  Said hear(List<String> points, ReadOutcome outcome, Instant at, Instant now) {
    Optional<Duration> silence = setup.plan().silence();
    if (onlySpeaks() && silence.isPresent() && outcome instanceof ReadOutcome.Values) {
      silentAt = now.plus(silence.get());
    }
    return said(pipeline.hear(points, outcome, at));
  }

  Said tick(Instant now) {
    if (silentAt != null && !silentAt.isAfter(now)) {
      silentAt = null;
      return said(pipeline.lost(now));
    }
    return said(pipeline.tick(now));
  }

  private Said said(DevicePipeline.Result result) {
    pipelineDeadline = pipeline.nextDeadline().orElse(null);
    return new Said(
        result.readings(), result.alarms(), result.online(), result.facts(), result.renamed());
  }

  /** A person resets an alarm. */
  Said reset(String alarm, Instant now) {
    return said(pipeline.reset(alarm, now));
  }

  /** A present value for a condition, null when it is unknown. */
  @Nullable Operand operand(String point) {
    return pipeline.operand(point);
  }

  /** When a delay, a heartbeat or the patience with this device runs out, null for never. */
  @Nullable Instant deadline() {
    Instant one = pipelineDeadline;
    Instant other = silentAt;
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  Birth birth(Instant now) {
    Map<String, String> properties = new HashMap<>(plan().birthProperties());
    properties.putAll(setup.properties());
    return pipeline.birth(now, properties);
  }
}

package org.gengfu.edge.bus;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.gengfu.contract.Birth;
import org.gengfu.contract.PointValue;
import org.gengfu.driver.Bus;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.edge.pipeline.DevicePipeline;
import org.gengfu.edge.settings.BusSetup;
import org.gengfu.edge.settings.DeviceSetup;
import org.gengfu.profile.DeviceFacts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one owner of one bus: decides whose turn it is, errands before questions. Everything happens
 * on the bus's thread; its public methods may be called from any thread and hand over to it.
 */
public final class BusOwner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BusOwner.class);

  private final String id;
  private final Bus bus;
  private final Sink sink;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final List<BusDevice> devices = new ArrayList<>();
  private final Map<String, BusDevice> byId = new HashMap<>();
  private final PollPlan plan;
  private final BusCounters counters;
  private final Questions questions;
  private final Errands errands = new Errands();
  private final ErrandRunner runner;
  private final Orders orders;
  private final Renewals renewals;
  private final Ear ear;
  private final Wake wake;
  private @Nullable Instant tickAt;
  private boolean underWay;
  private volatile boolean closed;

  /**
   * An owner of a bus that nobody else uses; it asks nothing before {@link #start}.
   *
   * @param resolver where profiles are made anew when devices have said what they are
   */
  public BusOwner(
      Heirs heirs, Bus bus, Sink sink, InstantSource clock, LongSupplier nanos, Executor resolver) {
    BusSetup setup = heirs.setup();
    this.id = setup.id();
    this.bus = bus;
    this.sink = sink;
    this.clock = clock;
    this.nanos = nanos;
    long now = nanos.getAsLong();
    int count = setup.devices().size();
    for (DeviceSetup device : setup.devices()) {
      double share = (devices.size() + 1 + (id.hashCode() & 0xFF) / 256.0) / count;
      BusDevice made = new BusDevice(device, share, now, heirs.pipelines().get(device.id()));
      devices.add(made);
      byId.put(device.id(), made);
    }
    SilenceBudget budget = new SilenceBudget(now);
    this.plan = new PollPlan(devices, budget);
    this.counters = new BusCounters(id, devices.size());
    this.questions = new Questions(bus, devices, budget, counters, clock, nanos, new Heard());
    this.orders = new Orders(errands, sink, clock, nanos);
    this.runner = new ErrandRunner(bus, nanos, this::looked);
    this.renewals = new Renewals(bus.thread(), resolver, nanos, this::renewed);
    this.ear = new Ear(id, devices, sink, clock, nanos, this::take);
    this.wake = new Wake(bus.thread(), nanos, this::turn);
  }

  /** Begins to ask, and to listen. */
  public void start() {
    bus.thread()
        .execute(() -> {
          listen();
          turn();
        });
  }

  private void listen() {
    if (closed) {
      return;
    }
    Instant now = clock.instant();
    List<DevicePlan> plans = new ArrayList<>();
    for (BusDevice device : devices) {
      device.begin(now);
      plans.add(device.plan());
      planTick(device);
    }
    bus.listen(plans, ear);
  }

  private void turn() {
    if (underWay || closed) {
      return;
    }
    tickWhenDue();
    long now = nanos.getAsLong();
    feedWatchdogs(now);
    Errand errand = errands.due(now);
    PollSlot slot = errand == null ? plan.choose(now) : null;
    String late = errand == null ? null : Orders.tooLate(errand, now);
    if (errand != null && late != null) {
      stepped(errand, late);
    } else if (errand != null) {
      underWay = true;
      runner.run(errand, why -> stepped(errand, why));
    } else if (slot != null) {
      underWay = true;
      questions.poll(slot, this::free);
    } else {
      long wait = Math.min(plan.waitNanos(now), errands.waitNanos(now));
      wake.in(Math.min(wait, watchdogWait(now)));
    }
  }

  private void free() {
    underWay = false;
    turn();
  }

  private void feedWatchdogs(long now) {
    for (BusDevice device : devices) {
      if (isFed(device)) {
        device.watchdogs().due(device, now).ifPresent(this::add);
      }
    }
  }

  /** It answers, and its last feeding is over. */
  private boolean isFed(BusDevice device) {
    return !device.rest().failing() && !errands.has(device, Errand.Cause.WATCHDOG);
  }

  private long watchdogWait(long now) {
    long wait = Long.MAX_VALUE;
    for (BusDevice device : devices) {
      if (isFed(device)) {
        wait = Math.min(wait, device.watchdogs().waitNanos(now));
      }
    }
    return wait;
  }

  private boolean add(Errand errand) {
    if (errands.add(errand)) {
      return true;
    }
    LOG.warn("{} for {} refused: too many wait on bus {}", errand.what, errand.device.id(), id);
    return false;
  }

  /** A step is done, waits for its time, or failed. */
  private void stepped(Errand errand, @Nullable String why) {
    if (why != null || errand.step() == null) {
      errands.ended(errand);
      if (errand.cause == Errand.Cause.COMMAND) {
        orders.ended(errand, why);
      } else if (why != null) {
        LOG.warn("{} for {} failed: {}", errand.what, errand.device.id(), why);
      }
      errand.touched().forEach(point -> errand.device.rush(point, nanos.getAsLong()));
    }
    free();
  }

  private void looked(BusDevice device, ReadRequest request, ReadOutcome outcome) {
    if (closed) {
      return;
    }
    try {
      take(device, device.accept(request.points(), outcome, clock.instant()));
    } catch (RuntimeException e) {
      // A defect of ours with one device's answer must not end the bus for its neighbours.
      LOG.error("bus {}: answer of {} to {}", id, device.id(), request.describe(), e);
    }
  }

  private void take(BusDevice device, BusDevice.Said said) {
    if (!said.isEmpty()) {
      sink.said(device.id(), said.readings(), said.alarms(), said.online());
    }
    if (said.renamed()) {
      sink.renewed(device.id());
    }
    if (said.facts() != null) {
      renewals.begin(device, said.facts());
    }
    planTick(device);
  }

  private void renewed(BusDevice device, DeviceSetup setup, DeviceFacts facts) {
    if (closed) {
      return;
    }
    DevicePlan before = device.plan();
    device.become(setup, facts, nanos.getAsLong());
    bus.replanned(before, device.plan());
    sink.renewed(device.id());
    prepare(device);
    planTick(device);
    turn();
  }

  /** What a profile wants written after a connect. */
  private void prepare(BusDevice device) {
    errands.dropConnected(device);
    Errand setup = SetupErrand.of(device, nanos.getAsLong());
    if (setup != null) {
      add(setup);
    }
  }

  /** What comes of questions. */
  private final class Heard implements Questions.Listener {
    @Override
    public void said(BusDevice device, BusDevice.Said said) {
      take(device, said);
      counters.misfits(renewals.misfits());
    }

    @Override
    public void connected(BusDevice device) {
      renewals.connected(device);
      prepare(device);
    }

    @Override
    public void lost(BusDevice device) {
      errands.dropConnected(device);
    }
  }

  private void planTick(BusDevice device) {
    Instant deadline = device.deadline();
    Instant planned = tickAt;
    if (deadline != null && (planned == null || deadline.isBefore(planned))) {
      tickAt = deadline;
      Duration wait = Duration.between(clock.instant(), deadline);
      bus.thread().schedule(wait.isNegative() ? Duration.ZERO : wait, this::tickWhenDue);
    }
  }

  private void tickWhenDue() {
    Instant planned = tickAt;
    Instant now = clock.instant();
    if (closed || planned == null || planned.isAfter(now)) {
      return;
    }
    tickAt = null;
    for (BusDevice device : devices) {
      Instant deadline = device.deadline();
      if (deadline != null && !deadline.isAfter(now)) {
        take(device, device.tick(now));
      }
      planTick(device);
    }
  }

  /**
   * Asks to set a point, to run the profile's command {@code <id>} when the name is {@code
   * Commands/<id>}, or to reset the alarm {@code <id>} when it is {@code Alarms/<id>}.
   *
   * @param request number with which what came of it is told; empty for only logging it
   */
  public void write(String device, String name, PointValue value, String request) {
    bus.thread()
        .execute(() -> {
          BusDevice target = byId.get(device);
          if (target == null || closed) {
            LOG.warn("command for {} refused: not on bus {}", device, id);
          } else if (orders.isNew(request)) {
            obey(target, name, value, request);
          }
        });
  }

  private void obey(BusDevice target, String name, PointValue value, String request) {
    if (name.startsWith(DevicePipeline.ALARMS)) {
      BusDevice.Said said =
          target.reset(name.substring(DevicePipeline.ALARMS.length()), clock.instant());
      take(target, said);
      orders.reset(target, name, request, !said.alarms().isEmpty());
    } else {
      orders.take(target, new Command(name, value), request);
      turn();
    }
  }

  /** The present birth of a device on this bus. */
  public CompletableFuture<Birth> birth(String device) {
    CompletableFuture<Birth> birth = new CompletableFuture<>();
    BusDevice found = byId.get(device);
    if (found == null || closed) {
      birth.completeExceptionally(new IllegalStateException("no device " + device + " on " + id));
    } else {
      bus.thread().execute(() -> birth.complete(found.birth(clock.instant())));
    }
    return birth;
  }

  /** Stops asking, and gives away what is known of the devices; close it afterwards. */
  public CompletableFuture<Map<String, DevicePipeline>> leave() {
    CompletableFuture<Map<String, DevicePipeline>> known = new CompletableFuture<>();
    bus.thread()
        .execute(() -> {
          closed = true;
          ear.close();
          questions.close();
          Map<String, DevicePipeline> pipelines = new HashMap<>();
          devices.forEach(device -> pipelines.put(device.id(), device.pipeline()));
          known.complete(pipelines);
        });
    return known;
  }

  /** How the bus does. */
  public BusFigures figures() {
    return counters.figures();
  }

  /** Stops asking and closes the bus. */
  @Override
  public void close() {
    closed = true;
    ear.close();
    questions.close();
    bus.close();
  }
}

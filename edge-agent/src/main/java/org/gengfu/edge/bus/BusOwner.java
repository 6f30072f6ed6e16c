package org.gengfu.edge.bus;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.gengfu.contract.Birth;
import org.gengfu.contract.PointValue;
import org.gengfu.driver.Bus;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.edge.settings.BusSetup;
import org.gengfu.edge.settings.DeviceSetup;
import org.gengfu.profile.PollClass;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one owner of one bus. Everything happens on the bus's thread; its public methods may be
 * called from any thread and hand over to it.
 */
public final class BusOwner implements AutoCloseable {
  /** Most commands that wait; further ones are refused. */
  static final int MAX_COMMANDS = 64;

  private static final Logger LOG = LoggerFactory.getLogger(BusOwner.class);

  private final String id;
  private final Bus bus;
  private final Sink sink;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final List<BusDevice> devices = new ArrayList<>();
  private final Map<String, BusDevice> byId = new HashMap<>();
  private final List<PollSlot> slots = new ArrayList<>();
  private final SilenceBudget budget;
  private final PollPlan plan;
  private final BusCounters counters;
  private final ArrayDeque<Command> commands = new ArrayDeque<>();
  private long wakeNanos = Long.MAX_VALUE;
  private @Nullable Instant tickAt;
  private boolean underWay;
  private volatile boolean closed;

  /** An owner of a bus that nobody else uses; it asks nothing before {@link #start}. */
  public BusOwner(BusSetup setup, Bus bus, Sink sink, InstantSource clock, LongSupplier nanos) {
    this.id = setup.id();
    this.bus = bus;
    this.sink = sink;
    this.clock = clock;
    this.nanos = nanos;
    long now = nanos.getAsLong();
    List<DeviceRest> rests = new ArrayList<>();
    for (DeviceSetup device : setup.devices()) {
      BusDevice made = new BusDevice(device);
      devices.add(made);
      byId.put(device.id(), made);
      rests.add(made.rest);
      addSlots(device, devices.size() - 1, setup.devices().size(), now);
    }
    this.budget = new SilenceBudget(now);
    this.plan = new PollPlan(slots, rests, budget);
    this.counters = new BusCounters(id, devices.size());
  }

  private void addSlots(DeviceSetup device, int index, int count, long now) {
    double share = (index + (id.hashCode() & 0xFF) / 256.0) / count;
    for (PollClass pollClass : PollClass.values()) {
      if (pollClass == PollClass.ON_DEMAND || device.plan().requests(pollClass).isEmpty()) {
        continue;
      }
      Duration period = device.polling().getOrDefault(pollClass, Duration.ZERO);
      long nanosPerTurn = pollClass == PollClass.STATIC ? 0 : period.toNanos();
      long phase = now + (long) (share * nanosPerTurn);
      slots.add(new PollSlot(index, pollClass, nanosPerTurn, phase, now));
    }
  }

  /** Begins to ask. */
  public void start() {
    bus.thread().execute(this::turn);
  }

  private void turn() {
    if (underWay || closed) {
      return;
    }
    tickWhenDue();
    Command command = commands.poll();
    if (command != null) {
      carryOut(command);
      return;
    }
    long now = nanos.getAsLong();
    PollSlot slot = plan.choose(now);
    if (slot == null) {
      wakeIn(plan.waitNanos(now));
    } else {
      poll(slot, now);
    }
  }

  private void wakeIn(long wait) {
    if (wait == Long.MAX_VALUE) {
      return;
    }
    long at = nanos.getAsLong() + wait;
    if (at < wakeNanos) {
      wakeNanos = at;
      bus.thread()
          .schedule(
              Duration.ofNanos(wait),
              () -> {
                if (at == wakeNanos) {
                  wakeNanos = Long.MAX_VALUE;
                }
                turn();
              });
    }
  }

  private void poll(PollSlot slot, long now) {
    BusDevice device = devices.get(slot.device);
    boolean failing = device.rest.failing();
    long late = now - slot.due();
    long missed = slot.asked(now);
    if (!failing) {
      counters.began(late, missed);
    }
    ask(device, slot, device.setup.plan().requests(slot.pollClass), 0);
  }

  private void ask(BusDevice device, PollSlot slot, List<ReadRequest> requests, int index) {
    underWay = true;
    long asked = nanos.getAsLong();
    bus.read(
        device.setup.plan(),
        requests.get(index),
        outcome -> {
          underWay = false;
          boolean answered = taken(device, slot, requests.get(index), outcome, asked);
          if (answered && index + 1 < requests.size() && !closed) {
            ask(device, slot, requests, index + 1);
          } else {
            turn();
          }
        });
  }

  private boolean taken(
      BusDevice device, PollSlot slot, ReadRequest request, ReadOutcome outcome, long asked) {
    try {
      return answered(device, slot, request, outcome, asked);
    } catch (RuntimeException e) {
      // A defect of ours with one device's answer must not end the bus for its neighbours.
      LOG.error("bus {}: answer of {} to {}", id, device.setup.id(), request.describe(), e);
      return false;
    }
  }

  /** Takes an outcome; true when the device lives. */
  private boolean answered(
      BusDevice device, PollSlot slot, ReadRequest request, ReadOutcome outcome, long asked) {
    if (closed) {
      return false;
    }
    long now = nanos.getAsLong();
    boolean alive = isAlive(outcome);
    counters.ended(now - asked, alive);
    boolean wasFailing = device.rest.failing();
    if (alive) {
      if (device.rest.answered()) {
        rushOthers(slot, now);
      }
    } else {
      budget.spent(now - asked, now);
      device.rest.failed(now);
      slot.rush(now);
    }
    if (alive == wasFailing) {
      counters.down((int) devices.stream().filter(each -> each.rest.failing()).count());
    }
    tell(device, device.accept(request.points(), outcome, clock.instant()));
    planTick(device);
    return alive;
  }

  private void rushOthers(PollSlot answered, long now) {
    for (PollSlot each : slots) {
      if (each.device == answered.device && each != answered) {
        each.rush(now);
      }
    }
  }

  private static boolean isAlive(ReadOutcome outcome) {
    return switch (outcome) {
      case ReadOutcome.Values ignored -> true;
      case ReadOutcome.DeviceError error ->
          switch (error.kind()) {
            case REFUSED, BUSY -> true;
            case BEHIND_GATEWAY_SILENT, NO_PATH -> false;
          };
      case ReadOutcome.NoAnswer ignored -> false;
      case ReadOutcome.Malformed ignored -> false;
    };
  }

  private void tell(BusDevice device, BusDevice.Said said) {
    if (!said.isEmpty()) {
      sink.said(device.setup.id(), said.readings(), said.alarms(), said.online());
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
        tell(device, device.tick(now));
      }
      planTick(device);
    }
  }

  /** Asks to set a point; what comes of it is logged, and seen in the point. */
  public void write(String device, String point, PointValue value) {
    bus.thread()
        .execute(() -> {
          if (commands.size() >= MAX_COMMANDS) {
            LOG.warn("command for {}/{} refused: too many wait", device, point);
            return;
          }
          commands.add(new Command(device, point, value));
          turn();
        });
  }

  private void carryOut(Command command) {
    BusDevice device = byId.get(command.device());
    if (device == null) {
      LOG.warn("command for {} refused: not on bus {}", command.device(), id);
      turn();
      return;
    }
    switch (command.check(device.setup.profile(), device::operand)) {
      case Command.Checked.Refused(String why) -> {
        LOG.warn("command for {}/{} refused: {}", command.device(), command.point(), why);
        turn();
      }
      case Command.Checked.Allowed allowed -> {
        underWay = true;
        bus.write(
            device.setup.plan(),
            allowed.request(),
            outcome -> {
              underWay = false;
              written(device, command, outcome);
              turn();
            });
      }
    }
  }

  private void written(BusDevice device, Command command, WriteOutcome outcome) {
    LOG.info("command for {}/{}: {}", command.device(), command.point(), outcome);
    int index = devices.indexOf(device);
    PollClass pollClass = device.pollClassOf(command.point());
    for (PollSlot slot : slots) {
      if (slot.device == index && slot.pollClass == pollClass) {
        slot.rush(nanos.getAsLong());
      }
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

  /** How the bus does. */
  public BusFigures figures() {
    return counters.figures();
  }

  /** Stops asking and closes the bus. */
  @Override
  public void close() {
    closed = true;
    bus.close();
  }
}

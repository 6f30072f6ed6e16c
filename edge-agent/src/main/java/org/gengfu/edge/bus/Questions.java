package org.gengfu.edge.bus;

import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import org.gengfu.driver.Bus;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadOutcome.DeviceError.Kind;
import org.gengfu.driver.ReadRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks what a slot has to ask and takes the answers: what they say about the device's life, and
 * what they say at all. Only the bus's thread may call it.
 */
final class Questions {
  private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

  /** What a busy device did not answer is asked again after this, however slow its period. */
  private static final long BUSY_NANOS = 5_000_000_000L;

  private final Bus bus;
  private final List<BusDevice> devices;
  private final SilenceBudget budget;
  private final BusCounters counters;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Listener listener;
  private volatile boolean closed;

  /** Hears what came of questions. */
  interface Listener {
    /** A device said something, or its silence says something. */
    void said(BusDevice device, BusDevice.Said said);

    /** A device answers: for the first time, or after it was gone. */
    void connected(BusDevice device);

    /** A device that answered does not any more. */
    void lost(BusDevice device);
  }

  Questions(
      Bus bus,
      List<BusDevice> devices,
      SilenceBudget budget,
      BusCounters counters,
      InstantSource clock,
      LongSupplier nanos,
      Listener listener) {
    this.bus = bus;
    this.devices = devices;
    this.budget = budget;
    this.counters = counters;
    this.clock = clock;
    this.nanos = nanos;
    this.listener = listener;
  }

  void close() {
    closed = true;
  }

  /** Asks all of a slot, until the device fails to answer. */
  void poll(PollSlot slot, Runnable done) {
    long now = nanos.getAsLong();
    boolean failing = slot.device.rest().failing();
    long late = now - slot.due();
    long missed = slot.asked(now);
    if (!failing) {
      counters.began(late, missed);
    }
    ask(slot, slot.requests, 0, done);
  }

  private void ask(PollSlot slot, List<ReadRequest> requests, int index, Runnable done) {
    long asked = nanos.getAsLong();
    ReadRequest request = requests.get(index);
    bus.read(
        slot.device.plan(),
        request,
        outcome -> {
          boolean goOn = taken(slot, request, outcome, asked);
          if (goOn && index + 1 < requests.size() && !closed) {
            ask(slot, requests, index + 1, done);
          } else {
            done.run();
          }
        });
  }

  private boolean taken(PollSlot slot, ReadRequest request, ReadOutcome outcome, long asked) {
    try {
      return !closed && answered(slot, request, outcome, asked);
    } catch (RuntimeException e) {
      // A defect of ours with one device's answer must not end the bus for its neighbours.
      LOG.error("answer of {} to {}", slot.device.id(), request.describe(), e);
      return false;
    }
  }

  /** Takes an outcome; true when the device lives. */
  private boolean answered(PollSlot slot, ReadRequest request, ReadOutcome outcome, long asked) {
    BusDevice device = slot.device;
    long now = nanos.getAsLong();
    boolean alive = isAlive(outcome);
    counters.ended(now - asked, alive);
    boolean wasFailing = device.rest().failing();
    boolean back = alive && device.rest().answered();
    if (back) {
      device.rushAll(slot, now);
    }
    if (!alive) {
      budget.spent(now - asked, now);
      device.rest().failed(now - asked, now);
      slot.rush(now);
    }
    if (outcome instanceof ReadOutcome.DeviceError error && error.kind() == Kind.BUSY) {
      slot.dueBy(now + BUSY_NANOS);
    }
    if (alive == wasFailing) {
      counters.down((int) devices.stream().filter(each -> each.rest().failing()).count());
    }
    BusDevice.Said said = device.accept(request.points(), outcome, clock.instant());
    device.askFactsSoon(now);
    boolean found = Boolean.TRUE.equals(said.online());
    if (found || back) {
      listener.connected(device);
    } else if (Boolean.FALSE.equals(said.online())) {
      listener.lost(device);
    }
    listener.said(device, said);
    return alive;
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
}

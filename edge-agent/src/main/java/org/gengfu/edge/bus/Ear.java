package org.gengfu.edge.bus;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.gengfu.contract.CameraLook;
import org.gengfu.driver.Bus;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.ReadOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears what the devices of one bus say unasked. Only the bus's thread may call it. */
final class Ear implements Bus.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Ear.class);

  private final String bus;
  private final List<BusDevice> devices;
  private final Sink sink;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final BiConsumer<BusDevice, BusDevice.Said> taker;
  private volatile boolean closed;

  /**
   * @param taker gets what a device said; looks go to the sink
   */
  Ear(
      String bus,
      List<BusDevice> devices,
      Sink sink,
      InstantSource clock,
      LongSupplier nanos,
      BiConsumer<BusDevice, BusDevice.Said> taker) {
    this.bus = bus;
    this.devices = devices;
    this.sink = sink;
    this.clock = clock;
    this.nanos = nanos;
    this.taker = taker;
  }

  /** Hears nothing any more. Any thread. */
  void close() {
    closed = true;
  }

  @Override
  public void heard(
      DevicePlan from, List<String> points, ReadOutcome outcome, @Nullable Instant deviceTime) {
    BusDevice device = device(from);
    if (device == null) {
      return;
    }
    Instant now = clock.instant();
    try {
      taker.accept(device, device.hear(points, outcome, EventTime.of(deviceTime, now), now));
    } catch (RuntimeException e) {
      // A defect of ours with what one device says must not end the bus for its neighbours.
      LOG.error("bus {}: what {} said of {}", bus, device.id(), points, e);
    }
  }

  @Override
  public boolean looked(DevicePlan from, CameraLook look) {
    BusDevice device = device(from);
    if (device == null) {
      return false;
    }
    LookGate gate = device.looks();
    boolean before = gate.isWithholding();
    CameraLook passes = gate.pass(look, nanos.getAsLong());
    if (gate.isWithholding() && !before) {
      LOG.warn("{} brings more looks or thumbnails than its share: some are left out", device.id());
    }
    if (passes != null) {
      sink.looked(passes.of(device.id()));
    }
    return !gate.isWithholding();
  }

  private @Nullable BusDevice device(DevicePlan plan) {
    if (!closed) {
      for (BusDevice each : devices) {
        if (each.listensAs(plan)) {
          return each;
        }
      }
    }
    return null;
  }
}

package org.gengfu.edge.bus;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.gengfu.document.Problems;
import org.gengfu.driver.BusThread;
import org.gengfu.edge.settings.DeviceSetup;
import org.gengfu.profile.DeviceFacts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the profile of a device anew when the device has said what it is. The work is done on
 * another thread, for a bus must not wait for it; what comes of it is handed back to the bus's
 * thread, on which all methods are called.
 */
final class Renewals {
  /**
   * Most renewals of one device in {@link #ROW} without a re-connect: facts that bring further
   * facts, a count that grows. A device that goes on changing keeps what it is then.
   */
  static final int MAX_IN_A_ROW = 64;

  /** After this the count begins anew. */
  static final Duration ROW = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(Renewals.class);

  private final BusThread thread;
  private final Executor resolver;
  private final Made made;
  private final LongSupplier nanos;
  private final Map<BusDevice, Row> rows = new HashMap<>();
  private final Set<BusDevice> misfits = new HashSet<>();

  /** Takes a device's new set-up. */
  interface Made {
    void made(BusDevice device, DeviceSetup setup, DeviceFacts facts);
  }

  private record Row(int count, long beganNanos) {}

  Renewals(BusThread thread, Executor resolver, LongSupplier nanos, Made made) {
    this.thread = thread;
    this.resolver = resolver;
    this.nanos = nanos;
    this.made = made;
  }

  /** A device has said what it is. */
  void begin(BusDevice device, DeviceFacts facts) {
    DeviceSetup.Again again = device.setup().again();
    if (again == null) {
      return;
    }
    int row = count(device);
    if (row > MAX_IN_A_ROW) {
      if (row == MAX_IN_A_ROW + 1) {
        LOG.warn("device {}: what it is keeps changing; it stays as it is now", device.id());
      }
      return;
    }
    resolver.execute(() -> {
      Problems problems = new Problems();
      DeviceSetup next = again.with(facts, problems);
      thread.execute(() -> end(device, facts, next, problems));
    });
  }

  private int count(BusDevice device) {
    long now = nanos.getAsLong();
    Row before = rows.get(device);
    Row row =
        before == null || now - before.beganNanos > ROW.toNanos()
            ? new Row(1, now)
            : new Row(before.count + 1, before.beganNanos);
    rows.put(device, row);
    return row.count;
  }

  /** A device is connected anew: what it is may have changed altogether. */
  void connected(BusDevice device) {
    rows.remove(device);
  }

  private void end(
      BusDevice device, DeviceFacts facts, @Nullable DeviceSetup next, Problems problems) {
    if (next == null || !problems.isEmpty()) {
      misfits.add(device);
      LOG.error(
          "device {}: its profile does not fit what it says of itself; it stays as it was: {}",
          device.id(),
          problems.list());
      return;
    }
    misfits.remove(device);
    LOG.info(
        "device {}: {} points, {} alarms by what it says of itself",
        device.id(),
        next.profile().points().size(),
        next.profile().alarms().size());
    next.profile().notes().forEach(note -> LOG.warn("device {}: {}", device.id(), note));
    made.made(device, next, facts);
  }

  /** How many devices' profiles do not fit what they say of themselves. */
  int misfits() {
    return misfits.size();
  }
}

package org.gengfu.edge.bus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The errands of one bus, in the order in which they came. A device has one errand under way at a
 * time, and its watchdog between the steps of that; those of other devices go on between its steps.
 * One thread at a time; time is an argument.
 */
final class Errands {
  /** Most errands that wait; further ones are refused. */
  static final int MAX_WAITING = 64;

  private final List<Errand> waiting = new ArrayList<>();

  /** True when there is room for another. */
  boolean add(Errand errand) {
    return waiting.size() < MAX_WAITING && waiting.add(errand);
  }

  /** The errand whose step is to be done now, null when none is due. */
  @Nullable Errand due(long nowNanos) {
    Set<BusDevice> busy = new HashSet<>();
    for (Errand errand : waiting) {
      if (isNext(errand, busy) && errand.dueNanos() <= nowNanos) {
        return errand;
      }
    }
    return null;
  }

  /** What waits behind another of its device is not due yet, but a device must be fed. */
  private static boolean isNext(Errand errand, Set<BusDevice> busy) {
    return busy.add(errand.device) || errand.cause == Errand.Cause.WATCHDOG;
  }

  void ended(Errand errand) {
    waiting.remove(errand);
  }

  /** True when a device has an errand of this cause. */
  boolean has(BusDevice device, Errand.Cause cause) {
    return waiting.stream().anyMatch(each -> each.device == device && each.cause == cause);
  }

  /** Gives up what was begun because a device was connected: it is gone again. */
  void dropConnected(BusDevice device) {
    waiting.removeIf(each -> each.device == device && each.cause == Errand.Cause.CONNECTED);
  }

  /** How long until {@link #due} may find something; {@link Long#MAX_VALUE} for never. */
  long waitNanos(long nowNanos) {
    long wait = Long.MAX_VALUE;
    Set<BusDevice> busy = new HashSet<>();
    for (Errand errand : waiting) {
      if (isNext(errand, busy)) {
        wait = Math.min(wait, Math.max(1, errand.dueNanos() - nowNanos));
      }
    }
    return wait;
  }
}

package org.gengfu.edge.bus;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what a bus asks next. Of the slots that are due the one that has waited longest goes first;
 * a device that did not answer the last time goes only when nothing else is due, its rest is over
 * and the {@link SilenceBudget} allows it, so that the others keep their period. One thread at a
 * time; time is an argument.
 */
final class PollPlan {
  private final List<BusDevice> devices;
  private final SilenceBudget budget;

  PollPlan(List<BusDevice> devices, SilenceBudget budget) {
    this.devices = List.copyOf(devices);
    this.budget = budget;
  }

  /** The slot to ask now, null when none may be. */
  @Nullable PollSlot choose(long nowNanos) {
    PollSlot healthy = null;
    PollSlot failing = null;
    for (BusDevice device : devices) {
      PollSlot slot = device.nextSlot(nowNanos);
      if (slot == null) {
        continue;
      }
      if (!device.rest().failing()) {
        healthy = earlier(healthy, slot);
      } else if (device.rest().untilNanos() <= nowNanos) {
        failing = sooner(failing, slot);
      }
    }
    if (healthy != null || failing == null) {
      return healthy;
    }
    return budget.allows(nowNanos) ? failing : null;
  }

  private static PollSlot earlier(@Nullable PollSlot one, PollSlot other) {
    return one == null || other.due() < one.due() ? other : one;
  }

  /** Failing devices take turns: the one whose rest ended first. */
  private static PollSlot sooner(@Nullable PollSlot one, PollSlot other) {
    return one == null || other.device.rest().untilNanos() < one.device.rest().untilNanos()
        ? other
        : one;
  }

  /** How long until {@link #choose} may find something; at least 1. */
  long waitNanos(long nowNanos) {
    long wait = Long.MAX_VALUE;
    for (BusDevice device : devices) {
      long at = device.nextDueNanos();
      if (at == PollSlot.NEVER) {
        continue;
      }
      if (device.rest().failing()) {
        at =
            Math.max(
                Math.max(at, device.rest().untilNanos()), nowNanos + budget.waitNanos(nowNanos));
      }
      wait = Math.min(wait, at - nowNanos);
    }
    return Math.max(1, wait);
  }
}

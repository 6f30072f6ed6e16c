package org.gengfu.edge.bus;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what a bus asks next. Of the slots that are due the one that has waited longest goes first;
 * a device that did not answer the last time goes only when nothing else is due, its rest is over,
 * another silence would be over before the next is due, and the {@link SilenceBudget} allows it, so
 * that the others keep their period. On a line that never pauses for so long it goes after one more
 * period. One thread at a time; time is an argument.
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
    for (BusDevice device : devices) {
      PollSlot slot = device.rest().failing() ? null : device.nextSlot(nowNanos);
      healthy = slot == null ? healthy : earlier(healthy, slot);
    }
    return healthy == null ? failing(nowNanos) : healthy;
  }

  private @Nullable PollSlot failing(long nowNanos) {
    long othersDue = othersDueNanos();
    PollSlot failing = null;
    for (BusDevice device : devices) {
      if (device.rest().failing() && mayBeTried(device.rest(), nowNanos, othersDue)) {
        PollSlot slot = device.nextSlot(nowNanos);
        failing = slot == null ? failing : sooner(failing, slot);
      }
    }
    return failing != null && budget.allows(nowNanos) ? failing : null;
  }

  private static boolean mayBeTried(DeviceRest rest, long atNanos, long othersDueNanos) {
    return atNanos >= rest.untilNanos()
        && (rest.fits(atNanos, othersDueNanos) || atNanos >= rest.patientUntilNanos());
  }

  /** When a device that answers is due next; {@link PollSlot#NEVER} when there is none. */
  private long othersDueNanos() {
    long due = PollSlot.NEVER;
    for (BusDevice device : devices) {
      if (!device.rest().failing()) {
        due = Math.min(due, device.nextDueNanos());
      }
    }
    return due;
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
    long othersDue = othersDueNanos();
    long wait = othersDue == PollSlot.NEVER ? Long.MAX_VALUE : othersDue - nowNanos;
    for (BusDevice device : devices) {
      if (device.rest().failing() && device.nextDueNanos() != PollSlot.NEVER) {
        long allowed = Math.max(device.nextDueNanos(), nowNanos + budget.waitNanos(nowNanos));
        wait = Math.min(wait, tryAt(device.rest(), allowed, othersDue) - nowNanos);
      }
    }
    return Math.max(1, wait);
  }

  private static long tryAt(DeviceRest rest, long allowedNanos, long othersDueNanos) {
    long at = Math.max(allowedNanos, rest.untilNanos());
    return mayBeTried(rest, at, othersDueNanos) ? at : rest.patientUntilNanos();
  }
}

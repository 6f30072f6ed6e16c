package org.gengfu.edge.bus;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what a bus asks next. Of the slots that are due the one that has waited longest goes first;
 * a device that did not answer the last time goes only when nothing else is due, its rest is over
 * and the {@link SilenceBudget} allows it, so that the others keep their period. One thread at a
 * time; time is an argument.
 */
final class PollPlan {
  private final List<PollSlot> slots;
  private final List<DeviceRest> rests;
  private final SilenceBudget budget;

  PollPlan(List<PollSlot> slots, List<DeviceRest> rests, SilenceBudget budget) {
    this.slots = List.copyOf(slots);
    this.rests = new ArrayList<>(rests);
    this.budget = budget;
  }

  /** The slot to ask now, null when none may be. */
  @Nullable PollSlot choose(long nowNanos) {
    PollSlot healthy = null;
    PollSlot failing = null;
    for (PollSlot slot : slots) {
      if (slot.due() > nowNanos) {
        continue;
      }
      DeviceRest rest = rests.get(slot.device);
      if (!rest.failing()) {
        healthy = earlier(healthy, slot);
      } else if (rest.untilNanos() <= nowNanos) {
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
  private PollSlot sooner(@Nullable PollSlot one, PollSlot other) {
    return one == null || rests.get(other.device).untilNanos() < rests.get(one.device).untilNanos()
        ? other
        : one;
  }

  /** How long until {@link #choose} may find something; at least 1. */
  long waitNanos(long nowNanos) {
    long wait = Long.MAX_VALUE;
    for (PollSlot slot : slots) {
      DeviceRest rest = rests.get(slot.device);
      long at = slot.due();
      if (at == PollSlot.NEVER) {
        continue;
      }
      if (rest.failing()) {
        at = Math.max(Math.max(at, rest.untilNanos()), nowNanos + budget.waitNanos(nowNanos));
      }
      wait = Math.min(wait, at - nowNanos);
    }
    return Math.max(1, wait);
  }
}

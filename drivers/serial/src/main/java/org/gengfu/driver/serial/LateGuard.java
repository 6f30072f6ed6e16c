package org.gengfu.driver.serial;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Keeps a device that owes an answer from being asked too soon, for few serial protocols number
 * their answers. Until the time-out has passed a second time, what comes may belong to the old
 * question; the line waits and discards it. Other devices are asked meanwhile. Called by the line's
 * thread only.
 */
final class LateGuard {
  private final Map<SerialPlan, Long> freeAtNanos = new IdentityHashMap<>();

  /** A question to the device ended without an answer, or needed a repeat to get one. */
  void owes(SerialPlan device, long timeoutNanos, long nowNanos) {
    freeAtNanos.put(device, nowNanos + timeoutNanos);
  }

  /** The same question is asked again: its late answer is an answer. */
  void forget(SerialPlan device) {
    freeAtNanos.remove(device);
  }

  /** What a device owed before it became another one, it owes still. */
  void replanned(SerialPlan before, SerialPlan now) {
    Long free = freeAtNanos.remove(before);
    if (free != null) {
      freeAtNanos.put(now, free);
    }
  }

  /** How long the device must still be left alone, 0 when it may be asked. */
  long waitNanos(SerialPlan device, long nowNanos) {
    Long free = freeAtNanos.get(device);
    if (free == null) {
      return 0;
    }
    if (free - nowNanos <= 0) {
      freeAtNanos.remove(device);
      return 0;
    }
    return free - nowNanos;
  }
}

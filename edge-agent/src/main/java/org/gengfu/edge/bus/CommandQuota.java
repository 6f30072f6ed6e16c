package org.gengfu.edge.bus;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often a device's points may be commanded: a least time between two commands, and a number in
 * an hour. What was commanded before the agent's start is not known. Memory: at most {@value
 * #MAX_KEPT} instants for each point that a profile limits. One thread at a time; time is an
 * argument.
 */
final class CommandQuota {
  /** Most commands in an hour that can be told apart; a greater limit counts as this one. */
  static final int MAX_KEPT = 1_000;

  private static final long HOUR = Duration.ofHours(1).toNanos();

  private final Map<String, ArrayDeque<Long>> given = new HashMap<>();

  /**
   * Takes a command, or says why not.
   *
   * @param what the point or command that is limited
   * @param coolDown least time since the last one, zero for none
   * @param perHour most in an hour, 0 for any number
   */
  @Nullable String take(String what, Duration coolDown, int perHour, long nowNanos) {
    if (coolDown.isZero() && perHour == 0) {
      return null;
    }
    ArrayDeque<Long> times = given.computeIfAbsent(what, key -> new ArrayDeque<>());
    while (!times.isEmpty() && nowNanos - times.getFirst() >= Math.max(HOUR, coolDown.toNanos())) {
      times.removeFirst();
    }
    if (!times.isEmpty()) {
      long left = coolDown.toNanos() - (nowNanos - times.getLast());
      if (left > 0) {
        return "too soon: allowed again in %d s".formatted(1 + (left - 1) / 1_000_000_000L);
      }
    }
    int most = Math.min(perHour == 0 ? MAX_KEPT : perHour, MAX_KEPT);
    long inHour = times.stream().filter(time -> nowNanos - time < HOUR).count();
    if (perHour > 0 && inHour >= most) {
      return "too often: %d an hour are allowed".formatted(most);
    }
    if (times.size() >= MAX_KEPT) {
      times.removeFirst();
    }
    times.addLast(nowNanos);
    return null;
  }
}

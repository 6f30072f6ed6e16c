package org.gengfu.center.clock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * When the next thing of each clock is to be told. Made anew from the clocks at a start; nothing of
 * it is stored. Only the writer's thread.
 */
final class ClockQueue {
  private final Map<String, Long> times = new HashMap<>();
  private final TreeSet<Due> order = new TreeSet<>();

  private record Due(long atMillis, String clock) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(atMillis, other.atMillis);
      return byTime == 0 ? clock.compareTo(other.clock) : byTime;
    }
  }

  void clear() {
    times.clear();
    order.clear();
  }

  /** A clock's next instant; never when that is empty. */
  void put(String clock, OptionalLong at) {
    Long before = times.remove(clock);
    if (before != null) {
      order.remove(new Due(before, clock));
    }
    if (at.isPresent()) {
      times.put(clock, at.getAsLong());
      order.add(new Due(at.getAsLong(), clock));
    }
  }

  Optional<Long> first() {
    return order.isEmpty() ? Optional.empty() : Optional.of(order.first().atMillis());
  }

  /** The clocks whose instant has come, the earliest first. */
  List<String> due(long nowMillis, int most) {
    List<String> due = new ArrayList<>();
    for (Due each : order) {
      if (each.atMillis() > nowMillis || due.size() == most) {
        return due;
      }
      due.add(each.clock());
    }
    return due;
  }
}

package org.gengfu.center.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gengfu.core.clock.ClockFile;
import org.gengfu.core.clock.ClockMark;

/**
 * Orders that are a matter of their own, whose device was swapped and is not heard of yet: they are
 * looked at again after {@link ClockStops#PATIENCE}. As many as such orders are open at most. Only
 * the writer's thread.
 */
final class OrderWaits {
  private final Map<String, Instant> waiting = new TreeMap<>();

  /** After a start: what runs although a swap is known. */
  void load(List<ClockFile> open) {
    waiting.clear();
    for (ClockFile file : open) {
      if (file.subject().incidentNumber().isEmpty()
          && file.mark(ClockMark.What.SWAPPED).isPresent()) {
        waiting.put(file.subject().incident(), Instant.MIN);
      }
    }
  }

  /** Those whose time has come; they wait no longer unless they are told to. */
  List<String> due(Instant now) {
    List<String> due = new ArrayList<>();
    waiting.forEach((order, at) -> {
      if (!at.isAfter(now)) {
        due.add(order);
      }
    });
    due.forEach(waiting::remove);
    return due;
  }

  void wait(Collection<String> orders, Instant now) {
    orders.forEach(order -> waiting.put(order, now.plus(ClockStops.PATIENCE)));
  }

  Optional<Instant> next() {
    return waiting.values().stream().min(Instant::compareTo);
  }
}

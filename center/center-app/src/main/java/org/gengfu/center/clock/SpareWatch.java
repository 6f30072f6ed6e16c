package org.gengfu.center.clock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * By how long a part was said to take the clocks' next instants were made; when that is another one
 * they are made anew. As many entries as clocks that wait for such a decision. Only the writer's
 * thread.
 */
final class SpareWatch {
  private static final long UNKNOWN = -1;

  private final SpareLead lead;
  private final Map<String, Used> used = new HashMap<>();
  private Object version = "";

  private record Used(String node, long millis) {}

  SpareWatch(SpareLead lead) {
    this.lead = lead;
  }

  /** True when something may be other than it was used. */
  boolean stale() {
    return lead.version() != version;
  }

  /** The clocks for which the part takes another time than before. */
  List<String> moved() {
    List<String> moved = new ArrayList<>();
    Object now = lead.version();
    if (now != version) {
      version = now;
      used.forEach((clock, by) -> {
        if (millis(by.node()) != by.millis()) {
          moved.add(clock);
        }
      });
    }
    return moved;
  }

  /** A clock's next instant is made with what its part takes now. */
  void use(String clock, String node) {
    used.put(clock, new Used(node, millis(node)));
  }

  /** A clock waits for no decision. */
  void drop(String clock) {
    used.remove(clock);
  }

  void clear() {
    used.clear();
  }

  private long millis(String node) {
    return lead.of(node).map(SpareLead.Takes::millis).orElse(UNKNOWN);
  }
}

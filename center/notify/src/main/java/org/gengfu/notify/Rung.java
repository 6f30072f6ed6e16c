package org.gengfu.notify;

import java.time.Duration;
import java.util.List;

/**
 * One step of a route's ladder.
 *
 * @param after how long after the notice without receipt; the first step's is zero
 * @param to receivers or duties
 * @param via channels; each receiver is told by those that it has an address for
 */
public record Rung(Duration after, List<String> to, List<String> via) {
  public Rung {
    to = List.copyOf(to);
    via = List.copyOf(via);
    if (after.isNegative() || to.isEmpty() || via.isEmpty()) {
      throw new IllegalArgumentException("step after " + after + " to " + to + " via " + via);
    }
  }
}

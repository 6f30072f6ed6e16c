package org.gengfu.core.incident;

import java.time.Duration;
import java.util.List;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.graph.GraphView;

/**
 * The most time from a cause to its effect: fixed, or {@code factor x attribute + plus} by an
 * attribute, in seconds, of a node on the way, such as the autonomy of a UPS.
 *
 * @param most the limit when no node on the way has the attribute, and never exceeded
 * @param attribute name of the attribute; empty for a fixed limit
 * @param factor how often its value
 * @param plus and how much more
 */
public record LagLimit(Duration most, String attribute, double factor, Duration plus) {
  public LagLimit {
    if (!Double.isFinite(factor) || factor < 0 || plus.isNegative()) {
      throw new IllegalArgumentException("no factor %s and no addition %s".formatted(factor, plus));
    }
  }

  /** A limit that is the same everywhere. */
  public static LagLimit fixed(Duration most) {
    return new LagLimit(most, "", 0, Duration.ZERO);
  }

  /** The limit on a way, milliseconds; the largest attribute on it counts. */
  long millis(GraphView field, List<String> way) {
    if (attribute.isEmpty()) {
      return most.toMillis();
    }
    double largest = -1;
    for (String id : way) {
      GraphNode node = field.node(id);
      if (node != null) {
        largest = Math.max(largest, node.number(attribute, -1));
      }
    }
    if (largest < 0) {
      return most.toMillis();
    }
    return (long) Math.min(most.toMillis(), largest * 1000 * factor + plus.toMillis());
  }
}

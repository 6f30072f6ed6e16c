package org.gengfu.sim.snmp;

import java.util.List;
import java.util.function.Supplier;
import org.gengfu.profile.ResolvedPoint;
import org.jspecify.annotations.Nullable;

/**
 * One object of an agent.
 *
 * @param value what it holds now; an exception of v2 for "not there"
 * @param points the profile's points that are read from it, named bits among them
 * @param written the point that a SET changes, null when it is read-only
 */
record Cell(Supplier<Value> value, List<ResolvedPoint> points, @Nullable ResolvedPoint written) {
  Cell {
    points = List.copyOf(points);
  }

  static Cell fixed(Value value) {
    return new Cell(() -> value, List.of(), null);
  }
}

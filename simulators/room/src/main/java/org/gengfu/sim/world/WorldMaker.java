package org.gengfu.sim.world;

import java.util.List;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;

/**
 * Makes one kind of world. Those of other modules are found by {@link java.util.ServiceLoader}.
 * Stateless; any thread.
 */
public interface WorldMaker {
  /** The name that a room file uses. */
  String name();

  /** What a device can be; the first one when its entry does not say. */
  List<String> roles();

  /** Where a device can hang; the first one when its entry does not say. */
  List<String> places();

  /** What can power a device; the first one when its entry does not say. */
  List<String> feeds();

  /**
   * A new world.
   *
   * @param physics the room file's part of that name; what is not said has a default
   */
  World make(MapNode physics, List<Seat> seats, Problems problems);
}

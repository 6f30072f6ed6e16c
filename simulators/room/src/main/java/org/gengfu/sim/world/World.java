package org.gengfu.sim.world;

import java.util.List;

/**
 * A place with physics. The same settings, steps and faults always give the same place. Not thread
 * safe: one thread at a time, others read its immutable {@link WorldView}.
 */
public interface World {
  /** Lets time pass, in seconds. */
  void step(double seconds);

  /** The place as it is now. */
  WorldView view();

  /** Names of the faults that can happen here. */
  List<String> faults();

  /**
   * Lets a fault happen, or puts it right again.
   *
   * @param fault one of {@link #faults}
   * @param target id of the device that it happens to, empty when it concerns the whole place
   * @param value what some faults need, NaN when none was given
   * @throws IllegalArgumentException when there is no such fault, or target or value do not fit
   */
  void apply(String fault, String target, double value);

  /** Sets a point through its device; false when the place has nothing that follows it. */
  boolean write(Seat seat, String point, double value);
}

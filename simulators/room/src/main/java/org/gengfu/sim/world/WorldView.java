package org.gengfu.sim.world;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A place at one instant. Immutable: any thread may read it. */
public interface WorldView {
  /**
   * The value of a point in its profile's unit, flags as 1 and 0; NaN when what is measured has no
   * value now; empty when this place does not know the point.
   */
  OptionalDouble number(Seat seat, String point);

  /** The text of a point; empty when this place does not know it. */
  default Optional<String> text(Seat seat, String point) {
    return Optional.empty();
  }

  /**
   * How often there was something of this kind to say unasked since the start; empty when this
   * place does not know.
   */
  default OptionalLong occasions(Seat seat, String what) {
    return OptionalLong.empty();
  }

  /** True when the electronics of the device have power. */
  boolean powered(Seat seat);

  /** True when the device can be reached: its own line or port works. */
  default boolean reachable(Seat seat) {
    return true;
  }
}

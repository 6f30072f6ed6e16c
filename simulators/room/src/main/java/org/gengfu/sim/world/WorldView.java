package org.gengfu.sim.world;

import java.util.Map;
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

  /**
   * What this place knows of a device that no point says and only the face of the same module
   * understands; empty when it knows nothing of that kind. It guards itself and may change.
   */
  default <T> Optional<T> part(Seat seat, Class<T> kind) {
    return Optional.empty();
  }

  /**
   * What a judge must know of a device beside its points: texts, numbers, flags, lists and maps of
   * them; empty when points say it all.
   */
  default Map<String, Object> truth(Seat seat) {
    return Map.of();
  }

  /** True when the electronics of the device have power. */
  boolean powered(Seat seat);

  /** True when the device can be reached: its own line or port works. */
  default boolean reachable(Seat seat) {
    return true;
  }
}

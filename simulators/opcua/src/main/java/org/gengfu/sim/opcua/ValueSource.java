package org.gengfu.sim.opcua;

import java.util.Optional;
import org.gengfu.sim.opcua.wire.DataValue;
import org.gengfu.sim.opcua.wire.Status;
import org.gengfu.sim.opcua.wire.Variant;

/** Where a variable's value comes from. Any thread. */
interface ValueSource {
  /** What a read gives now. */
  DataValue read();

  /** Carries out a write; a status code. */
  default long write(Variant value) {
    return Status.BAD_NOT_WRITABLE;
  }

  /** True when a client may write it. */
  default boolean writable() {
    return false;
  }

  /** Number of the built-in type of its values, of one entry when they are arrays. */
  int type();

  /** True when its values are arrays. */
  default boolean array() {
    return false;
  }

  /** The points of a device that stand here, empty for the server's own variables. */
  default Optional<PointVariable> device() {
    return Optional.empty();
  }
}

package org.gengfu.profile;

import java.time.Duration;

/** One step of a command. */
public sealed interface CommandStep {
  /**
   * Writes.
   *
   * @param point a point of {@link ResolvedProfile#points} or {@link ResolvedProfile#targets}
   * @param value in the point's unit
   */
  record Write(String point, Operand value) implements CommandStep {}

  /** Pauses. */
  record Wait(Duration pause) implements CommandStep {}

  /** Reads a point anew. */
  record Read(String point) implements CommandStep {}

  /**
   * Waits until a condition holds; its points are read again and again.
   *
   * @param condition over points of the device
   * @param within how long it may take; zero for at once
   */
  record Expect(Expression condition, Duration within) implements CommandStep {}
}

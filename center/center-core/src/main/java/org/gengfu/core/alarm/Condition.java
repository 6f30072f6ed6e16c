package org.gengfu.core.alarm;

import java.time.Instant;

/** The first region of an alarm: is the condition there? */
public sealed interface Condition {

  /** What is known while the source is heard. */
  sealed interface Known extends Condition {}

  /** It is not there. */
  record Normal() implements Known {}

  /**
   * It is there, but not for long enough yet to count.
   *
   * @param first the evidence that it is there; its event time is the raise time, should it last
   */
  record PendingRaise(Observation first) implements Known {}

  /** It is there. */
  record Active() implements Known {}

  /**
   * It is gone, but not for long enough yet to be cleared.
   *
   * @param since first returning instant: the clear time, should it last
   * @param cause why it is taken to be gone
   */
  record PendingClear(Instant since, ClearCause cause) implements Known {}

  /**
   * The source cannot be heard.
   *
   * @param last what was known, and what late evidence has made of it since
   * @param since when the source was lost, by the center's clock
   */
  record Unknown(Known last, Instant since) implements Condition {}

  /** What is known, or was known last. */
  default Known known() {
    return switch (this) {
      case Known known -> known;
      case Unknown unknown -> unknown.last();
    };
  }

  /** True when the condition counts as there, or did when the source was last heard. */
  default boolean isActive() {
    return switch (known()) {
      case Normal ignored -> false;
      case PendingRaise ignored -> false;
      case Active ignored -> true;
      case PendingClear ignored -> true;
    };
  }
}

package org.gengfu.edge.bus;

import java.time.Duration;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.Expression;
import org.jspecify.annotations.Nullable;

/** One step of an {@link Errand}. */
sealed interface Step {
  /** Sets a point. */
  record Write(WriteRequest request) implements Step {}

  /**
   * Sees to it that a point shows a value. What cannot be set is told and passed over: what comes
   * after it in a set-up is tried all the same.
   *
   * @param when only while this holds; unknown passes over; null for always
   * @param verify look first, and set only when it shows something else
   * @param secret the value must not be told
   */
  record Settle(WriteRequest request, @Nullable Expression when, boolean verify, boolean secret)
      implements Step {}

  /** Leaves the device alone for a while; the bus is free meanwhile. */
  record Rest(Duration time) implements Step {}

  /** Asks for a point; what it says is a reading like any other. */
  record Look(String point) implements Step {}

  /** Asks for a point and keeps what it shows, for {@link Restore}. */
  record Remember(String point) implements Step {}

  /** Sets a point to what was remembered. */
  record Restore(String point) implements Step {}

  /** The rest is done only while this holds by what the device shows now. */
  record Require(Expression condition) implements Step {}

  /** Waits until this holds, looking again and again. */
  record Expect(Expression condition, Duration within) implements Step {}
}

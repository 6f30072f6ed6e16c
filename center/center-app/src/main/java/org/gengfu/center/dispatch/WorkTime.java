package org.gengfu.center.dispatch;

import org.gengfu.core.order.OrderKind;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.order.Stage;

/**
 * How long the work of an order takes on the spot: a guess by its kind, until orders have told
 * better.
 *
 * @param typicalMillis in the mean
 * @param ninetiethMillis within which nine of ten are done
 */
record WorkTime(long typicalMillis, long ninetiethMillis) {
  private static final long MINUTE = 60_000;

  /** Finding out what is broken, before a part is exchanged. */
  private static final long DIAGNOSIS = 20 * MINUTE;

  /** What is left of work that takes longer than one thought, at least. */
  private static final long LEFT = 10 * MINUTE;

  /**
   * Of an order.
   *
   * @param swapMillis how long the exchange of its part takes; 0 for none
   */
  static WorkTime of(OrderState order, long swapMillis, long nowMillis) {
    WorkTime whole = whole(order.matter().kind(), swapMillis);
    boolean begun = order.stage() == Stage.ON_SITE || order.stage() == Stage.IN_PROGRESS;
    long spent = begun ? Math.max(0, nowMillis - order.changedMillis()) : 0;
    return new WorkTime(
        Math.max(LEFT, whole.typicalMillis - spent), Math.max(LEFT, whole.ninetiethMillis - spent));
  }

  private static WorkTime whole(OrderKind kind, long swapMillis) {
    return switch (kind) {
      case FAULT -> swapMillis > 0 ? parts(DIAGNOSIS + swapMillis) : minutes(45, 90);
      case SWAP -> swapMillis > 0 ? parts(swapMillis) : minutes(45, 75);
      case INSPECTION -> minutes(40, 60);
      case CALIBRATION -> minutes(60, 90);
      case TUNING, ENQUIRY, COMPLAINT, JOINT, SECURITY, EMERGENCY -> minutes(30, 60);
    };
  }

  private static WorkTime parts(long millis) {
    return new WorkTime(millis, millis * 3 / 2);
  }

  private static WorkTime minutes(long typical, long ninetieth) {
    return new WorkTime(typical * MINUTE, ninetieth * MINUTE);
  }
}

package org.gengfu.center.order;

import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderState;
import org.jspecify.annotations.Nullable;

/**
 * What became of a deed on an order.
 *
 * @param before the order as it was, or null when it is new
 * @param fact what became of it
 * @param after the order as it is now
 */
public record OrderMoved(@Nullable OrderState before, OrderFact fact, OrderState after) {
  /** Number of the order. */
  public String order() {
    return after.id();
  }

  /** True when something is other than before: done, or in dispute. */
  public boolean changes() {
    return switch (fact) {
      case OrderFact.Done done -> true;
      case OrderFact.Conflict conflict -> true;
      case OrderFact.Repeated same -> false;
      case OrderFact.Refused refused -> false;
    };
  }
}

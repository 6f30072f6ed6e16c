package org.gengfu.center.clock;

import org.gengfu.center.order.OrderMoved;
import org.gengfu.core.clock.ClockMark;

/**
 * What somebody did with an order, as clocks hear of it.
 *
 * @param order number of the order
 * @param incident its incident, 16 hexadecimal digits; empty for none
 */
public record OrderMark(String order, String incident, ClockMark mark) {
  /** What was done with orders in the transaction that is being drafted. The writer's thread. */
  @FunctionalInterface
  public interface Source {
    /** Nobody does anything. */
    Source NONE = java.util.List::of;

    /** All of it, in order. */
    java.util.List<OrderMark> now();

    /** What became of orders that are a matter of their own, in order. */
    default java.util.List<OrderMoved> asked() {
      return java.util.List.of();
    }

    /** True of the number of an order that has not ended, as it is known now. */
    default boolean isOpen(String order) {
      return false;
    }
  }
}

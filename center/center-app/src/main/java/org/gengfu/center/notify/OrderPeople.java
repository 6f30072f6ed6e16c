package org.gengfu.center.notify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.gengfu.center.order.OrderMoved;
import org.gengfu.core.order.OrderState;

/**
 * What must be known to tell people of orders. All but {@code phone} and {@code listens} are asked
 * by the writer's thread only.
 *
 * @param moved what became of deeds in the transaction that is being drafted, in order
 * @param listens whose phones are woken by Web Push
 * @param phone the number of a person that takes short messages, empty for none
 * @param due until when an order is to be done
 */
public record OrderPeople(
    Supplier<List<OrderMoved>> moved,
    Predicate<String> listens,
    UnaryOperator<String> phone,
    Function<OrderState, Optional<Instant>> due) {
  /** Nobody does anything. */
  static final OrderPeople NOBODY =
      new OrderPeople(List::of, person -> false, person -> "", order -> Optional.empty());
}

package org.gengfu.center.order;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.core.order.OrderState;
import org.jspecify.annotations.Nullable;

/** What other parts of the center know of an order, for who looks at it. Any thread. */
public interface OrderContext {
  /** Nobody knows more. */
  OrderContext NONE = new OrderContext() {};

  /**
   * A clock of the contract.
   *
   * @param due when it is used up, or null while it does not run
   * @param ends true when it has ended
   */
  record Clock(String id, String kind, @Nullable Instant due, String state, boolean ends) {}

  /** A part that is kept or taken for an order. */
  record Part(String sku, Map<String, String> name, String serial, String place, String state) {}

  /**
   * What is to be looked at for one order.
   *
   * @param known answers that are there already, by step
   */
  record Asked(Checklists.Checklist list, Map<String, Object> known) {}

  /** What is to be looked at, where that goes by the order itself and not by its kind. */
  default Optional<Asked> asked(OrderState order) {
    return Optional.empty();
  }

  /** The clocks of an order. */
  default List<Clock> clocks(OrderState order) {
    return List.of();
  }

  /** Before when nobody is to go; empty for no such time. */
  default Optional<Instant> notBefore(OrderState order) {
    return Optional.empty();
  }

  /** The part that is kept or taken for an order. */
  default Optional<Part> part(OrderState order) {
    return Optional.empty();
  }

  /** What a technician is called; empty for who is none. */
  default Optional<String> technician(String user) {
    return Optional.empty();
  }

  /** True when it is known who is a technician; until then everybody may take orders. */
  default boolean knowsTechnicians() {
    return false;
  }

  /** What is known of a site: {@code address}, {@code lat}, {@code lon}, {@code access}. */
  default Map<String, Object> site(String site) {
    return Map.of();
  }
}

package org.gengfu.center.inspection;

import java.time.Instant;
import java.util.function.Function;
import org.gengfu.core.inspection.Words;
import org.gengfu.core.order.OrderState;
import org.jspecify.annotations.Nullable;

/**
 * A round as pages show it.
 *
 * @param plan {@code contract/item/inspection}
 * @param item {@code contract/item}
 * @param site where all of it is, null when that is several places or nobody knows
 * @param state {@code planned}, {@code due}, {@code missed} or {@code done}
 * @param order number of its order, null while it has none
 * @param technician who has it or made it, null for nobody
 * @param done how many answers are there
 * @param of how many it needs
 */
public record RoundRow(
    String id,
    String plan,
    String item,
    Words name,
    @Nullable String site,
    Instant from,
    Instant to,
    String state,
    @Nullable String order,
    @Nullable String technician,
    int done,
    int of) {
  /**
   * @param orders an order by its number, or null
   * @param names what a technician is called
   */
  static RoundRow of(
      RoundLine line,
      Instant now,
      Function<String, @Nullable OrderState> orders,
      Function<String, String> names) {
    String number = line.order();
    OrderState order = number == null ? null : orders.apply(number);
    String who = order == null ? null : order.technician();
    return new RoundRow(
        line.id(),
        line.plan(),
        line.item(),
        line.name(),
        line.site().isEmpty() ? null : line.site(),
        line.from(),
        line.to(),
        line.state(now),
        number,
        who == null ? null : names.apply(who),
        line.done(),
        line.of());
  }
}

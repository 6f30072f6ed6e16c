package org.gengfu.center.dispatch;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.gengfu.center.order.OrderContext;
import org.gengfu.center.stock.StockBook;
import org.gengfu.center.stock.Technician;
import org.gengfu.core.order.OrderKind;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.stock.Need;
import org.gengfu.core.stock.PlaceBook;
import org.gengfu.core.travel.Travel;

/**
 * What is known when a plan is made.
 *
 * @param orders all that are open
 * @param roster who goes, alone or as a crew
 * @param seen where a technician is; empty when nobody knows, or long ago
 * @param marks what is remembered of orders
 * @param context clocks and sites
 * @param drawn attributes of a node of the field; empty when it is not drawn
 * @param needs parts of which a device needs one
 */
record Outlook(
    Instant at,
    ZoneId zone,
    List<OrderState> orders,
    StockBook stock,
    PlaceBook places,
    Roster roster,
    Function<String, Optional<Technician.Position>> seen,
    Map<String, Marks> marks,
    OrderContext context,
    Function<String, Map<String, String>> drawn,
    BiFunction<String, Instant, List<Need>> needs,
    Travel roads) {
  Outlook {
    orders = List.copyOf(orders);
  }

  /** Who goes, by id; the lead of a crew bears the names of both. */
  SortedMap<String, Technician> technicians() {
    return roster.technicians();
  }

  long nowMillis() {
    return at.toEpochMilli();
  }

  Marks marks(String order) {
    return marks.getOrDefault(order, Marks.NONE);
  }

  /** True when one of our people is to go for it, or is there. */
  static boolean isPlanned(OrderState order) {
    return isOurs(order)
        && !order.suspended()
        && switch (order.stage()) {
          case NEW, ACCEPTED -> true;
          case DISPATCHED -> order.firstGoodMillis() == null;
          case TAKEN, EN_ROUTE, ON_SITE, IN_PROGRESS -> order.technician() != null;
          case WAITING_PART, RESOLVED, CLOSED, CANCELLED -> false;
        };
  }

  /** True when it is work for one of our people. */
  static boolean isOurs(OrderState order) {
    return order.matter().carrier().isEmpty() && goes(order.matter().kind());
  }

  private static boolean goes(OrderKind kind) {
    return switch (kind) {
      case FAULT, SWAP, INSPECTION, CALIBRATION, TUNING, EMERGENCY -> true;
      case ENQUIRY, COMPLAINT, JOINT, SECURITY -> false;
    };
  }
}

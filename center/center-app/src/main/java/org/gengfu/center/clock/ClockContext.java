package org.gengfu.center.clock;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.center.order.OrderContext;
import org.gengfu.core.order.OrderState;

/**
 * What the clocks know of orders: those of its incident, or its own. The rest is asked of another.
 * Any thread.
 */
public final class ClockContext implements OrderContext {
  private final ClockDesk desk;
  private final OrderContext other;

  /**
   * @param other asked for all else
   */
  public ClockContext(ClockDesk desk, OrderContext other) {
    this.desk = desk;
    this.other = other;
  }

  @Override
  public List<Clock> clocks(OrderState order) {
    boolean own = OrderClocks.isMatter(order.matter());
    if (!own && order.incident().isEmpty()) {
      return other.clocks(order);
    }
    return desk.of(own ? order.id() : order.incident()).stream().map(ClockContext::clock).toList();
  }

  private static Clock clock(ClockRow row) {
    boolean ends =
        switch (row.state()) {
          case "met", "broken", "cancelled" -> true;
          default -> false;
        };
    return new Clock(row.id(), row.kind(), row.due(), row.state(), ends);
  }

  @Override
  public Optional<Instant> notBefore(OrderState order) {
    return other.notBefore(order);
  }

  @Override
  public Optional<Part> part(OrderState order) {
    return other.part(order);
  }

  @Override
  public Optional<String> technician(String user) {
    return other.technician(user);
  }

  @Override
  public boolean knowsTechnicians() {
    return other.knowsTechnicians();
  }

  @Override
  public Map<String, Object> site(String site) {
    return other.site(site);
  }
}

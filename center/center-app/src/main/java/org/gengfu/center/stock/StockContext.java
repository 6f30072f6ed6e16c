package org.gengfu.center.stock;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gengfu.center.order.OrderContext;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.stock.Sku;
import org.gengfu.core.travel.GeoPoint;

/**
 * What the stock knows of orders: the part that is there for one, what a technician is called,
 * where a site is. What it does not know it asks of another. Any thread.
 */
public final class StockContext implements OrderContext {
  private final StockDesk desk;
  private final OrderContext other;

  /**
   * @param other asked for clocks
   */
  public StockContext(StockDesk desk, OrderContext other) {
    this.desk = desk;
    this.other = other;
  }

  @Override
  public List<Clock> clocks(OrderState order) {
    return other.clocks(order);
  }

  @Override
  public Optional<Instant> notBefore(OrderState order) {
    return other.notBefore(order);
  }

  @Override
  public Optional<Part> part(OrderState order) {
    return desk.book().state().of(order.id()).stream()
        .findFirst()
        .map(part -> {
          Sku sku = desk.book().skus().sku(part.sku());
          return new Part(
              part.sku(),
              Map.of("zh", sku.zh(), "en", sku.en()),
              part.serial(),
              part.place(),
              part.state().name().toLowerCase(Locale.ROOT));
        });
  }

  @Override
  public Optional<String> technician(String user) {
    return Optional.ofNullable(desk.technicians().technicians().get(user)).map(Technician::name);
  }

  @Override
  public boolean knowsTechnicians() {
    return !desk.technicians().technicians().isEmpty();
  }

  @Override
  public Map<String, Object> site(String site) {
    GeoPoint point = desk.places().point(site);
    Map<String, Object> known = new LinkedHashMap<>(other.site(site));
    if (point != null) {
      known.put("lat", point.lat());
      known.put("lon", point.lon());
    }
    return known;
  }
}

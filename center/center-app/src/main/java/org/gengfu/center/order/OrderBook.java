package org.gengfu.center.order;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.order.Stage;

/**
 * The orders that are committed: all that are open, and the newest that ended (older ones are in
 * the table). Never changes; any thread.
 */
public final class OrderBook {
  /** No orders. */
  public static final OrderBook EMPTY = new OrderBook(Map.of());

  private final SortedMap<String, OrderState> orders;

  OrderBook(Map<String, OrderState> orders) {
    this.orders = new TreeMap<>(orders);
  }

  /** All of them, by number. */
  public Collection<OrderState> all() {
    return java.util.Collections.unmodifiableCollection(orders.values());
  }

  /** The order of that number. */
  public Optional<OrderState> order(String id) {
    return Optional.ofNullable(orders.get(id));
  }

  /** Those that are not ended, by number. */
  public List<OrderState> open() {
    return orders.values().stream().filter(each -> !each.stage().ended()).toList();
  }

  /** The orders of an incident, the newest last. */
  public List<OrderState> ofIncident(String incident) {
    return orders.values().stream().filter(each -> each.incident().equals(incident)).toList();
  }

  /** The open orders that a person has or helps with. */
  public List<OrderState> of(String person) {
    return open().stream().filter(each -> each.isOf(person)).toList();
  }

  /**
   * Other open orders about the same device, by number; neither parts of it, nor the whole of which
   * it is a part, nor that one's other parts.
   */
  public List<OrderState> sameDevice(OrderState order) {
    String node = order.matter().node();
    String whole = whole(order);
    return node.isEmpty()
        ? List.of()
        : open().stream()
            .filter(each -> each.matter().node().equals(node) && !whole(each).equals(whole))
            .toList();
  }

  private static String whole(OrderState order) {
    String parent = order.matter().parent();
    return parent.isEmpty() ? order.id() : parent;
  }

  /** How many are at each stage; of the ended ones only those that are held here. */
  public Map<Stage, Integer> counts() {
    Map<Stage, Integer> counts = new EnumMap<>(Stage.class);
    orders.values().forEach(each -> counts.merge(each.stage(), 1, Integer::sum));
    return counts;
  }
}

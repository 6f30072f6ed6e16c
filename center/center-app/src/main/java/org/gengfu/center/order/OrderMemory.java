package org.gengfu.center.order;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.gengfu.core.order.OrderState;

/**
 * The orders as they are committed: all that are open, and the newest {@value #MOST_ENDED} that
 * ended. Only the writer's thread may use it.
 */
final class OrderMemory {
  /** Most ended orders that are held; of more, those that ended first are let go. */
  static final int MOST_ENDED = 2_000;

  /** Most incidents of which the order is remembered; the newest ones are. */
  static final int MOST_INCIDENTS = 200_000;

  private final Map<String, OrderState> orders = new HashMap<>();
  private final Map<String, String> newest = new LinkedHashMap<>();
  private final Map<Integer, Integer> last = new HashMap<>();
  private final Set<String> ended = new LinkedHashSet<>();
  private int open;

  /** By number. */
  Map<String, OrderState> orders() {
    return orders;
  }

  /** Number of the newest order of an incident. */
  Map<String, String> newest() {
    return newest;
  }

  /** The last number of each year. */
  Map<Integer, Integer> last() {
    return last;
  }

  int open() {
    return open;
  }

  /** Takes an order over as it is stored, or as a draft left it. */
  void put(OrderState order) {
    OrderState before = orders.put(order.id(), order);
    boolean wasOpen = before != null && !before.stage().ended();
    boolean isOpen = !order.stage().ended();
    open += (isOpen ? 1 : 0) - (wasOpen ? 1 : 0);
    if (isOpen) {
      ended.remove(order.id());
    } else if (before == null || wasOpen) {
      ended.remove(order.id());
      ended.add(order.id());
    }
    while (ended.size() > MOST_ENDED) {
      String oldest = ended.iterator().next();
      ended.remove(oldest);
      orders.remove(oldest);
    }
  }

  /** The newest order of an incident; of too many incidents the first that was known goes. */
  void remember(String incident, String order) {
    newest.put(incident, order);
    if (newest.size() > MOST_INCIDENTS) {
      newest.remove(newest.keySet().iterator().next());
    }
  }

  /** Takes over what was committed. */
  void accept(OrderDraft draft) {
    draft.changed().values().forEach(this::put);
    draft.newest().forEach(this::remember);
    last.putAll(draft.last());
  }

  OrderBook book() {
    return new OrderBook(orders);
  }
}

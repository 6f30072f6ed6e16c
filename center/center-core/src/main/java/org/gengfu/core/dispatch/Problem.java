package org.gengfu.core.dispatch;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is to be planned. The order of the lists does not matter: they are sorted by id.
 *
 * @param nowMillis the present
 * @param technicians at most {@value #MOST_TECHNICIANS}
 * @param orders at most {@value #MOST_ORDERS}
 * @param warehouses at most {@value #MOST_WAREHOUSES}
 */
public record Problem(
    long nowMillis,
    List<Technician> technicians,
    List<OpenOrder> orders,
    List<Warehouse> warehouses,
    Travel travel,
    DispatchRules rules) {
  /** The most technicians that are planned at once. */
  public static final int MOST_TECHNICIANS = 200;

  /** The most orders that are planned at once; the caller takes the soonest due. */
  public static final int MOST_ORDERS = 2_000;

  /** The most warehouses. */
  public static final int MOST_WAREHOUSES = 64;

  public Problem {
    technicians = technicians.stream().sorted(Comparator.comparing(Technician::id)).toList();
    orders = orders.stream().sorted(Comparator.comparing(OpenOrder::id)).toList();
    warehouses =
        warehouses.stream()
            .sorted(Comparator.comparing((Warehouse house) -> house.spot().id()))
            .toList();
    if (technicians.size() > MOST_TECHNICIANS
        || orders.size() > MOST_ORDERS
        || warehouses.size() > MOST_WAREHOUSES) {
      throw new IllegalArgumentException(
          "%d technicians, %d orders, %d warehouses; at most %d, %d and %d"
              .formatted(
                  technicians.size(),
                  orders.size(),
                  warehouses.size(),
                  MOST_TECHNICIANS,
                  MOST_ORDERS,
                  MOST_WAREHOUSES));
    }
    unique("technician", technicians.stream().map(Technician::id).toList());
    unique("order", orders.stream().map(OpenOrder::id).toList());
    unique("warehouse", warehouses.stream().map(house -> house.spot().id()).toList());
  }

  private static void unique(String what, List<String> ids) {
    Set<String> seen = new HashSet<>();
    for (String id : ids) {
      if (!seen.add(id)) {
        throw new IllegalArgumentException(what + " \"" + id + "\" is there twice");
      }
    }
  }
}

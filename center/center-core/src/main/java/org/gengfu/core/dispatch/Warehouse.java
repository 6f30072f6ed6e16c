package org.gengfu.core.dispatch;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A place where parts lie.
 *
 * @param spot where; its id names the warehouse
 * @param hours when parts are handed out; empty for always
 * @param stock free parts by kind; what is kept for an order does not count here
 * @param handlingMillis how long handing out takes
 */
public record Warehouse(
    Spot spot, List<Window> hours, SortedMap<String, Integer> stock, long handlingMillis) {
  public Warehouse {
    hours = List.copyOf(hours);
    stock = Collections.unmodifiableSortedMap(new TreeMap<>(stock));
  }
}

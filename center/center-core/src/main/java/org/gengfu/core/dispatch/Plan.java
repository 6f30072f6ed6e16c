package org.gengfu.core.dispatch;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who goes where, when.
 *
 * @param routes one for each technician, also without stops, by id
 * @param unassigned ids of orders for which nobody was found, sorted
 * @param cost how bad it is
 */
public record Plan(List<Route> routes, List<String> unassigned, Cost cost) {
  public Plan {
    routes = List.copyOf(routes);
    unassigned = List.copyOf(unassigned);
  }

  /** A technician's stops, in order. */
  public record Route(String technician, List<Stop> stops) {
    public Route {
      stops = List.copyOf(stops);
    }
  }

  /**
   * One stop.
   *
   * @param order the order, or null for fetching parts
   * @param place where
   * @param source where the order's part comes from: a warehouse, or the technician's own id for
   *     the vehicle; null when none is needed
   * @param sku which kind of part, or null
   * @param arriveMillis when one is there
   * @param startMillis when the work begins: later when one has to wait to be let in
   * @param endMillis when it is expected to be done
   * @param travelMillis the way there
   * @param slackMillis how much is left to the nearest deadline if it takes as long as nine of ten
   *     do; negative when that is too late, null without deadline
   * @param pinned true when the technician has taken it already
   * @param held what determines the begin
   */
  public record Stop(
      @Nullable String order,
      Spot place,
      @Nullable String source,
      @Nullable String sku,
      long arriveMillis,
      long startMillis,
      long endMillis,
      long travelMillis,
      @Nullable Long slackMillis,
      boolean pinned,
      Held held) {}

  /** What determines when a stop's work begins. */
  public enum Held {
    /** The way: who goes leaves at once. */
    WAY,
    /** Fetching the part. */
    PART,
    /** One is let in later. */
    ACCESS,
    /** The shift begins later. */
    SHIFT,
    /** Orders before it. */
    QUEUE,
    /** Who goes has a break first. */
    BREAK
  }

  /** Where an order stands in the plan. */
  public record Place(String technician, int index, Stop stop) {}

  /** Where an order stands. */
  public Optional<Place> find(String order) {
    for (Route route : routes) {
      for (int i = 0; i < route.stops.size(); i++) {
        if (order.equals(route.stops.get(i).order())) {
          return Optional.of(new Place(route.technician, i, route.stops.get(i)));
        }
      }
    }
    return Optional.empty();
  }

  /** Where each assigned order stands, by order. */
  public SortedMap<String, Place> places() {
    TreeMap<String, Place> places = new TreeMap<>();
    for (Route route : routes) {
      for (int i = 0; i < route.stops.size(); i++) {
        Stop stop = route.stops.get(i);
        String order = stop.order();
        if (order != null) {
          places.put(order, new Place(route.technician, i, stop));
        }
      }
    }
    return places;
  }
}

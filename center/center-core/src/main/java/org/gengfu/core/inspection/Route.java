package org.gengfu.core.inspection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In which order the stops of a round are visited: the nearest next (nearest neighbour), then made
 * shorter by turning pieces of the way around (2-opt; Croes 1958, Operations Research 6) until no
 * such turn helps. Pure: the order in which stops are given does not matter.
 */
public final class Route {
  /** The most stops that are put in order by distance; beyond it they stay sorted by site. */
  public static final int MOST_BY_DISTANCE = 600;

  private static final double LEAST_GAIN_KM = 1e-9;
  private static final Comparator<Stop> BY_SITE =
      Comparator.comparing(Stop::site).thenComparing(Stop::node);

  private Route() {}

  /**
   * The stops in order. Devices of one site stay together; what stands nobody knows where comes
   * last.
   *
   * @param start where the way begins, null where the first site in the alphabet is
   */
  public static List<Stop> order(List<Stop> stops, Stop.@Nullable Place start) {
    List<Stop> sorted = stops.stream().sorted(BY_SITE).toList();
    List<List<Stop>> sites = new ArrayList<>();
    List<Stop> lost = new ArrayList<>();
    for (Stop stop : sorted) {
      if (stop.place() == null) {
        lost.add(stop);
      } else if (!sites.isEmpty() && together(sites.getLast().getFirst(), stop)) {
        sites.getLast().add(stop);
      } else {
        sites.add(new ArrayList<>(List.of(stop)));
      }
    }
    List<List<Stop>> way =
        sites.size() > MOST_BY_DISTANCE ? sites : shorter(near(sites, start), start);
    List<Stop> order = new ArrayList<>();
    way.forEach(order::addAll);
    order.addAll(lost);
    return List.copyOf(order);
  }

  private static boolean together(Stop one, Stop other) {
    return !one.site().isEmpty() && one.site().equals(other.site());
  }

  /** How long a way is, in kilometres as the crow flies; stops of unknown place add nothing. */
  public static double kilometres(List<Stop> order, Stop.@Nullable Place start) {
    double sum = 0;
    Stop.Place at = start;
    for (Stop stop : order) {
      Stop.Place next = stop.place();
      if (next != null) {
        sum += at == null ? 0 : at.kilometres(next);
        at = next;
      }
    }
    return sum;
  }

  private static Stop.Place place(List<Stop> site) {
    Stop.Place place = site.getFirst().place();
    if (place == null) {
      throw new IllegalStateException("a site without a place on the way");
    }
    return place;
  }

  private static List<List<Stop>> near(List<List<Stop>> sites, Stop.@Nullable Place start) {
    List<List<Stop>> left = new ArrayList<>(sites);
    List<List<Stop>> way = new ArrayList<>();
    Stop.Place at = start;
    while (!left.isEmpty()) {
      List<Stop> next = left.getFirst();
      if (at != null) {
        Stop.Place from = at;
        for (List<Stop> site : left) {
          if (from.kilometres(place(site)) < from.kilometres(place(next))) {
            next = site;
          }
        }
      }
      left.remove(next);
      way.add(next);
      at = place(next);
    }
    return way;
  }

  private static List<List<Stop>> shorter(List<List<Stop>> way, Stop.@Nullable Place start) {
    boolean better = true;
    while (better) {
      better = false;
      for (int i = start == null ? 1 : 0; i < way.size() - 1; i++) {
        for (int j = i + 1; j < way.size(); j++) {
          if (gain(way, start, i, j) > LEAST_GAIN_KM) {
            java.util.Collections.reverse(way.subList(i, j + 1));
            better = true;
          }
        }
      }
    }
    return way;
  }

  /** What is saved when the way from i to j is gone backwards. */
  private static double gain(List<List<Stop>> way, Stop.@Nullable Place start, int i, int j) {
    Stop.Place before = i == 0 ? start : place(way.get(i - 1));
    Stop.Place first = place(way.get(i));
    Stop.Place last = place(way.get(j));
    double saved = before == null ? 0 : before.kilometres(first) - before.kilometres(last);
    if (j + 1 < way.size()) {
      Stop.Place after = place(way.get(j + 1));
      saved += last.kilometres(after) - first.kilometres(after);
    }
    return saved;
  }
}

package org.gengfu.core.dispatch.routing;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Routes as they are written to a file.
 *
 * @param routes for each technician who goes out, by number: the numbers of the requests in order,
 *     0 for the call at the depot
 * @param unserved numbers of requests on no route
 * @param workingTime sum over the routes of return minus latest possible departure
 */
public record RoutingSolution(
    SortedMap<Integer, List<Integer>> routes, List<Integer> unserved, double workingTime) {
  public RoutingSolution {
    TreeMap<Integer, List<Integer>> copy = new TreeMap<>();
    routes.forEach((technician, stops) -> copy.put(technician, List.copyOf(stops)));
    routes = java.util.Collections.unmodifiableSortedMap(copy);
    unserved = List.copyOf(unserved);
  }

  /** True when it serves more, or as many in less time. */
  public boolean betterThan(RoutingSolution other) {
    return unserved.size() == other.unserved.size()
        ? workingTime < other.workingTime
        : unserved.size() < other.unserved.size();
  }

  /** One line for each technician who goes out: {@code technician: request request …}. */
  public String text() {
    return routes.entrySet().stream()
        .map(route ->
            route.getKey()
                + ": "
                + route.getValue().stream().map(String::valueOf).collect(Collectors.joining(" "))
                + "\n")
        .collect(Collectors.joining());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "working time %.4f, %d unserved, %d technicians out",
        workingTime,
        unserved.size(),
        routes.size());
  }
}

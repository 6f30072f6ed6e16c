package org.gengfu.core.dispatch.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks routes by walking them, with nothing of the search: forward for the earliest return,
 * backward for the latest departure that still makes it. Pure; any thread.
 */
public final class RoutingCheck {
  private static final double SLACK = 1e-6;

  private final RoutingInstance instance;
  private final List<String> faults = new ArrayList<>();
  private final Set<Integer> served = new HashSet<>();
  private double workingTime;

  private RoutingCheck(RoutingInstance instance) {
    this.instance = instance;
  }

  /**
   * What a check found.
   *
   * @param faults what is wrong, empty for nothing
   * @param workingTime sum over the routes of return minus latest possible departure
   * @param unserved how many requests are on no route
   * @param out how many technicians go out
   */
  public record Report(List<String> faults, double workingTime, int unserved, int out) {
    public Report {
      faults = List.copyOf(faults);
    }
  }

  /** Checks routes: technician to stops, 0 for the depot. */
  public static Report of(RoutingInstance instance, Map<Integer, List<Integer>> routes) {
    RoutingCheck check = new RoutingCheck(instance);
    routes.forEach(check::route);
    return new Report(
        check.faults,
        check.workingTime,
        instance.requests().size() - check.served.size(),
        routes.size());
  }

  private void route(int technician, List<Integer> stops) {
    if (technician < 1 || technician > instance.technicians().size()) {
      faults.add("there is no technician " + technician);
      return;
    }
    Place home = instance.technicians().get(technician - 1);
    List<Place> places = new ArrayList<>(List.of(home));
    for (int stop : stops) {
      int request = stop - instance.technicians().size() - 1;
      if (stop != 0 && (request < 0 || request >= instance.requests().size())) {
        faults.add("technician %d: %d is no request".formatted(technician, stop));
        return;
      }
      if (stop != 0 && !served.add(stop)) {
        faults.add("request %d is served twice".formatted(stop));
      }
      places.add(stop == 0 ? instance.depot() : instance.requests().get(request));
    }
    places.add(home);
    means(home, places.subList(1, places.size() - 1));
    walk(technician, places);
  }

  private void means(Place home, List<Place> stops) {
    int[] stock = home.parts().stream().mapToInt(Integer::intValue).toArray();
    boolean loaded = false;
    for (Place stop : stops) {
      if (stop.id() == 0) {
        if (loaded) {
          faults.add("technician %d calls at the depot twice".formatted(home.id()));
        }
        loaded = true;
        continue;
      }
      String who = "technician %d, request %d: ".formatted(home.id(), stop.id());
      if ((stop.skills() | home.skills()) != home.skills()) {
        faults.add(who + "a skill is missing");
      }
      if (!loaded && (stop.tools() | home.tools()) != home.tools()) {
        faults.add(who + "a tool is missing");
      }
      for (int kind = 0; kind < stock.length && !loaded; kind++) {
        stock[kind] -= stop.parts().get(kind);
        if (stock[kind] < 0) {
          faults.add(who + "part " + kind + " is missing");
        }
      }
    }
  }

  private void walk(int technician, List<Place> places) {
    double[] begin = new double[places.size()];
    begin[0] = places.getFirst().opens();
    for (int i = 1; i < begin.length; i++) {
      Place from = places.get(i - 1);
      Place to = places.get(i);
      double arrives = begin[i - 1] + (i == 1 ? 0 : from.service()) + from.to(to);
      begin[i] = Math.max(arrives, i == begin.length - 1 ? arrives : to.opens());
      if (begin[i] > to.closes() + SLACK) {
        faults.add(
            "technician %d is at %d at %.4f, %.4f at the latest"
                .formatted(technician, to.id(), begin[i], to.closes()));
      }
    }
    double latest = begin[begin.length - 1];
    double home = latest;
    for (int i = begin.length - 2; i >= 0; i--) {
      Place from = places.get(i);
      latest =
          Math.min(
              latest - from.to(places.get(i + 1)) - (i == 0 ? 0 : from.service()), from.closes());
    }
    workingTime += home - latest;
  }
}

package org.gengfu.core.dispatch.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tries every set of routes of a small instance, judged by the checker alone. */
final class EveryRoute {
  private final RoutingInstance instance;

  /** By technician and set of requests: the least time of a route that can be, or infinite. */
  private final double[][] least;

  EveryRoute(RoutingInstance instance) {
    this.instance = instance;
    this.least = new double[instance.technicians().size()][1 << instance.requests().size()];
    for (int k = 0; k < least.length; k++) {
      java.util.Arrays.fill(least[k], Double.POSITIVE_INFINITY);
      least[k][0] = 0;
      grow(k, new ArrayList<>(), 0);
    }
  }

  private void grow(int k, List<Integer> stops, int set) {
    for (int r = 0; r < instance.requests().size(); r++) {
      if ((set & 1 << r) == 0) {
        stops.add(instance.technicians().size() + 1 + r);
        int more = set | 1 << r;
        double time = best(k + 1, stops);
        least[k][more] = Math.min(least[k][more], time);
        if (time < Double.POSITIVE_INFINITY) {
          grow(k, stops, more);
        }
        stops.removeLast();
      }
    }
  }

  private double best(int technician, List<Integer> stops) {
    double best = time(technician, stops);
    for (int at = 0; at <= stops.size(); at++) {
      List<Integer> with = new ArrayList<>(stops);
      with.add(at, 0);
      best = Math.min(best, time(technician, with));
    }
    return best;
  }

  private double time(int technician, List<Integer> stops) {
    RoutingCheck.Report report = RoutingCheck.of(instance, Map.of(technician, stops));
    return report.faults().isEmpty() ? report.workingTime() : Double.POSITIVE_INFINITY;
  }

  /** Fewest unserved and, of those, least time: as unserved * 1e6 + time. */
  double optimum() {
    int all = (1 << instance.requests().size()) - 1;
    double best = Double.POSITIVE_INFINITY;
    for (int left = 0; left <= all; left++) {
      double time = share(0, all & ~left);
      best = Math.min(best, Integer.bitCount(left) * 1e6 + time);
    }
    return best;
  }

  private double share(int k, int set) {
    if (k == least.length) {
      return set == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    double best = Double.POSITIVE_INFINITY;
    for (int mine = set; ; mine = (mine - 1) & set) {
      if (least[k][mine] < Double.POSITIVE_INFINITY) {
        best = Math.min(best, least[k][mine] + share(k + 1, set & ~mine));
      }
      if (mine == 0) {
        return best;
      }
    }
  }
}

package org.gengfu.core.dispatch;

import java.util.ArrayList;
import java.util.List;

/**
 * Tries every assignment, every order of the stops, and every source of every part of a small
 * problem: the least cost that any plan has.
 */
final class EveryPlan {
  private final Problem problem;
  private final Layout layout;
  private Cost least = new Cost(Long.MAX_VALUE / 2, 0, 0, 0, 0, 0);

  private EveryPlan(Problem problem) {
    this.problem = problem;
    this.layout = new Layout(problem);
  }

  static Cost least(Problem problem) {
    EveryPlan every = new EveryPlan(problem);
    List<List<Integer>> routes = new ArrayList<>();
    problem.technicians().forEach(technician -> routes.add(new ArrayList<>()));
    every.grow(0, routes);
    return every.least;
  }

  private void grow(int order, List<List<Integer>> routes) {
    if (order == problem.orders().size()) {
      supply(new Draft(layout), routes, 0, 0);
      return;
    }
    grow(order + 1, routes);
    for (int k = 0; k < routes.size(); k++) {
      if (layout.able[k][order]) {
        for (int at = 0; at <= routes.get(k).size(); at++) {
          routes.get(k).add(at, order);
          grow(order + 1, routes);
          routes.get(k).remove(at);
        }
      }
    }
  }

  private void supply(Draft draft, List<List<Integer>> routes, int k, int p) {
    if (k == routes.size()) {
      Cost cost = draft.cost();
      least = cost.compareTo(least) < 0 ? cost : least;
      return;
    }
    if (p == routes.get(k).size()) {
      supply(draft, routes, k + 1, 0);
      return;
    }
    int order = routes.get(k).get(p);
    for (int source : draft.sources(order, k)) {
      draft.put(order, k, p, source);
      if (draft.refresh(k)) {
        supply(draft, routes, k, p + 1);
      }
      draft.drop(order);
    }
  }
}

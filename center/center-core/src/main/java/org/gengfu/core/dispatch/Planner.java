package org.gengfu.core.dispatch;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.core.dispatch.Plan.Route;
import org.gengfu.core.dispatch.Plan.Stop;

/**
 * Makes plans at once, by insertion with regret: again and again that order is put in which would
 * lose most if its best technician were not to be had. Pure and deterministic; any thread.
 */
public final class Planner {
  private Planner() {}

  /** A plan of nothing but what technicians have taken. */
  public static Plan plan(Problem problem) {
    Draft draft = new Draft(new Layout(problem));
    fill(draft);
    return draft.plan();
  }

  /**
   * Puts what is not in a plan into it, and leaves the rest where it is as far as it still can be.
   */
  public static Plan insert(Problem problem, Plan known) {
    Draft draft = take(problem, known);
    fill(draft);
    return draft.plan();
  }

  /** The same plan under a problem as it is now; what cannot be any more is unassigned. */
  public static Plan again(Problem problem, Plan known) {
    return take(problem, known).plan();
  }

  /** Takes over a known plan, as far as it still can be. */
  static Draft take(Problem problem, Plan known) {
    Layout layout = new Layout(problem);
    Draft draft = new Draft(layout);
    for (Route route : known.routes()) {
      Integer k = layout.technicianAt.get(route.technician());
      for (Stop stop : k == null ? List.<Stop>of() : route.stops()) {
        String id = stop.order();
        Integer order = id == null ? null : layout.orderAt.get(id);
        if (order != null && k != null && draft.holder[order] < 0 && layout.able[k][order]) {
          keep(draft, order, k, stop);
        }
      }
    }
    return draft;
  }

  private static void keep(Draft draft, int order, int k, Stop stop) {
    String from = stop.source();
    int chosen = Integer.MIN_VALUE;
    for (int source : draft.sources(order, k)) {
      boolean same =
          source >= 0 && draft.layout.problem.warehouses().get(source).spot().id().equals(from);
      chosen = same || chosen == Integer.MIN_VALUE ? source : chosen;
    }
    if (chosen != Integer.MIN_VALUE) {
      draft.put(order, k, draft.size[k], chosen);
      if (!draft.refresh(k)) {
        draft.drop(order);
      }
    }
  }

  /** Puts in everything that has no place yet. */
  static void fill(Draft draft) {
    Layout layout = draft.layout;
    List<Integer> open = new ArrayList<>();
    Offer[][] offers = new Offer[layout.orders][];
    for (int order = 0; order < layout.orders; order++) {
      if (draft.holder[order] < 0) {
        open.add(order);
        offers[order] = new Offer[layout.technicians];
        for (int k = 0; k < layout.technicians; k++) {
          offers[order][k] = new Offer();
          draft.best(order, k, offers[order][k]);
        }
      }
    }
    while (true) {
      int order = mostRegretted(open, offers);
      if (order < 0) {
        return;
      }
      int k = best(offers[order]);
      Offer offer = offers[order][k];
      draft.put(order, k, offer.at, offer.source);
      draft.refresh(k);
      open.remove(Integer.valueOf(order));
      for (int other : open) {
        draft.best(other, k, offers[other][k]);
        if (offer.source >= 0 && layout.kinds[other].length > 0) {
          again(draft, other, offer.source, offers[other]);
        }
      }
    }
  }

  /** Looks again at offers that count on a part of a warehouse that gave one away. */
  private static void again(Draft draft, int order, int source, Offer[] offers) {
    for (int k = 0; k < offers.length; k++) {
      if (offers[k].possible && offers[k].source == source) {
        draft.best(order, k, offers[k]);
      }
    }
  }

  private static int mostRegretted(List<Integer> open, Offer[][] offers) {
    int chosen = -1;
    long[] most = new long[5];
    boolean mostOnly = false;
    long[] mostCost = new long[5];
    for (int order : open) {
      int first = best(offers[order]);
      if (first < 0) {
        continue;
      }
      int second = second(offers[order], first);
      boolean only = second < 0;
      long[] regret = new long[5];
      for (int i = 0; i < 5 && !only; i++) {
        regret[i] = offers[order][second].more[i] - offers[order][first].more[i];
      }
      int by = chosen < 0 ? 1 : only != mostOnly ? (only ? 1 : -1) : Offer.compare(regret, most);
      if (by > 0 || (by == 0 && Offer.compare(offers[order][first].more, mostCost) < 0)) {
        chosen = order;
        most = regret;
        mostOnly = only;
        mostCost = offers[order][first].more;
      }
    }
    return chosen;
  }

  private static int best(Offer[] offers) {
    return second(offers, -1);
  }

  private static int second(Offer[] offers, int except) {
    int best = -1;
    for (int k = 0; k < offers.length; k++) {
      if (k != except && offers[k].possible && (best < 0 || offers[k].less(offers[best]))) {
        best = k;
      }
    }
    return best;
  }
}

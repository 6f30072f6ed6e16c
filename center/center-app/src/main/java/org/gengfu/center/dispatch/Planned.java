package org.gengfu.center.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.gengfu.center.dispatch.OrderAsking.Wanted;
import org.gengfu.core.dispatch.OpenOrder;
import org.gengfu.core.dispatch.Plan;
import org.gengfu.core.dispatch.Plan.Held;
import org.gengfu.core.dispatch.Plan.Place;
import org.gengfu.core.dispatch.Plan.Stop;
import org.gengfu.core.dispatch.Planner;
import org.gengfu.core.dispatch.Problem;
import org.gengfu.core.dispatch.Spot;
import org.gengfu.core.dispatch.Stability;
import org.gengfu.core.dispatch.Technician;
import org.gengfu.core.dispatch.Warehouse;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.order.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A plan, and by what it was made. Never changes; any thread.
 *
 * @param problem what was planned: as it was asked, but without the parts that nobody has, and with
 *     what only a person's word puts into a route
 * @param without orders that want a part of which none is free anywhere: somebody goes all the same
 */
record Planned(Asked asked, Problem problem, Plan plan, Set<String> without) {
  Planned {
    without = Set.copyOf(without);
  }

  /**
   * Plans at once. Who has an order by what is committed keeps it, as far as that still can be.
   *
   * @param last the plan that people know, or null
   * @param offer a plan that may be better, or null
   */
  static Planned of(Asked asked, @Nullable Plan last, @Nullable Plan offer) {
    Problem problem = asked.problem();
    Plan plan = Planner.insert(problem, known(asked, last));
    Set<String> without = without(problem, plan);
    if (!without.isEmpty()) {
      problem = with(problem, problem.technicians(), order -> without.contains(order.id()));
      plan = Planner.insert(problem, plan);
    }
    List<Technician> bound = bound(problem, plan);
    if (!bound.equals(problem.technicians())) {
      problem = with(problem, bound, order -> false);
      plan = Planner.insert(problem, plan);
    }
    if (offer != null) {
      Plan other = Planner.insert(problem, offer);
      plan = Stability.USUAL.worth(plan.cost(), other.cost()) ? other : plan;
    }
    return new Planned(asked, problem, plan, without);
  }

  /** What is committed, as a plan: the order of the work as people know it. */
  private static Plan known(Asked asked, @Nullable Plan last) {
    Map<String, Place> before = last == null ? Map.of() : last.places();
    Map<String, List<Wanted>> holds = new TreeMap<>();
    for (Wanted each : asked.wanted().values()) {
      String technician = each.order().technician();
      if (technician != null && each.order().stage() == Stage.DISPATCHED) {
        holds.computeIfAbsent(technician, who -> new ArrayList<>()).add(each);
      }
    }
    List<Plan.Route> routes = new ArrayList<>();
    holds.forEach((technician, orders) -> {
      orders.sort(
          Comparator.comparingInt((Wanted each) -> index(before, each, technician))
              .thenComparing(each -> each.asked().level())
              .thenComparing(each -> each.order().id()));
      List<Stop> stops = new ArrayList<>();
      for (Wanted each : orders) {
        Place place = before.get(each.order().id());
        stops.add(stop(each.asked(), place == null ? null : place.stop().source()));
      }
      routes.add(new Plan.Route(technician, stops));
    });
    return new Plan(routes, List.of(), org.gengfu.core.dispatch.Cost.NONE);
  }

  private static int index(Map<String, Place> before, Wanted each, String technician) {
    Place place = before.get(each.order().id());
    return place != null && place.technician().equals(technician)
        ? place.index()
        : Integer.MAX_VALUE;
  }

  private static Stop stop(OpenOrder order, @Nullable String source) {
    Spot place = order.place();
    return new Stop(order.id(), place, source, null, 0, 0, 0, 0, null, false, Held.WAY);
  }

  /** Orders that nobody got because no part of their kinds is left anywhere. */
  private static Set<String> without(Problem problem, Plan plan) {
    Set<String> open = new HashSet<>(plan.unassigned());
    Map<String, Integer> left = new HashMap<>();
    for (Warehouse house : problem.warehouses()) {
      house.stock().forEach((sku, count) -> left.merge(sku, count, Integer::sum));
    }
    for (Technician who : problem.technicians()) {
      who.van().forEach((sku, count) -> left.merge(sku, count, Integer::sum));
    }
    Map<String, OpenOrder> orders = new HashMap<>();
    problem.orders().forEach(order -> orders.put(order.id(), order));
    plan.places()
        .forEach((id, place) -> {
          String sku = place.stop().sku();
          OpenOrder order = orders.get(id);
          if (sku != null && order != null && order.reservedAt() == null) {
            left.merge(sku, -1, Integer::sum);
          }
        });
    Set<String> without = new HashSet<>();
    for (OpenOrder order : problem.orders()) {
      boolean lacks =
          order.reservedAt() == null
              && !order.skus().isEmpty()
              && order.skus().stream().allMatch(sku -> left.getOrDefault(sku, 0) <= 0);
      if (lacks && open.contains(order.id())) {
        without.add(order.id());
      }
    }
    return without;
  }

  /**
   * Technicians who are bound by a person's word to what their shift or its place would not let.
   */
  private static List<Technician> bound(Problem problem, Plan plan) {
    Set<String> open = new HashSet<>(plan.unassigned());
    Map<String, List<String>> more = new HashMap<>();
    for (OpenOrder order : problem.orders()) {
      String named = order.named();
      if (named != null && open.contains(order.id())) {
        more.computeIfAbsent(named, who -> new ArrayList<>()).add(order.id());
      }
    }
    List<Technician> all = new ArrayList<>();
    for (Technician who : problem.technicians()) {
      List<String> committed = new ArrayList<>(who.committed());
      committed.addAll(more.getOrDefault(who.id(), List.of()));
      all.add(committed.size() == who.committed().size() ? who : who.withCommitted(committed));
    }
    return all;
  }

  private static Problem with(
      Problem problem, List<Technician> technicians, Predicate<OpenOrder> bare) {
    return new Problem(
        problem.nowMillis(),
        technicians,
        problem.orders().stream()
            .map(order -> bare.test(order) ? order.withoutPart() : order)
            .toList(),
        problem.warehouses(),
        problem.travel(),
        problem.rules());
  }

  /** When the work of an order begins by this plan; the present where it has no place. */
  long startMillis(String order) {
    return plan.find(order).map(place -> place.stop().startMillis()).orElse(problem.nowMillis());
  }

  /** What tells two plans apart beside times: who has what, in which order. */
  List<String> sequence() {
    List<String> all = new ArrayList<>();
    plan.routes()
        .forEach(route -> {
          all.add("> " + route.technician());
          route.stops().forEach(stop -> all.add(stop.order() + " " + stop.source()));
        });
    all.addAll(plan.unassigned());
    return all;
  }

  /** True when somebody could still go elsewhere. */
  boolean isOpen() {
    return plan.places().values().stream().anyMatch(place -> !place.stop().pinned());
  }

  @Nullable OrderState order(String id) {
    Wanted wanted = asked.wanted().get(id);
    return wanted == null ? null : wanted.order();
  }
}

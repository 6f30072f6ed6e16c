package org.gengfu.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.core.dispatch.Plan.Route;
import org.gengfu.core.dispatch.Plan.Stop;

/** The hard rules, looked at in a finished plan with nothing of the planner. */
final class PlanRules {
  private PlanRules() {}

  static void hold(Problem problem, Plan plan) {
    Set<String> seen = new HashSet<>(plan.unassigned());
    Map<String, Integer> given = new HashMap<>();
    for (Route route : plan.routes()) {
      Technician who =
          problem.technicians().stream()
              .filter(t -> t.id().equals(route.technician()))
              .findFirst()
              .orElseThrow();
      Set<String> fetched = new HashSet<>();
      long free = Math.max(problem.nowMillis(), who.freeMillis());
      for (Stop stop : route.stops()) {
        assertThat(stop.arriveMillis() - stop.travelMillis()).isGreaterThanOrEqualTo(free);
        assertThat(stop.startMillis()).isGreaterThanOrEqualTo(stop.arriveMillis());
        free = stop.endMillis();
        if (stop.order() == null) {
          fetched.add(String.valueOf(stop.source()));
        } else {
          assertThat(seen.add(stop.order())).as(stop.order()).isTrue();
          order(problem, who, stop, fetched, given);
        }
      }
    }
    assertThat(seen).hasSize(problem.orders().size());
    given.forEach(
        (what, count) -> assertThat(count).as(what).isLessThanOrEqualTo(stock(problem, what)));
  }

  private static void order(
      Problem problem, Technician who, Stop stop, Set<String> fetched, Map<String, Integer> given) {
    OpenOrder order =
        problem.orders().stream()
            .filter(o -> o.id().equals(stop.order()))
            .findFirst()
            .orElseThrow();
    assertThat(who.skills()).containsAll(order.skills());
    assertThat(who.people()).isGreaterThanOrEqualTo(order.people());
    if (!stop.pinned()) {
      rests(who, order, stop);
      assertThat(who.shifts()).anyMatch(shift -> within(shift, stop));
      assertThat(order.access().isEmpty() || order.access().stream().anyMatch(w -> within(w, stop)))
          .isTrue();
    }
    if (!order.skus().isEmpty()) {
      assertThat(order.skus()).contains(stop.sku());
      String source = String.valueOf(stop.source());
      assertThat(source.equals(who.id()) || fetched.contains(source)).isTrue();
      if (order.reservedAt() == null) {
        given.merge(source + "/" + stop.sku(), 1, Integer::sum);
      }
    }
  }

  /** Nothing begins in a break, and what goes on over one takes that much longer. */
  private static void rests(Technician who, OpenOrder order, Stop stop) {
    long rested = 0;
    for (Window each : who.breaks()) {
      boolean begins =
          stop.startMillis() >= each.fromMillis() && stop.startMillis() < each.toMillis();
      assertThat(begins).as("%s begins in a break", stop).isFalse();
      long from = Math.max(each.fromMillis(), stop.startMillis());
      rested += Math.max(0, Math.min(each.toMillis(), stop.endMillis()) - from);
    }
    assertThat(stop.endMillis() - stop.startMillis() - rested).isEqualTo(order.typicalMillis());
  }

  private static boolean within(Window window, Stop stop) {
    return stop.startMillis() >= window.fromMillis() && stop.endMillis() <= window.toMillis();
  }

  private static int stock(Problem problem, String what) {
    List<String> parts = List.of(what.split("/", 2));
    return problem.warehouses().stream()
            .filter(house -> house.spot().id().equals(parts.get(0)))
            .mapToInt(house -> house.stock().getOrDefault(parts.get(1), 0))
            .sum()
        + problem.technicians().stream()
            .filter(t -> t.id().equals(parts.get(0)))
            .mapToInt(t -> t.van().getOrDefault(parts.get(1), 0))
            .sum();
  }
}

package org.gengfu.center.dispatch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.ToLongFunction;
import org.gengfu.center.dispatch.OrderAsking.Wanted;
import org.gengfu.center.stock.Technician;
import org.gengfu.core.dispatch.DispatchRules;
import org.gengfu.core.dispatch.OpenOrder;
import org.gengfu.core.dispatch.Problem;
import org.gengfu.core.order.OrderState;

/**
 * A problem for the planner, and what it was made of. Never changes; any thread.
 *
 * @param wanted its orders, by number
 * @param left open orders for which there is no room in the plan
 */
record Asked(
    Outlook outlook,
    Problem problem,
    Ways ways,
    Driving driving,
    StoreAsking stores,
    Map<String, Wanted> wanted,
    List<String> left) {
  Asked {
    wanted = Collections.unmodifiableMap(new LinkedHashMap<>(wanted));
    left = List.copyOf(left);
  }

  /**
   * Makes it.
   *
   * @param plannedStart when an order's work begins by the plan that people know
   */
  static Asked of(Outlook outlook, ToLongFunction<String> plannedStart) {
    Ways ways = new Ways(outlook.roads(), outlook.nowMillis());
    Driving driving = new Driving(outlook);
    OrderAsking asking = new OrderAsking(outlook, ways, driving);
    List<Wanted> all = new ArrayList<>();
    for (OrderState order : outlook.orders()) {
      if (Outlook.isPlanned(order)) {
        all.add(asking.of(order, plannedStart.applyAsLong(order.id())));
      }
    }
    all.sort(Asked::sooner);
    List<Wanted> planned = all.subList(0, Math.min(all.size(), Problem.MOST_ORDERS));
    List<String> left = new ArrayList<>();
    all.subList(planned.size(), all.size()).forEach(each -> left.add(each.order().id()));
    StoreAsking stores = new StoreAsking(outlook, ways, planned);
    CrewAsking crews = new CrewAsking(outlook, ways, planned);
    SortedSet<String> skills = OrderAsking.skills(planned);
    List<org.gengfu.core.dispatch.Technician> technicians = new ArrayList<>();
    for (Technician who : crews.chosen()) {
      String vehicle = who.vehicle();
      boolean drives = vehicle != null && who.id().equals(driving.driver(vehicle));
      technicians.add(
          crews.of(who, skills, drives && vehicle != null ? stores.counts(vehicle) : Map.of()));
    }
    Problem problem =
        new Problem(
            outlook.nowMillis(),
            technicians,
            planned.stream().map(Wanted::asked).toList(),
            stores.warehouses(),
            ways,
            DispatchRules.USUAL);
    Map<String, Wanted> wanted = new LinkedHashMap<>();
    planned.forEach(each -> wanted.put(each.order().id(), each));
    return new Asked(outlook, problem, ways, driving, stores, wanted, left);
  }

  /** What somebody has in hand stays in the plan, then what is due first. */
  private static int sooner(Wanted one, Wanted other) {
    return Comparator.comparing((Wanted each) -> !each.order().stage().inHand())
        .thenComparing(each -> due(each.asked()))
        .thenComparing(each -> each.asked().level())
        .thenComparing(each -> each.order().id())
        .compare(one, other);
  }

  private static long due(OpenOrder order) {
    Long end = order.endBy();
    Long arrive = order.arriveBy();
    return Math.min(end == null ? Long.MAX_VALUE : end, arrive == null ? Long.MAX_VALUE : arrive);
  }
}

package org.gengfu.center.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.gengfu.center.dispatch.OrderAsking.Wanted;
import org.gengfu.center.stock.Technician;
import org.gengfu.core.dispatch.Problem;
import org.gengfu.core.dispatch.Spot;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.order.Stage;
import org.gengfu.core.travel.GeoPoint;

/** Makes the planner's technicians. One thread. */
final class CrewAsking {
  private final Outlook outlook;
  private final Ways ways;
  private final Map<String, List<Wanted>> inHand = new HashMap<>();

  CrewAsking(Outlook outlook, Ways ways, List<Wanted> all) {
    this.outlook = outlook;
    this.ways = ways;
    for (Wanted each : all) {
      String technician = each.order().technician();
      if (technician != null && each.order().stage().inHand()) {
        inHand.computeIfAbsent(technician, who -> new ArrayList<>()).add(each);
      }
    }
    inHand.values().forEach(list -> list.sort(CrewAsking::first));
  }

  /** What has got farther is done first, then what was touched first. */
  private static int first(Wanted one, Wanted other) {
    return Comparator.comparing((OrderState order) -> order.stage())
        .reversed()
        .thenComparing(OrderState::changedMillis)
        .thenComparing(OrderState::id)
        .compare(one.order(), other.order());
  }

  /**
   * The technicians that are planned: all, or, of more than the planner takes, those with orders in
   * hand and on duty first.
   */
  List<Technician> chosen() {
    return outlook.technicians().values().stream()
        .sorted(
            Comparator.comparing((Technician who) -> !inHand.containsKey(who.id()))
                .thenComparing(who -> !who.onDuty(outlook.at(), outlook.zone()))
                .thenComparing(Technician::id))
        .limit(Problem.MOST_TECHNICIANS)
        .toList();
  }

  org.gengfu.core.dispatch.Technician of(
      Technician who, SortedSet<String> asked, Map<String, Integer> van) {
    List<Wanted> has = inHand.getOrDefault(who.id(), List.of());
    return new org.gengfu.core.dispatch.Technician(
        who.id(),
        outlook.roster().people(who.id()),
        outlook.roster().shifts(who.id(), outlook.nowMillis()),
        outlook.roster().breaks(who.id(), outlook.nowMillis()),
        Skills.of(who.skills(), asked),
        new TreeMap<>(van),
        position(who, has),
        home(who),
        outlook.nowMillis(),
        has.stream().map(each -> each.order().id()).toList());
  }

  private Spot home(Technician who) {
    return ways.spot("home " + who.id(), who.home());
  }

  private Spot position(Technician who, List<Wanted> has) {
    if (!has.isEmpty()) {
      Stage stage = has.getFirst().order().stage();
      if (stage == Stage.ON_SITE || stage == Stage.IN_PROGRESS) {
        return has.getFirst().asked().place();
      }
    }
    GeoPoint seen =
        outlook.seen().apply(who.id()).map(Technician.Position::point).orElse(who.home());
    return ways.spot("at " + who.id(), seen);
  }
}

package org.gengfu.center.inspection;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.core.inspection.CheckItem;
import org.gengfu.core.inspection.InspectionPlan;
import org.gengfu.core.inspection.Round;
import org.gengfu.core.inspection.RoundWindow;
import org.gengfu.core.inspection.Route;
import org.gengfu.core.inspection.Stop;

/**
 * Cuts the way of a round into pieces of which each fits into one order: at most {@value
 * RoundOrder#MOST_ANSWERS} answers; a site stays in one piece where it fits. Pure.
 */
final class RoundLegs {
  private final InspectionPlan plan;
  private final List<List<Stop>> legs = new ArrayList<>();
  private List<Stop> leg = new ArrayList<>();
  private int answers;

  private RoundLegs(InspectionPlan plan) {
    this.plan = plan;
  }

  /** Id of the round of a window; the pieces after the first have a number behind a slash. */
  static String id(InspectionPlan plan, RoundWindow window) {
    return plan.id() + "@" + window.key();
  }

  /** The id without the number of a piece. */
  static String whole(String id) {
    int slash = id.indexOf('/', id.indexOf('@'));
    return slash < 0 ? id : id.substring(0, slash);
  }

  /** The rounds of a window; none where nothing is to be looked at. */
  static List<Round> of(InspectionPlan plan, RoundWindow window, List<Stop> stops) {
    RoundLegs cut = new RoundLegs(plan);
    List<Stop> way = Route.order(stops, null);
    int from = 0;
    while (from < way.size()) {
      int to = from + 1;
      while (to < way.size() && together(way.get(from), way.get(to))) {
        to++;
      }
      cut.site(way.subList(from, to));
      from = to;
    }
    cut.close();
    List<Round> rounds = new ArrayList<>();
    for (List<Stop> leg : cut.legs) {
      String number = rounds.isEmpty() ? "" : "/" + (rounds.size() + 1);
      rounds.add(
          new Round(
              id(plan, window) + number,
              plan.id(),
              plan.version(),
              window.range(),
              leg,
              plan.checklist(),
              plan.signed()));
    }
    return rounds;
  }

  private static boolean together(Stop one, Stop other) {
    return !one.site().isEmpty() && one.site().equals(other.site());
  }

  private void site(List<Stop> stops) {
    int all = stops.stream().mapToInt(this::needed).sum();
    if (all <= RoundOrder.MOST_ANSWERS && answers + all > RoundOrder.MOST_ANSWERS) {
      close();
    }
    for (Stop stop : stops) {
      int needed = needed(stop);
      if (answers + needed > RoundOrder.MOST_ANSWERS) {
        close();
      }
      if (needed > 0) {
        leg.add(stop);
        answers += needed;
      }
    }
  }

  private int needed(Stop stop) {
    int needed = 0;
    for (CheckItem item : plan.checklist()) {
      needed += item.about(stop) && needed < RoundOrder.MOST_ANSWERS ? 1 : 0;
    }
    return needed;
  }

  private void close() {
    if (!leg.isEmpty()) {
      legs.add(leg);
      leg = new ArrayList<>();
      answers = 0;
    }
  }
}

package org.gengfu.core.inspection;

import java.util.List;
import org.gengfu.core.availability.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * One round as it was planned. Never changes.
 *
 * @param id {@code plan@window}, the same whenever it is planned
 * @param plan id of its plan
 * @param planVersion edition of it
 * @param window from when until when it is to be made
 * @param stops in the order of the way, at most {@value #MOST_STOPS}
 * @param checklist as it was then
 */
public record Round(
    String id,
    String plan,
    int planVersion,
    TimeRange window,
    List<Stop> stops,
    List<CheckItem> checklist,
    boolean signed) {
  /** The most stops of a round. */
  public static final int MOST_STOPS = 5_000;

  public Round {
    stops = List.copyOf(stops);
    checklist = List.copyOf(checklist);
    if (stops.size() > MOST_STOPS) {
      throw new IllegalArgumentException(
          "round %s has %d stops; %d are the most: split the plan"
              .formatted(id, stops.size(), MOST_STOPS));
    }
  }

  /** The round of a plan in a window. */
  public static Round of(InspectionPlan plan, RoundWindow window, List<Stop> stops) {
    return new Round(
        plan.id() + "@" + window.key(),
        plan.id(),
        plan.version(),
        window.range(),
        Route.order(stops, null),
        plan.checklist(),
        plan.signed());
  }

  /** The stop at a node, or null. */
  public @Nullable Stop stop(String node) {
    return stops.stream().filter(each -> each.node().equals(node)).findFirst().orElse(null);
  }

  /** The item of that id, or null. */
  public @Nullable CheckItem item(String item) {
    return checklist.stream().filter(each -> each.id().equals(item)).findFirst().orElse(null);
  }

  /** How many answers it needs. */
  public int needed() {
    int needed = 0;
    for (Stop stop : stops) {
      for (CheckItem item : checklist) {
        needed += item.about(stop) ? 1 : 0;
      }
    }
    return needed;
  }
}

package org.gengfu.core.dispatch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.core.dispatch.Plan.Held;
import org.gengfu.core.dispatch.Plan.Stop;
import org.jspecify.annotations.Nullable;

/**
 * Why an order stands where it stands in a plan.
 *
 * @param order which
 * @param chosen who goes, or null for nobody
 * @param next the three next best, the best first
 * @param unable how many technicians cannot, by the first thing that stands against it
 * @param shortage that no part can be there in time, or null
 */
public record Why(
    String order,
    @Nullable Choice chosen,
    List<Choice> next,
    SortedMap<Obstacle, Integer> unable,
    @Nullable Shortage shortage) {
  private static final int NEXT = 3;

  public Why {
    next = List.copyOf(next);
    unable = Collections.unmodifiableSortedMap(new TreeMap<>(unable));
  }

  /** What stands against a technician. */
  public enum Obstacle {
    /** A person named somebody else. */
    NAMED,
    /** Gave it back. */
    REFUSED,
    /** Cannot do it. */
    SKILL,
    /** Goes alone, and nobody may do this alone. */
    PEOPLE,
    /** No part that this technician could take along. */
    PART,
    /** No time within the shifts at which one is let in. */
    TIME
  }

  /**
   * Somebody who goes, or could.
   *
   * @param stop the work as it stands or would stand in the technician's route
   * @param more what it would cost more than what is chosen; nothing for the chosen one itself
   */
  public record Choice(String technician, Stop stop, Cost more) {
    /** What determines when the work begins. */
    public Held held() {
      return stop.held();
    }
  }

  /** Works it out. Empty for an order that is not in the problem. */
  public static Optional<Why> of(Problem problem, Plan plan, String orderId) {
    Draft draft = Planner.take(problem, plan);
    Layout layout = draft.layout;
    Integer order = layout.orderAt.get(orderId);
    if (order == null) {
      return Optional.empty();
    }
    int holder = draft.holder[order];
    Choice chosen = holder < 0 ? null : choice(draft, order, holder, Cost.NONE);
    Cost with = draft.cost();
    boolean pinned = chosen != null && chosen.stop.pinned();
    if (holder >= 0 && !pinned) {
      draft.drop(order);
    }
    Cost without = draft.cost();
    Cost share = with.minus(without);
    Map<Obstacle, Integer> unable = new EnumMap<>(Obstacle.class);
    List<Choice> next = new ArrayList<>();
    for (int k = 0; k < layout.technicians; k++) {
      if (k != holder) {
        Optional<Obstacle> obstacle = judge(draft, order, k, chosen, share, pinned, next);
        obstacle.ifPresent(what -> unable.merge(what, 1, Integer::sum));
      }
    }
    next.sort(Comparator.comparing(Choice::more).thenComparing(Choice::technician));
    return Optional.of(
        new Why(
            orderId,
            chosen,
            next.subList(0, Math.min(NEXT, next.size())),
            new TreeMap<>(unable),
            Shortage.of(problem, orderId).orElse(null)));
  }

  private static Optional<Obstacle> judge(
      Draft draft,
      int order,
      int k,
      @Nullable Choice chosen,
      Cost share,
      boolean pinned,
      List<Choice> next) {
    Layout layout = draft.layout;
    OpenOrder wanted = layout.problem.orders().get(order);
    if (!layout.able[k][order]) {
      return Optional.of(against(layout.problem.technicians().get(k), wanted));
    }
    if (draft.sources(order, k).length == 0) {
      return Optional.of(Obstacle.PART);
    }
    Offer offer = new Offer();
    if (!draft.best(order, k, offer)) {
      return Optional.of(Obstacle.TIME);
    }
    if (!pinned) {
      Cost cost = offer.cost();
      draft.put(order, k, offer.at, offer.source);
      draft.refresh(k);
      next.add(
          choice(
              draft,
              order,
              k,
              chosen == null
                  ? cost
                  : cost.minus(
                      new Cost(
                          0,
                          share.breach(),
                          share.late(),
                          share.work(),
                          share.unstable(),
                          share.uneven()))));
      draft.drop(order);
    }
    return Optional.empty();
  }

  private static Obstacle against(Technician who, OpenOrder wanted) {
    if (wanted.named() != null) {
      return Obstacle.NAMED;
    }
    if (wanted.refusedBy().contains(who.id())) {
      return Obstacle.REFUSED;
    }
    return who.skills().containsAll(wanted.skills()) ? Obstacle.PEOPLE : Obstacle.SKILL;
  }

  private static Choice choice(Draft draft, int order, int k, Cost more) {
    String id = draft.layout.problem.orders().get(order).id();
    Stop stop = draft.stops(k).stream().filter(s -> id.equals(s.order())).findFirst().orElseThrow();
    return new Choice(draft.layout.problem.technicians().get(k).id(), stop, more);
  }
}

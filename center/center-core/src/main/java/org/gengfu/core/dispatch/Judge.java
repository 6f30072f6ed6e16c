package org.gengfu.core.dispatch;

import java.util.Arrays;
import java.util.Optional;

/**
 * Judges routes for a search that is not ours: orders and technicians are numbers, in the order of
 * the problem's lists. One thread.
 *
 * <p>Where a part comes from follows from the route: the vehicle while it has one, else the
 * warehouse that the plan had chosen, else the nearest one that ever had one. That a warehouse
 * gives more than it has shows in {@link #overdrawn}.
 */
public final class Judge {
  private final Layout layout;
  private final Draft known;
  private final Walk walk;
  private final int[] chosen;
  private final int[] van;
  private final int[][] given;
  private final int[][] takes;
  private final int[] takings;

  /** Starts from a plan, as far as it still can be. */
  public Judge(Problem problem, Plan plan) {
    this.known = Planner.take(problem, plan);
    this.layout = known.layout;
    this.walk = new Walk(layout);
    this.chosen = new int[layout.orders];
    Arrays.fill(chosen, Layout.NONE);
    for (int k = 0; k < layout.technicians; k++) {
      for (int p = 0; p < known.size[k]; p++) {
        chosen[known.orders[k][p]] = known.sources[k][p];
      }
    }
    this.van = new int[layout.kindNames.length];
    this.given = new int[layout.warehouses][layout.kindNames.length];
    this.takes = new int[layout.technicians][8];
    this.takings = new int[layout.technicians];
  }

  /** How many technicians there are. */
  public int technicians() {
    return layout.technicians;
  }

  /** How many orders there are. */
  public int orders() {
    return layout.orders;
  }

  /** The orders of a technician in the plan. */
  public int[] route(int technician) {
    return Arrays.copyOf(known.orders[technician], known.size[technician]);
  }

  /** How many of them, from the first on, must stay. */
  public int pinned(int technician) {
    return known.pinned[technician];
  }

  /** How much an order weighs as long as nobody has it. */
  public int weight(int order) {
    return layout.weight[order];
  }

  /** What the plan costs. */
  public Cost cost() {
    return known.cost();
  }

  /**
   * Judges one route in place of the one that this technician had before.
   *
   * @param into breach, late, work, unstable, uneven
   * @return how many stops cannot be; 0 when all can
   */
  public int judge(int technician, int[] orders, int count, long[] into) {
    forget(technician);
    int kinds = layout.kindNames.length;
    System.arraycopy(layout.stock[layout.warehouses + technician], 0, van, 0, kinds);
    walk.start(technician);
    for (int p = 0; p < count; p++) {
      int order = orders[p];
      boolean pinned = p < known.pinned[technician];
      int source = source(order, technician, pinned);
      if ((!pinned && !layout.able[technician][order])
          || source == Integer.MIN_VALUE
          || !walk.add(order, source, pinned)) {
        Arrays.fill(into, 0);
        return count - p;
      }
    }
    walk.finish();
    into[0] = walk.breach;
    into[1] = walk.late;
    into[2] = walk.work;
    into[3] = walk.unstable;
    into[4] = walk.uneven;
    return 0;
  }

  private void forget(int technician) {
    for (int i = 0; i < takings[technician]; i += 2) {
      given[takes[technician][i]][takes[technician][i + 1]]--;
    }
    takings[technician] = 0;
  }

  private int source(int order, int technician, boolean pinned) {
    int reserved = layout.reserved[order];
    if (reserved != Layout.NONE) {
      return reserved >= 0
          ? reserved
          : reserved == -10 - technician ? Layout.VAN : pinned ? Layout.NONE : Integer.MIN_VALUE;
    }
    if (layout.kinds[order].length == 0) {
      return Layout.NONE;
    }
    for (int kind : layout.kinds[order]) {
      if (van[kind] > 0) {
        van[kind]--;
        return Layout.VAN;
      }
    }
    int house = chosen[order] >= 0 ? chosen[order] : nearest(order);
    if (house < 0) {
      return pinned ? Layout.NONE : Integer.MIN_VALUE;
    }
    take(technician, house, kindAt(order, house));
    return house;
  }

  private int nearest(int order) {
    int nearest = Layout.NONE;
    for (int house = 0; house < layout.warehouses; house++) {
      if (kindAt(order, house) >= 0
          && (nearest < 0
              || layout.way(layout.warehouseSpot[house], layout.orderSpot[order])
                  < layout.way(layout.warehouseSpot[nearest], layout.orderSpot[order]))) {
        nearest = house;
      }
    }
    return nearest;
  }

  private int kindAt(int order, int house) {
    for (int kind : layout.kinds[order]) {
      if (layout.stock[house][kind] > 0) {
        return kind;
      }
    }
    return -1;
  }

  private void take(int technician, int house, int kind) {
    if (takings[technician] + 2 > takes[technician].length) {
      takes[technician] = Arrays.copyOf(takes[technician], 2 * takes[technician].length);
    }
    takes[technician][takings[technician]++] = house;
    takes[technician][takings[technician]++] = kind;
    given[house][kind]++;
  }

  /** How many parts more than there are the warehouses would give. */
  public int overdrawn() {
    int over = 0;
    for (int house = 0; house < given.length; house++) {
      for (int kind = 0; kind < given[house].length; kind++) {
        over += Math.max(0, given[house][kind] - layout.stock[house][kind]);
      }
    }
    return over;
  }

  /** Makes a plan of routes; empty when it cannot be as it is. */
  public Optional<Plan> plan(int[][] routes) {
    Draft draft = new Draft(layout);
    for (int k = 0; k < routes.length; k++) {
      for (int order : routes[k]) {
        if (draft.holder[order] >= 0) {
          continue;
        }
        int[] sources = layout.able[k][order] ? draft.sources(order, k) : new int[0];
        if (sources.length == 0) {
          return Optional.empty();
        }
        int source = sources[0];
        for (int other : sources) {
          source = other == chosen[order] ? other : source;
        }
        draft.put(order, k, draft.size[k], source);
        if (!draft.refresh(k)) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(draft.plan());
  }
}

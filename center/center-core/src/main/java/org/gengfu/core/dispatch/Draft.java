package org.gengfu.core.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gengfu.core.dispatch.Plan.Stop;
import org.jspecify.annotations.Nullable;

/** A plan that is being made: routes as arrays, and what is left in stock. One thread. */
final class Draft {
  final Layout layout;
  final int[][] orders;
  final int[][] sources;
  final int[] size;
  final int[] pinned;

  /** Technician of each order, -1 for none. */
  final int[] holder;

  private final int[][] left;

  /** Which kind each assigned order takes, -1 for none. */
  private final int[] taken;

  private final Walk[][] before;
  private final long[][] cost;
  private final Walk walk;

  Draft(Layout layout) {
    this.layout = layout;
    this.orders = new int[layout.technicians][8];
    this.sources = new int[layout.technicians][8];
    this.size = new int[layout.technicians];
    this.pinned = new int[layout.technicians];
    this.holder = new int[layout.orders];
    this.taken = new int[layout.orders];
    this.left = new int[layout.stock.length][];
    this.before = new Walk[layout.technicians][8];
    this.cost = new long[layout.technicians][5];
    this.walk = new Walk(layout);
    Arrays.fill(holder, -1);
    Arrays.fill(taken, -1);
    for (int i = 0; i < left.length; i++) {
      left[i] = layout.stock[i].clone();
    }
    commit();
  }

  private void commit() {
    for (int k = 0; k < layout.technicians; k++) {
      refresh(k);
      for (String id : layout.problem.technicians().get(k).committed()) {
        Integer order = layout.orderAt.get(id);
        if (order != null && holder[order] < 0) {
          int source = anySource(order, k);
          put(order, k, size[k], source);
          pinned[k] = size[k];
          refresh(k);
        }
      }
    }
  }

  /** Where a part for what was taken already comes from; none at all when nobody has one. */
  private int anySource(int order, int technician) {
    int[] from = sources(order, technician);
    return from.length == 0 ? Layout.NONE : from[0];
  }

  /** Where the part of an order can come from if a technician does it; empty: nowhere. */
  int[] sources(int order, int technician) {
    int[] kinds = layout.kinds[order];
    int reserved = layout.reserved[order];
    if (reserved >= 0) {
      return new int[] {reserved};
    }
    if (reserved <= -10) {
      return reserved == -10 - technician ? new int[] {Layout.VAN} : new int[0];
    }
    if (kinds.length == 0) {
      return new int[] {Layout.NONE};
    }
    if (kindLeft(order, layout.warehouses + technician) >= 0) {
      return new int[] {Layout.VAN};
    }
    int[] houses = new int[layout.warehouses];
    int count = 0;
    for (int house = 0; house < layout.warehouses; house++) {
      if (kindLeft(order, house) >= 0) {
        houses[count++] = house;
      }
    }
    return nearest(houses, count, layout.orderSpot[order]);
  }

  private int[] nearest(int[] houses, int count, int spot) {
    for (int i = 1; i < count; i++) {
      int house = houses[i];
      int way = layout.way(layout.warehouseSpot[house], spot);
      int j = i - 1;
      while (j >= 0 && layout.way(layout.warehouseSpot[houses[j]], spot) > way) {
        houses[j + 1] = houses[j];
        j--;
      }
      houses[j + 1] = house;
    }
    return Arrays.copyOf(houses, Math.min(count, layout.problem.rules().nearestWarehouses()));
  }

  /** The best kind of which something is left there for an order; -1 for none. */
  private int kindLeft(int order, int store) {
    for (int kind : layout.kinds[order]) {
      if (left[store][kind] > 0) {
        return kind;
      }
    }
    return -1;
  }

  /** Puts an order into a route. */
  void put(int order, int k, int at, int source) {
    if (size[k] == orders[k].length) {
      orders[k] = Arrays.copyOf(orders[k], 2 * size[k]);
      sources[k] = Arrays.copyOf(sources[k], 2 * size[k]);
    }
    System.arraycopy(orders[k], at, orders[k], at + 1, size[k] - at);
    System.arraycopy(sources[k], at, sources[k], at + 1, size[k] - at);
    orders[k][at] = order;
    sources[k][at] = source;
    size[k]++;
    holder[order] = k;
    if (source != Layout.NONE && layout.reserved[order] == Layout.NONE) {
      int store = source == Layout.VAN ? layout.warehouses + k : source;
      taken[order] = kindLeft(order, store);
      left[store][taken[order]]--;
    }
  }

  /** Takes an order out again. */
  void drop(int order) {
    int k = holder[order];
    int at = 0;
    while (orders[k][at] != order) {
      at++;
    }
    if (taken[order] >= 0) {
      left[sources[k][at] == Layout.VAN ? layout.warehouses + k : sources[k][at]][taken[order]]++;
      taken[order] = -1;
    }
    System.arraycopy(orders[k], at + 1, orders[k], at, size[k] - at - 1);
    System.arraycopy(sources[k], at + 1, sources[k], at, size[k] - at - 1);
    size[k]--;
    holder[order] = -1;
    refresh(k);
  }

  /** True while every stop of a route can be; computes its costs anew. */
  boolean refresh(int k) {
    if (before[k].length <= size[k]) {
      before[k] = Arrays.copyOf(before[k], 2 * size[k] + 2);
    }
    walk.start(k);
    boolean possible = true;
    for (int p = 0; p <= size[k]; p++) {
      Walk here = before[k][p];
      if (here == null) {
        here = new Walk(layout);
        before[k][p] = here;
      }
      here.from(walk);
      if (p < size[k]) {
        possible &= walk.add(orders[k][p], sources[k][p], p < pinned[k]);
      }
    }
    walk.finish();
    keep(cost[k]);
    return possible;
  }

  private void keep(long[] into) {
    into[0] = walk.breach;
    into[1] = walk.late;
    into[2] = walk.work;
    into[3] = walk.unstable;
    into[4] = walk.uneven;
  }

  /**
   * Finds the best place for an order in a route.
   *
   * @return false when there is none
   */
  boolean best(int order, int k, Offer offer) {
    offer.possible = false;
    if (!layout.able[k][order]) {
      return false;
    }
    for (int source : sources(order, k)) {
      for (int p = pinned[k]; p <= size[k]; p++) {
        walk.from(before[k][p]);
        if (walk.add(order, source, false) && rest(k, p)) {
          offer.consider(walk, cost[k], p, source);
        }
      }
    }
    return offer.possible;
  }

  /** When an order would be done if a technician went to it next; -1 when that cannot be. */
  int nextEnd(int order, int k, int source) {
    walk.from(before[k][pinned[k]]);
    return walk.add(order, source, false) ? walk.time() : -1;
  }

  private boolean rest(int k, int from) {
    for (int p = from; p < size[k]; p++) {
      if (!walk.add(orders[k][p], sources[k][p], p < pinned[k])) {
        return false;
      }
    }
    walk.finish();
    return true;
  }

  Cost cost() {
    Cost sum = Cost.NONE;
    for (int k = 0; k < layout.technicians; k++) {
      long[] c = cost[k];
      sum = sum.plus(new Cost(0, c[0], c[1], c[2], c[3], c[4]));
    }
    long unassigned = 0;
    for (int order = 0; order < layout.orders; order++) {
      unassigned += holder[order] < 0 ? layout.weight[order] : 0;
    }
    return sum.plus(new Cost(unassigned, 0, 0, 0, 0, 0));
  }

  /** The stops of a route, written down. */
  List<Stop> stops(int k) {
    List<Stop> stops = new ArrayList<>();
    walk.start(k);
    for (int p = 0; p < size[k]; p++) {
      int order = orders[k][p];
      int source = sources[k][p];
      boolean pin = p < pinned[k];
      walk.add(order, source, pin);
      String sku = taken[order] >= 0 ? layout.kindNames[taken[order]] : reservedSku(order);
      if (walk.fetchedNow) {
        stops.add(fetch(source, sku, pin));
      }
      stops.add(
          new Stop(
              layout.problem.orders().get(order).id(),
              layout.spotOf(layout.orderSpot[order]),
              sourceName(source, k),
              sku,
              layout.millis(walk.arrived),
              layout.millis(walk.started),
              layout.millis(walk.time()),
              1_000L * walk.way,
              walk.slack == Long.MAX_VALUE ? null : 1_000 * walk.slack,
              pin,
              walk.held));
    }
    return stops;
  }

  private Stop fetch(int source, @Nullable String sku, boolean pin) {
    return new Stop(
        null,
        layout.spotOf(layout.warehouseSpot[source]),
        sourceName(source, -1),
        sku,
        layout.millis(walk.fetchArrived),
        layout.millis(walk.fetchStarted),
        layout.millis(walk.fetchEnded),
        1_000L * walk.fetchWay,
        null,
        pin,
        walk.fetchHeld);
  }

  private @Nullable String reservedSku(int order) {
    OpenOrder wanted = layout.problem.orders().get(order);
    return wanted.skus().isEmpty() ? null : wanted.skus().getFirst();
  }

  private @Nullable String sourceName(int source, int k) {
    return source >= 0
        ? layout.problem.warehouses().get(source).spot().id()
        : source == Layout.VAN ? layout.problem.technicians().get(k).id() : null;
  }

  Plan plan() {
    List<Plan.Route> routes = new ArrayList<>();
    for (int k = 0; k < layout.technicians; k++) {
      routes.add(new Plan.Route(layout.problem.technicians().get(k).id(), stops(k)));
    }
    List<String> unassigned = new ArrayList<>();
    for (int order = 0; order < layout.orders; order++) {
      if (holder[order] < 0) {
        unassigned.add(layout.problem.orders().get(order).id());
      }
    }
    return new Plan(routes, unassigned, cost());
  }
}

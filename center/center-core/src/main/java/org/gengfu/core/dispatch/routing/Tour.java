package org.gengfu.core.dispatch.routing;

import java.util.Arrays;

/**
 * One technician's route, kept so that an insertion is judged in constant time. One thread.
 *
 * <p>Before the call at the depot (node 0) own tools and parts must do; behind it anything is
 * there.
 */
final class Tour {
  static final double NEVER = Double.POSITIVE_INFINITY;

  final Ground ground;
  final int technician;

  /** Requests in order, and the depot's call as node 0. */
  int[] stops = new int[8];

  int size;

  /** Where the depot stands among the stops; -1 for nowhere. */
  int depotAt = -1;

  /** Which stops these are: no other stops of this technician have the same number. */
  long version;

  private long versions;

  /** Return minus latest possible departure; 0 for who stays at home. */
  double duration;

  /** The stops without the depot. */
  int[] bare = stops;

  int bareSize;

  private final int[] used;
  private double[] beforeD = new double[12];
  private double[] beforeE = new double[12];
  private double[] beforeL = new double[12];
  private final Rest rest;
  private final Rest bareRest;
  private final Rest trialRest;
  private final int[] trial;
  private final Leg leg;

  // What the last search found.
  private double best;
  private int bestAt;
  private int bestDepot;

  Tour(Ground ground, int technician) {
    this.ground = ground;
    this.technician = technician;
    this.used = new int[ground.kinds];
    this.rest = new Rest(ground, technician);
    this.bareRest = new Rest(ground, technician);
    this.trialRest = new Rest(ground, technician);
    this.trial = new int[ground.kinds];
    this.leg = new Leg(ground);
    refresh();
  }

  /** Takes other stops, which must be possible. */
  void set(int[] others, int length) {
    if (stops.length < length) {
      stops = new int[2 * length];
    }
    System.arraycopy(others, 0, stops, 0, length);
    size = length;
    version = ++versions;
    refresh();
  }

  /** Takes stops that it had before. */
  void restore(int[] others, int length, long oldVersion) {
    set(others, length);
    version = oldVersion;
  }

  private void refresh() {
    if (beforeD.length <= size) {
      beforeD = new double[2 * size];
      beforeE = new double[2 * size];
      beforeL = new double[2 * size];
    }
    Arrays.fill(used, 0);
    depotAt = -1;
    leg.start(technician);
    boolean possible = true;
    for (int p = 0; p < size; p++) {
      keep(p);
      possible &= leg.join(stops[p]);
      if (stops[p] == 0) {
        depotAt = p;
      } else if (depotAt < 0) {
        use(stops[p], used);
      }
    }
    keep(size);
    possible &= leg.join(technician);
    if (!possible) {
      throw new IllegalStateException("technician " + technician + " would come too late");
    }
    duration = size == 0 ? 0 : leg.duration - ground.service[technician];
    rest.of(stops, size);
    strip();
  }

  private void strip() {
    if (depotAt < 0) {
      bare = stops;
      bareSize = size;
      return;
    }
    bare = new int[size];
    System.arraycopy(stops, 0, bare, 0, depotAt);
    System.arraycopy(stops, depotAt + 1, bare, depotAt, size - depotAt - 1);
    bareSize = size - 1;
    bareRest.of(bare, bareSize);
  }

  private void keep(int p) {
    beforeD[p] = leg.duration;
    beforeE[p] = leg.earliest;
    beforeL[p] = leg.latest;
  }

  private void load(int p) {
    leg.set(beforeD[p], beforeE[p], beforeL[p], p == 0 ? technician : stops[p - 1]);
  }

  private void use(int request, int[] sum) {
    int[] needs = ground.parts[request];
    for (int kind = 0; kind < used.length; kind++) {
      sum[kind] += needs[kind];
    }
  }

  /** True when a request can stand before the depot's call. */
  private boolean carries(int request, int[] sum) {
    if (!ground.hasTools(technician, request)) {
      return false;
    }
    int[] needs = ground.parts[request];
    int[] stock = ground.parts[technician];
    for (int kind = 0; kind < used.length; kind++) {
      if (needs[kind] > 0 && sum[kind] + needs[kind] > stock[kind]) {
        return false;
      }
    }
    return true;
  }

  /** How much longer the route gets with a request at its best place; infinite for none. */
  double search(int request) {
    best = NEVER;
    boolean own = carries(request, used);
    if (own || depotAt >= 0) {
      for (int p = own ? 0 : depotAt + 1; p <= size; p++) {
        load(p);
        if (!leg.join(request)) {
          break;
        }
        double with = rest.after(leg, p);
        if (with < best) {
          best = with;
          bestAt = p;
          bestDepot = -1;
        }
      }
    }
    if (!own) {
      searchWithDepot(request);
    }
    return best - duration;
  }

  /** The depot's call is put in, or earlier, together with the request behind it. */
  private void searchWithDepot(int request) {
    Rest behind = depotAt < 0 ? rest : bareRest;
    int depots = depotAt < 0 ? size : depotAt - 1;
    for (int j = 0; j <= depots; j++) {
      load(j);
      if (!leg.join(0)) {
        return;
      }
      for (int p = j; p <= bareSize; p++) {
        double d = leg.duration;
        double e = leg.earliest;
        double l = leg.latest;
        int last = leg.last;
        if (!leg.join(request)) {
          break;
        }
        double with = behind.after(leg, p);
        if (with < best) {
          best = with;
          bestAt = p;
          bestDepot = j;
        }
        leg.set(d, e, l, last);
        if (p < bareSize && !leg.join(bare[p])) {
          break;
        }
      }
    }
  }

  int foundAt() {
    return bestAt;
  }

  int foundDepot() {
    return bestDepot;
  }

  /** Puts a request where a search found it best. */
  void insert(int request, int at, int depot) {
    int[] next = new int[size + 2];
    int length = 0;
    int[] from = depot < 0 ? stops : bare;
    int count = depot < 0 ? size : bareSize;
    for (int p = 0; p <= count; p++) {
      if (p == depot) {
        next[length++] = 0;
      }
      if (p == at) {
        next[length++] = request;
      }
      if (p < count) {
        next[length++] = from[p];
      }
    }
    set(next, length);
  }

  /** Takes away the marked requests, and puts the depot's call where it costs least, if at all. */
  void remove(boolean[] marked) {
    int[] next = new int[bareSize + 1];
    int length = 0;
    for (int p = 0; p < bareSize; p++) {
      if (!marked[bare[p]]) {
        next[length++] = bare[p];
      }
    }
    settle(next, length);
  }

  /** Puts the depot's call where it costs least, if at all. */
  void tidy() {
    if (depotAt >= 0) {
      settle(Arrays.copyOf(bare, bareSize + 1), bareSize);
    }
  }

  /** How long the route would be with other requests; infinite when that cannot be. */
  double durationWith(int[] requests, int length) {
    if (length == 0) {
      return 0;
    }
    Arrays.fill(trial, 0);
    int own = 0;
    while (own < length && carries(requests[own], trial)) {
      use(requests[own++], trial);
    }
    trialRest.of(requests, length);
    leg.start(technician);
    double least = NEVER;
    for (int p = 0; p <= own; p++) {
      if (own == length) {
        return trialRest.after(leg, 0);
      }
      double d = leg.duration;
      double e = leg.earliest;
      double l = leg.latest;
      int last = leg.last;
      if (leg.join(0)) {
        least = Math.min(least, trialRest.after(leg, p));
      }
      leg.set(d, e, l, last);
      if (p < own && !leg.join(requests[p])) {
        break;
      }
    }
    return least;
  }

  /** Takes over requests, with the depot's call where it costs least. */
  void takeOver(int[] requests, int length) {
    settle(Arrays.copyOf(requests, length + 1), length);
  }

  private void settle(int[] requests, int length) {
    Arrays.fill(used, 0);
    int latest = -1;
    while (latest + 1 < length && carries(requests[latest + 1], used)) {
      use(requests[++latest], used);
    }
    if (latest + 1 == length) {
      set(requests, length);
      return;
    }
    bareRest.of(requests, length);
    double least = NEVER;
    int at = -1;
    leg.start(technician);
    for (int p = 0; p <= latest + 1; p++) {
      double d = leg.duration;
      double e = leg.earliest;
      double l = leg.latest;
      int last = leg.last;
      double with = leg.join(0) ? bareRest.after(leg, p) : NEVER;
      if (with < least) {
        least = with;
        at = p;
      }
      leg.set(d, e, l, last);
      if (p <= latest && !leg.join(requests[p])) {
        break;
      }
    }
    int[] next = new int[length + 1];
    System.arraycopy(requests, 0, next, 0, at);
    next[at] = 0;
    System.arraycopy(requests, at, next, at + 1, length - at);
    set(next, length + 1);
  }
}

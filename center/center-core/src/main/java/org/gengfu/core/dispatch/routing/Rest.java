package org.gengfu.core.dispatch.routing;

/**
 * For every position of a route, what {@link Leg} keeps, for the part from there to home. One
 * thread.
 */
final class Rest {
  private final Ground ground;
  private final int technician;
  private double[] duration = new double[12];
  private double[] earliest = new double[12];
  private double[] latest = new double[12];
  private int[] nodes = new int[0];
  private int size;

  Rest(Ground ground, int technician) {
    this.ground = ground;
    this.technician = technician;
  }

  /** Computes it for a route; keeps the array until the next time. */
  void of(int[] route, int length) {
    nodes = route;
    size = length;
    if (duration.length <= length) {
      duration = new double[2 * length];
      earliest = new double[2 * length];
      latest = new double[2 * length];
    }
    duration[length] = 0;
    earliest[length] = ground.opens[technician];
    latest[length] = ground.closes[technician];
    int next = technician;
    for (int p = length - 1; p >= 0; p--) {
      int node = route[p];
      double delta = ground.service[node] + ground.way[node][next];
      double toOpen = earliest[p + 1] - delta;
      double toClose = latest[p + 1] - delta;
      double wait = toOpen > ground.closes[node] ? toOpen - ground.closes[node] : 0;
      duration[p] = delta + duration[p + 1] + wait;
      earliest[p] = (toOpen > ground.opens[node] ? toOpen : ground.opens[node]) - wait;
      latest[p] = toClose < ground.closes[node] ? toClose : ground.closes[node];
      if (latest[p] + Ground.REST_SLACK < ground.opens[node]) {
        latest[p] = Double.NEGATIVE_INFINITY; // whenever one begins, the rest comes too late
      }
      next = node;
    }
  }

  /** The duration of a leg with the rest from a position on; infinite when that is too late. */
  double after(Leg leg, int position) {
    int next = position == size ? technician : nodes[position];
    double delta = leg.duration + ground.way[leg.last][next];
    if (leg.earliest + delta > latest[position] + Ground.REST_SLACK) {
      return Tour.NEVER;
    }
    double wait = earliest[position] - delta - leg.latest;
    return delta + duration[position] + (wait > 0 ? wait : 0);
  }
}

package org.gengfu.core.dispatch.routing;

import java.util.ArrayList;
import java.util.List;

/**
 * An instance as arrays: node 0 is the depot, then technicians, then requests. Never changes after
 * construction; any thread.
 */
final class Ground {
  /** By how much rounding may make a route late where a stop is joined. */
  static final double SLACK = 1e-8;

  /** The same where a whole rest is judged; smaller, so that what was judged can be joined. */
  static final double REST_SLACK = 1e-10;

  final int technicians;
  final int requests;

  /** Number of all nodes; requests are the last ones, from {@link #first}. */
  final int nodes;

  final int first;
  final int kinds;
  final double[][] way;
  final double[] opens;
  final double[] closes;
  final double[] service;
  final long[] tools;
  final int[][] parts;

  /** By technician and request: has the skills. */
  final boolean[][] can;

  /** For each request node, the technicians that have its skills. */
  final int[][] able;

  /** For each request node, the other requests by nearness in space. */
  final int[][] near;

  /** For each request node, the other requests by nearness in space and time. */
  final int[][] akin;

  Ground(RoutingInstance instance) {
    List<Place> places = new ArrayList<>();
    places.add(instance.depot());
    places.addAll(instance.technicians());
    places.addAll(instance.requests());
    this.technicians = instance.technicians().size();
    this.requests = instance.requests().size();
    this.nodes = places.size();
    this.first = technicians + 1;
    this.kinds = instance.partKinds();
    this.way = new double[nodes][nodes];
    this.opens = places.stream().mapToDouble(Place::opens).toArray();
    this.closes = places.stream().mapToDouble(Place::closes).toArray();
    this.service = places.stream().mapToDouble(Place::service).toArray();
    this.tools = places.stream().mapToLong(Place::tools).toArray();
    this.parts = new int[nodes][];
    for (int i = 0; i < nodes; i++) {
      parts[i] = places.get(i).parts().stream().mapToInt(Integer::intValue).toArray();
      for (int j = 0; j < nodes; j++) {
        way[i][j] = places.get(i).to(places.get(j));
      }
    }
    this.able = new int[nodes][];
    this.can = new boolean[first][nodes];
    this.near = new int[nodes][];
    this.akin = new int[nodes][];
    for (int r = first; r < nodes; r++) {
      able[r] = ableFor(places, r);
      near[r] = byNearness(r, 0);
      akin[r] = byNearness(r, 0.3);
      for (int k : able[r]) {
        can[k][r] = true;
      }
    }
  }

  private int[] ableFor(List<Place> places, int request) {
    long skills = places.get(request).skills();
    return java.util.stream.IntStream.rangeClosed(1, technicians)
        .filter(k -> (places.get(k).skills() & skills) == skills)
        .toArray();
  }

  private int[] byNearness(int request, double ofTime) {
    double middle = opens[request] + closes[request];
    return java.util.stream.IntStream.range(first, nodes)
        .boxed()
        .sorted(
            java.util.Comparator.comparingDouble((Integer other) ->
                other == request
                    ? -1
                    : way[request][other]
                        + ofTime * StrictMath.abs(opens[other] + closes[other] - middle) / 2))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** True when a technician's own tools do for a request. */
  boolean hasTools(int technician, int request) {
    return (tools[request] & ~tools[technician]) == 0;
  }
}

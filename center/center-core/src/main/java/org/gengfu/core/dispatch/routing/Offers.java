package org.gengfu.core.dispatch.routing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What each request's best place in each route costs, kept as long as the route is the same: most
 * routes are, from step to step. One thread.
 */
final class Offers {
  private final Dice dice;
  private final double blinks;
  private final double[][] cost;
  private final long[][] version;
  private final int[][] at;
  private final int[][] depot;

  // What the last search found.
  @Nullable Tour tour;
  double least;
  double second;
  int bestAt;
  int bestDepot;

  Offers(Ground ground, Dice dice, double blinks) {
    this.dice = dice;
    this.blinks = blinks;
    this.cost = new double[ground.nodes][];
    this.version = new long[ground.nodes][];
    this.at = new int[ground.nodes][];
    this.depot = new int[ground.nodes][];
    for (int request = ground.first; request < ground.nodes; request++) {
      int able = ground.able[request].length;
      cost[request] = new double[able];
      version[request] = new long[able];
      Arrays.fill(version[request], -1);
      at[request] = new int[able];
      depot[request] = new int[able];
    }
  }

  /** Finds the best place for a request in all routes; none: {@link #tour} is null. */
  void search(Ground ground, Tour[] tours, int request) {
    tour = null;
    least = Tour.NEVER;
    second = Tour.NEVER;
    int[] able = ground.able[request];
    double[] costs = cost[request];
    long[] versions = version[request];
    for (int i = 0; i < able.length; i++) {
      Tour one = tours[able[i] - 1];
      if (versions[i] != one.version) {
        costs[i] = one.search(request);
        at[request][i] = one.foundAt();
        depot[request][i] = one.foundDepot();
        versions[i] = one.version;
      }
      if (costs[i] < least) {
        if (dice.real() >= blinks) {
          second = least;
          least = costs[i];
          tour = one;
          bestAt = at[request][i];
          bestDepot = depot[request][i];
        }
      } else if (costs[i] < second) {
        second = costs[i];
      }
    }
  }
}

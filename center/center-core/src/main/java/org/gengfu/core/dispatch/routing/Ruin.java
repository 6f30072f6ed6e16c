package org.gengfu.core.dispatch.routing;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Chooses what is taken out of the routes, and in which order it is put back. One thread. */
final class Ruin {
  private static final int LONGEST_STRING = 10;

  private final Ground ground;
  private final Dice dice;
  private final double meanOut;
  private final int[] stamp;
  private final double[] key;
  private int round;
  private final int[] chosen;
  private int count;
  private int routes;
  private int routesAt;

  Ruin(Ground ground, Dice dice, double meanOut) {
    this.meanOut = meanOut;
    this.ground = ground;
    this.dice = dice;
    this.stamp = new int[ground.technicians + 1];
    this.key = new double[ground.nodes];
    this.chosen = new int[ground.requests];
  }

  /** Requests to be taken out: strings of the routes around one request. */
  int[] choose(Tour[] on, int absent) {
    round++;
    count = 0;
    int served = ground.requests - absent;
    if (served == 0) {
      return new int[0];
    }
    int seed = ground.first + dice.below(ground.requests);
    int[] around = dice.below(2) == 0 ? ground.near[seed] : ground.akin[seed];
    double length = LONGEST_STRING;
    double strings = 4 * meanOut / (1 + length) - 1;
    int wanted = Integer.MAX_VALUE;
    int done = 0;
    for (int request : around) {
      Tour tour = on[request];
      if (tour == null || stamp[tour.technician] == round) {
        continue;
      }
      if (wanted == Integer.MAX_VALUE) {
        length = Math.min(LONGEST_STRING, served / (double) Math.max(1, out(on)));
        strings = 4 * meanOut / (1 + length) - 1;
        wanted = (int) (dice.real() * strings + 1);
      }
      if (done == wanted) {
        break;
      }
      stamp[tour.technician] = round;
      done++;
      cut(tour, request, (int) (dice.real() * Math.min(tour.bareSize, length) + 1));
    }
    return Arrays.copyOf(chosen, count);
  }

  /** How many routes there are; counted anew now and then. */
  private int out(Tour[] on) {
    if (routes == 0 || round - routesAt > 1_000) {
      Set<Integer> seen = new HashSet<>();
      for (int request = ground.first; request < ground.nodes; request++) {
        if (on[request] != null) {
          seen.add(on[request].technician);
        }
      }
      routes = seen.size();
      routesAt = round;
    }
    return routes;
  }

  /** Takes a string with a request in it, maybe leaving some in the middle. */
  private void cut(Tour tour, int request, int wanted) {
    int length = Math.min(wanted, tour.bareSize);
    int left = 0;
    if (length > 1 && length < tour.bareSize && dice.below(2) == 0) {
      left = 1;
      while (length + left < tour.bareSize && dice.real() > 0.1) {
        left++;
      }
    }
    int at = 0;
    while (tour.bare[at] != request) {
      at++;
    }
    int span = length + left;
    int from = Math.max(0, at - span + 1);
    int to = Math.min(at, tour.bareSize - span);
    int begin = from + dice.below(to - from + 1);
    int hole = left == 0 ? span : 1 + dice.below(length - 1);
    for (int i = 0; i < span; i++) {
      if (i < hole || i >= hole + left) {
        chosen[count++] = tour.bare[begin + i];
      }
    }
  }

  /** Sorts what is to be put back by one of several rules. */
  void order(int[] loose) {
    int rule = dice.below(12);
    for (int request : loose) {
      key[request] =
          rule < 4
              ? dice.real()
              : rule < 6
                  ? -ground.way[0][request]
                  : rule < 7
                      ? ground.way[0][request]
                      : rule < 8
                          ? ground.closes[request] - ground.opens[request]
                          : rule < 9
                              ? ground.opens[request]
                              : rule < 10 ? -ground.closes[request] : hardness(request);
    }
    for (int i = 1; i < loose.length; i++) {
      int request = loose[i];
      int j = i - 1;
      while (j >= 0 && key[loose[j]] > key[request]) {
        loose[j + 1] = loose[j];
        j--;
      }
      loose[j + 1] = request;
    }
  }

  /** Few technicians can do it, with few tools of their own. */
  private double hardness(int request) {
    int own = 0;
    for (int technician : ground.able[request]) {
      own += ground.hasTools(technician, request) ? 1 : 0;
    }
    return ground.able[request].length + own + dice.real();
  }
}

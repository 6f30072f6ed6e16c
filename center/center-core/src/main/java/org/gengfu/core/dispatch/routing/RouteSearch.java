package org.gengfu.core.dispatch.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;

/**
 * Searches routes of least working time: takes strings of neighbouring requests out of the routes
 * and puts them back greedily, with places left out now and then, and accepts what is worse ever
 * more rarely (Christiaens and Vanden Berghe, "Slack Induction by String Removals for Vehicle
 * Routing Problems", Transportation Science 54, 2020; the removal and insertion by tools, parts and
 * the one call at the depot are ours). The same instance, seed and number of steps give the same
 * routes. One thread.
 */
public final class RouteSearch {
  private final Ground ground;
  private final Dice dice;
  private final Tour[] tours;
  private final Ruin ruin;
  private final Offers offers;
  private final Tuning tuning;

  /** The route on which a request is, or null. */
  private final Tour[] on;

  private final int[] absences;
  private final boolean[] marked;
  private final Tour[] touched;
  private final int[][] before;
  private final long[] wasVersion;
  private final double[] wasDuration;
  private int touches;
  private int[] absent = new int[0];
  private double cost;
  private RoutingSolution best;

  public RouteSearch(RoutingInstance instance, long seed) {
    this(instance, seed, Tuning.USUAL);
  }

  RouteSearch(RoutingInstance instance, long seed, Tuning tuning) {
    this.tuning = tuning;
    this.ground = new Ground(instance);
    this.dice = new Dice(seed);
    this.tours = new Tour[ground.technicians];
    for (int k = 0; k < tours.length; k++) {
      tours[k] = new Tour(ground, k + 1);
    }
    this.on = new Tour[ground.nodes];
    this.absences = new int[ground.nodes];
    this.marked = new boolean[ground.nodes];
    this.touched = new Tour[tours.length];
    this.before = new int[tours.length][];
    this.ruin = new Ruin(ground, dice, tuning.meanOut());
    this.offers = new Offers(ground, dice, tuning.blinks());
    this.wasVersion = new long[tours.length];
    this.wasDuration = new double[tours.length];
    int[] all = new int[ground.requests];
    for (int i = 0; i < all.length; i++) {
      all[i] = ground.first + i;
    }
    this.absent = recreate(all);
    this.cost = total();
    this.best = solution();
  }

  /** The best that was found so far. */
  public RoutingSolution best() {
    return best;
  }

  /** Takes over routes that another search of the same instance found. */
  public void adopt(RoutingSolution other) {
    for (Tour tour : tours) {
      List<Integer> stops = other.routes().getOrDefault(tour.technician, List.of());
      tour.set(stops.stream().mapToInt(Integer::intValue).toArray(), stops.size());
      for (int stop : stops) {
        on[stop] = tour;
      }
    }
    for (int request : other.unserved()) {
      on[request] = null;
    }
    absent = other.unserved().stream().mapToInt(Integer::intValue).toArray();
    cost = total();
    if (other.betterThan(best)) {
      best = solution();
    }
  }

  /**
   * Searches on.
   *
   * @param progress how much of the search is over, from 0 to 1; asked every hundred steps
   * @param until stops when that much is over
   */
  public void run(DoubleSupplier progress, double until) {
    double mean = cost / Math.max(1, out());
    double done = progress.getAsDouble();
    while (done < until) {
      double heat = tuning.hot() * mean * StrictMath.pow(tuning.cold() / tuning.hot(), done);
      for (int i = 0; i < 100; i++) {
        step(heat);
      }
      done = progress.getAsDouble();
    }
  }

  private void step(double heat) {
    touches = 0;
    int[] left = dice.real() < tuning.exchange() ? exchange() : rebuild();
    double now = cost;
    for (int i = 0; i < touches; i++) {
      now += touched[i].duration - wasDuration[i];
    }
    judge(left, now, heat);
  }

  private int[] rebuild() {
    int[] out = ruin.choose(on, absent.length);
    for (int request : out) {
      marked[request] = true;
    }
    for (int request : out) {
      Tour tour = on[request];
      if (tour != null && touch(tour)) {
        tour.remove(marked);
      }
    }
    for (int request : out) {
      marked[request] = false;
      on[request] = null;
    }
    int[] loose = Arrays.copyOf(out, out.length + absent.length);
    System.arraycopy(absent, 0, loose, out.length, absent.length);
    int[] left = dice.real() < tuning.regret() ? regret(loose) : recreate(loose);
    for (int i = 0; i < touches; i++) {
      touched[i].tidy();
    }
    return left;
  }

  /** Gives a route to the technician with whom it costs least, who gives theirs in return. */
  private int[] exchange() {
    Tour one = tours[dice.below(tours.length)];
    Tour chosen = null;
    double least = Tour.NEVER;
    for (Tour other : tours) {
      if (other != one && fits(one, other) && fits(other, one)) {
        double more =
            other.durationWith(one.bare, one.bareSize)
                + one.durationWith(other.bare, other.bareSize)
                - one.duration
                - other.duration;
        if (more < least && dice.real() >= 0.1) {
          least = more;
          chosen = other;
        }
      }
    }
    if (chosen != null) {
      touch(one);
      touch(chosen);
      int[] mine = Arrays.copyOf(one.bare, one.bareSize);
      int[] theirs = Arrays.copyOf(chosen.bare, chosen.bareSize);
      one.takeOver(theirs, theirs.length);
      chosen.takeOver(mine, mine.length);
      claim(one);
      claim(chosen);
    }
    return absent;
  }

  private void claim(Tour tour) {
    for (int p = 0; p < tour.bareSize; p++) {
      on[tour.bare[p]] = tour;
    }
  }

  private boolean fits(Tour requests, Tour technician) {
    for (int p = 0; p < requests.bareSize; p++) {
      if (!ground.can[technician.technician][requests.bare[p]]) {
        return false;
      }
    }
    return true;
  }

  /** True the first time in a step: keeps how the route was. */
  private boolean touch(Tour tour) {
    for (int i = 0; i < touches; i++) {
      if (touched[i] == tour) {
        return false;
      }
    }
    touched[touches] = tour;
    before[touches] = Arrays.copyOf(tour.stops, tour.size);
    wasVersion[touches] = tour.version;
    wasDuration[touches++] = tour.duration;
    return true;
  }

  private void judge(int[] left, double now, double heat) {
    boolean accepted;
    if (left.length == 0 && absent.length == 0) {
      accepted = now < cost - heat * StrictMath.log(dice.real() + 1e-300);
    } else {
      long was = weigh(absent);
      long is = weigh(left);
      for (int request : left) {
        absences[request]++;
      }
      accepted =
          is < was
              || (left.length == absent.length
                  && is <= was + left.length
                  && now < cost - heat * StrictMath.log(dice.real() + 1e-300));
    }
    if (!accepted) {
      undo();
      return;
    }
    absent = left;
    cost = now;
    if (left.length < best.unserved().size()
        || (left.length == best.unserved().size() && now < best.workingTime() - 1e-7)) {
      cost = total();
      best = solution();
    }
  }

  private long weigh(int[] requests) {
    long sum = 0;
    for (int request : requests) {
      sum += 1 + absences[request];
    }
    return sum;
  }

  private void undo() {
    for (int i = 0; i < touches; i++) {
      Tour tour = touched[i];
      for (int p = 0; p < tour.bareSize; p++) {
        on[tour.bare[p]] = null;
      }
    }
    for (int i = 0; i < touches; i++) {
      Tour tour = touched[i];
      tour.restore(before[i], before[i].length, wasVersion[i]);
      claim(tour);
    }
  }

  /** Puts requests where each costs least; gives back those for which there is no place. */
  private int[] recreate(int[] loose) {
    ruin.order(loose);
    int left = 0;
    for (int request : loose) {
      offers.search(ground, tours, request);
      Tour tour = offers.tour;
      if (tour == null) {
        loose[left++] = request;
      } else {
        put(tour, request);
      }
    }
    return Arrays.copyOf(loose, left);
  }

  private void put(Tour tour, int request) {
    touch(tour);
    tour.insert(request, offers.bestAt, offers.bestDepot);
    on[request] = tour;
  }

  /** Puts back first what would lose most if its best route were not to be had. */
  private int[] regret(int[] loose) {
    int count = loose.length;
    int left = 0;
    int[] none = new int[count];
    while (count > 0) {
      int chosen = -1;
      double most = -1;
      for (int i = 0; i < count; i++) {
        offers.search(ground, tours, loose[i]);
        if (offers.tour == null) {
          none[left++] = loose[i];
          loose[i--] = loose[--count];
        } else if (offers.second - offers.least > most) {
          most = offers.second - offers.least;
          chosen = i;
        }
      }
      if (chosen >= 0 && count > 0) {
        offers.search(ground, tours, loose[chosen]);
        Tour tour = offers.tour;
        if (tour == null) {
          none[left++] = loose[chosen];
        } else {
          put(tour, loose[chosen]);
        }
        loose[chosen] = loose[--count];
      }
    }
    return Arrays.copyOf(none, left);
  }

  private double total() {
    double sum = 0;
    for (Tour tour : tours) {
      sum += tour.duration;
    }
    return sum;
  }

  private int out() {
    int out = 0;
    for (Tour tour : tours) {
      out += tour.size > 0 ? 1 : 0;
    }
    return out;
  }

  private RoutingSolution solution() {
    SortedMap<Integer, List<Integer>> routes = new TreeMap<>();
    for (Tour tour : tours) {
      if (tour.size > 0) {
        List<Integer> stops = new ArrayList<>();
        for (int p = 0; p < tour.size; p++) {
          stops.add(tour.stops[p]);
        }
        routes.put(tour.technician, stops);
      }
    }
    return new RoutingSolution(routes, Arrays.stream(absent).sorted().boxed().toList(), cost);
  }
}

package org.gengfu.core.dispatch;

import org.gengfu.core.dispatch.Plan.Held;

/**
 * Walks one technician's stops and counts what they cost. Mutable, so that a search makes no
 * garbage; one thread.
 */
final class Walk {
  private static final int[] NO_BREAKS = {};

  private final Layout layout;
  private int technician;
  private int time;
  private double variance;
  private int spot;
  private int shift;
  private int began;
  private int stops;
  private long fetched;
  long breach;
  long late;
  long work;
  long unstable;
  long uneven;

  // The last stop, for who writes it down.
  int way;
  int arrived;
  int started;
  boolean fetchedNow;
  int fetchWay;
  int fetchArrived;
  int fetchStarted;
  int fetchEnded;
  long slack;
  Held held = Held.WAY;
  Held fetchHeld = Held.WAY;

  Walk(Layout layout) {
    this.layout = layout;
  }

  /** Stands where a technician stands now. */
  void start(int who) {
    technician = who;
    int[] shifts = layout.shifts[who];
    shift = 0;
    time = layout.free[who];
    while (shift < shifts.length && shifts[shift + 1] <= time) {
      shift += 2;
    }
    boolean later = shift < shifts.length && shifts[shift] > time && !layout.committed[who];
    spot = later ? layout.homeSpot[who] : layout.positionSpot[who];
    if (later) {
      time = shifts[shift];
    }
    began = time;
    variance = 0;
    stops = 0;
    fetched = 0;
    breach = 0;
    late = 0;
    work = 0;
    unstable = 0;
    uneven = 0;
  }

  /** Takes over where another walk stands. */
  void from(Walk other) {
    technician = other.technician;
    time = other.time;
    variance = other.variance;
    spot = other.spot;
    shift = other.shift;
    began = other.began;
    stops = other.stops;
    fetched = other.fetched;
    breach = other.breach;
    late = other.late;
    work = other.work;
    unstable = other.unstable;
  }

  /**
   * Goes to an order, by its warehouse if the part was not fetched there yet.
   *
   * @param source a warehouse, {@link Layout#VAN} or {@link Layout#NONE}
   * @param pinned true for what the technician has taken: it is done even outside hours and shift
   * @return false when that cannot be
   */
  boolean add(int order, int source, boolean pinned) {
    fetchedNow = source >= 0 && (fetched & (1L << source)) == 0;
    if (fetchedNow) {
      int house = layout.warehouseSpot[source];
      if (!visit(house, layout.handling[source], 0, layout.hours[source], pinned)) {
        return false;
      }
      fetched |= 1L << source;
      fetchWay = way;
      fetchArrived = arrived;
      fetchStarted = started;
      fetchEnded = time;
      fetchHeld = held;
    }
    double work = layout.workVariance[order];
    int length = layout.typicalWork[order];
    if (!visit(layout.orderSpot[order], length, work, layout.access[order], pinned)) {
      return false;
    }
    if (fetchedNow && held != Held.ACCESS) {
      held = Held.PART;
    }
    judge(order, variance - work);
    return true;
  }

  private boolean visit(int to, int length, double lengthVariance, int[] windows, boolean pinned) {
    int[] shifts = layout.shifts[technician];
    boolean first = stops == 0;
    boolean nextDay = first && began > layout.free[technician];
    if (!pinned && shift < shifts.length && time < shifts[shift]) {
      shift -= 2;
      nextShift(shifts);
      nextDay = true;
      first = true;
    }
    int[] breaks = pinned ? NO_BREAKS : layout.breaks[technician];
    while (true) {
      way = layout.way(spot, to);
      arrived = Rests.after(breaks, time, way);
      int fits = fit(windows, breaks, arrived, length);
      if (pinned && (fits < 0 || shift >= shifts.length || fits + length > shifts[shift + 1])) {
        fits = arrived;
      } else if (shift >= shifts.length) {
        return false;
      } else if (fits < 0 || Rests.after(breaks, fits, length) > shifts[shift + 1]) {
        if (shift + 2 >= shifts.length) {
          return false;
        }
        nextShift(shifts);
        nextDay = true;
        first = true;
        continue;
      }
      started = fits;
      break;
    }
    variance += layout.wayVariance(spot, to);
    int waited = started - arrived;
    if (waited > 0) {
      double deviation = StrictMath.sqrt(variance) - waited / Chances.NINETIETH;
      variance = deviation > 0 ? deviation * deviation : 0;
    }
    variance += lengthVariance;
    boolean rests = arrived - time > way || waited > 0 && started == Rests.over(breaks, arrived);
    time = Rests.after(breaks, started, length);
    spot = to;
    held =
        rests
            ? Held.BREAK
            : waited > 0 ? Held.ACCESS : nextDay ? Held.SHIFT : first ? Held.WAY : Held.QUEUE;
    stops++;
    return true;
  }

  private void nextShift(int[] shifts) {
    if (stops > 0) {
      work += time + layout.way(spot, layout.homeSpot[technician]) - began;
    }
    shift += 2;
    time = shifts[shift];
    began = time;
    spot = layout.homeSpot[technician];
    variance = 0;
    stops = 0;
  }

  /** The first begin, not before an instant, of so long a time within a window; -1 for none. */
  private static int fit(int[] windows, int[] breaks, int from, int length) {
    if (windows.length == 0) {
      return Rests.over(breaks, from);
    }
    for (int i = 0; i < windows.length; i += 2) {
      int begin = Rests.over(breaks, Math.max(from, windows[i]));
      if (Rests.after(breaks, begin, length) <= windows[i + 1]) {
        return begin;
      }
    }
    return -1;
  }

  private void judge(int order, double arrivalVariance) {
    int weight = layout.weight[order];
    int chance = 0;
    int seconds = 0;
    slack = Long.MAX_VALUE;
    if (layout.arriveBy[order] != Integer.MAX_VALUE) {
      chance = Chances.percentOver((long) layout.arriveBy[order] - arrived, arrivalVariance);
      seconds = Math.max(0, arrived - layout.arriveBy[order]);
      slack = slack(layout.arriveBy[order], arrived, arrivalVariance);
    }
    if (layout.endBy[order] != Integer.MAX_VALUE) {
      chance += Chances.percentOver((long) layout.endBy[order] - time, variance);
      seconds += Math.max(0, time - layout.endBy[order]);
      slack = Math.min(slack, slack(layout.endBy[order], time, variance));
    }
    breach += (long) weight * chance;
    late += (long) weight * seconds;
    if (layout.planned[order] >= 0) {
      DispatchRules rules = layout.problem.rules();
      boolean soon = layout.plannedStart[order] < rules.freezeMillis() / 1_000;
      if (layout.planned[order] != technician) {
        unstable += soon ? 100 : 10;
      } else if (soon
          && Math.abs(started - layout.plannedStart[order]) > rules.retimeMillis() / 1_000) {
        unstable++;
      }
    }
  }

  private static long slack(int due, int at, double variance) {
    return due - at - Math.round(Chances.NINETIETH * StrictMath.sqrt(Math.max(0, variance)));
  }

  /** Goes home; after this only the costs count. */
  void finish() {
    if (stops > 0) {
      work += time + layout.way(spot, layout.homeSpot[technician]) - began;
    }
    long minutes = work / 60;
    uneven = minutes * minutes;
  }

  int time() {
    return time;
  }

  Cost cost() {
    return new Cost(0, breach, late, work, unstable, uneven);
  }
}

package org.gengfu.driver.camera.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses the next camera to visit. Time is an argument, in nanoseconds of one steady clock. For
 * one thread.
 *
 * <p>Each camera is due {@link #RHYTHM} of the period after its last visit began; the earliest due
 * is visited first, so that nobody starves, and VIPs and suspects stand a bounded time ahead in the
 * queue. Besides, suspects (bad or changed looks) and VIPs get extra visits in between, but only
 * while nobody is due, or soon due for the same last place, and only in a quarter of the places, so
 * that they cost no other camera its period. Beginnings are spread: never closer together, on the
 * whole, than half the even distance.
 */
public final class SweepPlanner {
  /** Nothing can be begun before a visit under way ends. */
  public static final long NEVER = Long.MAX_VALUE;

  /** Most cameras of one sweep. */
  public static final int MAX_STOPS = 10_000;

  /** What a visit is taken to need before one was made. */
  public static final Duration ASSUMED = Duration.ofSeconds(2);

  /** Share of the period after which a camera is due again; the rest is for the queue. */
  private static final double RHYTHM = 0.9;

  private static final double SUSPECT_SHARE = 0.25;
  private static final double VIP_SHARE = 0.5;
  private static final Duration LEAST_EXTRA = Duration.ofSeconds(4);
  private static final Duration MOST_PACE = Duration.ofMillis(250);

  /** How much longer than usual an extra visit is taken to last. */
  private static final double PATIENCE = 1.5;

  /** Beginnings that may be made up for at once. */
  private static final int MAX_CREDIT = 4;

  private final SweepBounds bounds;
  private final List<Seat> seats = new ArrayList<>();
  private final Map<String, Group> groups = new HashMap<>();
  private final Group all;
  private final long rhythm;
  private final long pace;
  private final int extraPlaces;
  private int extras;
  private long paceAt;

  /** A bound and what counts against it. */
  private static final class Group {
    private final String name;
    private final int bound;
    private int members;
    private int underWay;
    private double work;
    private long nextDue;

    Group(String name, int bound) {
      this.name = name;
      this.bound = bound;
    }

    boolean full() {
      return underWay >= bound;
    }

    /** An extra visit of this length would take the last place from one who is due meanwhile. */
    boolean isNeeded(long until) {
      return underWay + 1 >= bound && nextDue < until;
    }
  }

  /** One camera's place. */
  private final class Seat {
    private final Stop stop;
    private final List<Group> bounds = new ArrayList<>();
    private long due;
    private long begun;
    private boolean everBegun;
    private boolean underWay;
    private boolean extra;
    private boolean asked;
    private boolean suspect;
    private double seconds = ASSUMED.toNanos() / 1e9;

    Seat(Stop stop, long due) {
      this.stop = stop;
      this.due = due;
    }

    boolean free() {
      return !underWay && bounds.stream().noneMatch(Group::full);
    }

    /** An extra visit now would cost nobody his place. */
    boolean isSpare(long now) {
      long until = now + (long) (PATIENCE * seconds * 1e9);
      return bounds.stream().noneMatch(group -> group.isNeeded(until));
    }

    /** Bounded, so that whoever waits long enough comes first. */
    long rank() {
      return due - (suspect ? rhythm / 4 : 0) - (stop.vip() ? rhythm / 2 : 0);
    }

    /** When an extra visit is welcome. */
    long extraDue() {
      if (!everBegun || !(suspect || stop.vip())) {
        return NEVER;
      }
      double share = suspect ? SUSPECT_SHARE : VIP_SHARE;
      long wait = (long) (share * SweepPlanner.this.bounds.period().toNanos());
      return begun + Math.max(wait, LEAST_EXTRA.toNanos());
    }

    void worked(double newSeconds) {
      bounds.forEach(group -> group.work += newSeconds - seconds);
      seconds = newSeconds;
    }
  }

  /**
   * A sweep that begins now; the first visits are spread over the period.
   *
   * @param stops at most {@link #MAX_STOPS}; each group that one names stands in the bounds
   */
  public SweepPlanner(SweepBounds bounds, List<Stop> stops, long nowNanos) {
    if (stops.size() > MAX_STOPS) {
      throw new IllegalArgumentException(stops.size() + " cameras, at most " + MAX_STOPS);
    }
    this.bounds = bounds;
    this.all = new Group("", bounds.visits());
    this.rhythm = (long) (RHYTHM * bounds.period().toNanos());
    int count = Math.max(1, stops.size());
    this.pace = Math.min(bounds.period().toNanos() / (2L * count), MOST_PACE.toNanos());
    this.paceAt = nowNanos;
    this.extraPlaces = Math.max(1, bounds.visits() / 4);
    bounds.groups().forEach((name, bound) -> groups.put(name, new Group(name, bound)));
    for (int i = 0; i < stops.size(); i++) {
      seat(stops.get(i), nowNanos + rhythm / count * i);
    }
  }

  private void seat(Stop stop, long due) {
    Seat seat = new Seat(stop, due);
    seat.bounds.add(all);
    for (String name : stop.groups()) {
      Group group = groups.get(name);
      if (group == null) {
        throw new IllegalArgumentException(stop.id() + " is of an unknown group " + name);
      }
      seat.bounds.add(group);
    }
    for (Group group : seat.bounds) {
      group.members++;
      group.work += seat.seconds;
    }
    seats.add(seat);
  }

  /** The stop to visit now, by its number; it is under way then. -1 when none is to be begun. */
  public int next(long now) {
    int chosen = -1;
    if (!all.full()) {
      chosen = asked();
      if (chosen < 0 && paceAt <= now) {
        chosen = due(now);
        if (chosen < 0 && extras < extraPlaces) {
          chosen = extra(now);
        }
      }
    }
    if (chosen >= 0) {
      begin(seats.get(chosen), now);
    }
    return chosen;
  }

  private int asked() {
    for (int i = 0; i < seats.size(); i++) {
      if (seats.get(i).asked && seats.get(i).free()) {
        return i;
      }
    }
    return -1;
  }

  private int due(long now) {
    int best = -1;
    for (int i = 0; i < seats.size(); i++) {
      Seat seat = seats.get(i);
      if (seat.due <= now && seat.free() && (best < 0 || seat.rank() < seats.get(best).rank())) {
        best = i;
      }
    }
    return best;
  }

  /** When somebody is due next, for each bound. */
  private void lookAhead() {
    all.nextDue = NEVER;
    groups.values().forEach(group -> group.nextDue = NEVER);
    for (Seat seat : seats) {
      if (!seat.underWay) {
        for (Group group : seat.bounds) {
          group.nextDue = Math.min(group.nextDue, seat.due);
        }
      }
    }
  }

  private int extra(long now) {
    lookAhead();
    int best = -1;
    for (int i = 0; i < seats.size(); i++) {
      Seat seat = seats.get(i);
      long wanted = seat.extraDue();
      if (wanted <= now && seat.free() && (best < 0 || wanted < seats.get(best).extraDue())) {
        best = i;
      }
    }
    return best;
  }

  private void begin(Seat seat, long now) {
    seat.extra = !seat.asked && seat.due > now;
    seat.asked = false;
    seat.underWay = true;
    seat.everBegun = true;
    seat.begun = now;
    seat.due = now + rhythm;
    seat.bounds.forEach(group -> group.underWay++);
    extras += seat.extra ? 1 : 0;
    paceAt = Math.max(paceAt, now - MAX_CREDIT * pace) + pace;
  }

  /**
   * A visit is over.
   *
   * @param suspect what was seen is bad, or other than before
   */
  public void ended(int stop, long now, boolean suspect) {
    Seat seat = seats.get(stop);
    if (!seat.underWay) {
      throw new IllegalStateException(seat.stop.id() + " is not under way");
    }
    seat.underWay = false;
    seat.suspect = suspect;
    seat.bounds.forEach(group -> group.underWay--);
    extras -= seat.extra ? 1 : 0;
    double took = (now - seat.begun) / 1e9;
    seat.worked((3 * seat.seconds + took) / 4);
  }

  /** A person asks for a visit: it is begun before all others, as soon as the bounds allow. */
  public void ask(int stop) {
    seats.get(stop).asked = true;
  }

  /** True while a stop is visited. */
  public boolean isUnderWay(int stop) {
    return seats.get(stop).underWay;
  }

  /** Nanoseconds until {@link #next} may begin a visit, or {@link #NEVER}. */
  public long waitNanos(long now) {
    if (all.full()) {
      return NEVER;
    }
    lookAhead();
    long earliest = NEVER;
    for (Seat seat : seats) {
      if (seat.free()) {
        boolean mayBeExtra = extras < extraPlaces && seat.isSpare(now);
        long wanted = mayBeExtra ? Math.min(seat.due, seat.extraDue()) : seat.due;
        long from = seat.asked ? now : Math.max(wanted, paceAt);
        earliest = Math.min(earliest, from);
      }
    }
    return earliest == NEVER ? NEVER : Math.max(0, earliest - now);
  }

  /** Visits under way. */
  public int underWay() {
    return all.underWay;
  }

  /** Cameras whose last look was bad or other than before. */
  public int suspects() {
    return (int) seats.stream().filter(seat -> seat.suspect).count();
  }

  /** Mean time of a visit of late, in seconds; {@link #ASSUMED} for cameras not visited yet. */
  public double visitSeconds() {
    return seats.isEmpty() ? 0 : all.work / all.members;
  }

  /** Seconds that one sweep over all cameras needs, by its tightest bound. */
  public double neededSeconds() {
    double needed = all.work / all.bound;
    for (Group group : groups.values()) {
      needed = Math.max(needed, group.work / group.bound);
    }
    return needed;
  }

  /** Which bounds do not let the period be met, by the visits of late; the whole bus first. */
  public List<Shortage> shortages() {
    List<Shortage> shortages = new ArrayList<>();
    add(shortages, all);
    groups.keySet().stream().sorted().forEach(name -> add(shortages, groups.get(name)));
    return shortages;
  }

  private void add(List<Shortage> shortages, @org.jspecify.annotations.Nullable Group group) {
    if (group == null || group.members == 0) {
      return;
    }
    double needed = group.work / group.bound;
    if (needed > bounds.period().toNanos() / 1e9) {
      shortages.add(
          new Shortage(
              group.name,
              group.members,
              group.bound,
              Duration.ofNanos(Math.round(group.work / group.members * 1e9)),
              Duration.ofNanos(Math.round(needed * 1e9)),
              bounds.period()));
    }
  }
}

package org.gengfu.core.dispatch.routing;

/**
 * The part of a route from its home on, growing node by node: its least duration, and the earliest
 * and latest departure that allow it. Joining is constant time (Vidal et al., "A hybrid genetic
 * algorithm with adaptive diversity management for a large class of vehicle routing problems with
 * time-windows", Computers and Operations Research 40, 2013, section 4.1, without time warp). One
 * thread.
 */
final class Leg {
  private final Ground ground;
  double duration;
  double earliest;
  double latest;
  int last;

  Leg(Ground ground) {
    this.ground = ground;
  }

  /** Begins at a technician's home. */
  void start(int technician) {
    duration = 0;
    earliest = ground.opens[technician];
    latest = ground.closes[technician];
    last = technician;
  }

  void set(double newDuration, double newEarliest, double newLatest, int newLast) {
    duration = newDuration;
    earliest = newEarliest;
    latest = newLatest;
    last = newLast;
  }

  /** Joins a node behind; false, and broken, when it comes too late there. */
  boolean join(int node) {
    double delta = duration + ground.way[last][node];
    double toOpen = ground.opens[node] - delta;
    double toClose = ground.closes[node] - delta;
    if (earliest > toClose + Ground.SLACK) {
      return false;
    }
    double wait = toOpen > latest ? toOpen - latest : 0;
    earliest = (toOpen > earliest ? toOpen : earliest) - wait;
    latest = toClose < latest ? toClose : latest;
    duration = delta + ground.service[node] + wait;
    last = node;
    return true;
  }
}

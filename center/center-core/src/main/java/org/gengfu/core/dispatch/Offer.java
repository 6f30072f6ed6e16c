package org.gengfu.core.dispatch;

/** The best place for one order in one route, so far. Mutable; one thread. */
final class Offer {
  boolean possible;
  int at;
  int source;
  final long[] more = new long[5];

  /** Takes a finished walk when it costs less than what is held. */
  void consider(Walk walk, long[] was, int position, int from) {
    long breach = walk.breach - was[0];
    long late = walk.late - was[1];
    long work = walk.work - was[2];
    long unstable = walk.unstable - was[3];
    long uneven = walk.uneven - was[4];
    if (possible && !less(breach, late, work, unstable, uneven)) {
      return;
    }
    possible = true;
    at = position;
    source = from;
    more[0] = breach;
    more[1] = late;
    more[2] = work;
    more[3] = unstable;
    more[4] = uneven;
  }

  private boolean less(long breach, long late, long work, long unstable, long uneven) {
    if (breach != more[0]) {
      return breach < more[0];
    }
    if (late != more[1]) {
      return late < more[1];
    }
    if (work != more[2]) {
      return work < more[2];
    }
    return unstable != more[3] ? unstable < more[3] : uneven < more[4];
  }

  /** True when this costs less than another. */
  boolean less(Offer other) {
    return compare(more, other.more) < 0;
  }

  static int compare(long[] one, long[] other) {
    for (int i = 0; i < one.length; i++) {
      if (one[i] != other[i]) {
        return Long.compare(one[i], other[i]);
      }
    }
    return 0;
  }

  Cost cost() {
    return new Cost(0, more[0], more[1], more[2], more[3], more[4]);
  }
}

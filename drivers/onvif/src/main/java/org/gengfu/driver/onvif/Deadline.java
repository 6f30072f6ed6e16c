package org.gengfu.driver.onvif;

import java.time.Duration;

/** An instant of the monotonic clock until which something may take. Immutable. */
record Deadline(long atNanos) {

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** The earlier of the two. */
  Deadline orAfter(Duration time) {
    Deadline other = in(time);
    return other.atNanos - atNanos < 0 ? other : this;
  }

  boolean over() {
    return atNanos - System.nanoTime() <= 0;
  }

  /** At least 1, for time-outs of sockets, where 0 means for ever. */
  int leftMillis() {
    return (int) Math.clamp((atNanos - System.nanoTime()) / 1_000_000, 1, Integer.MAX_VALUE);
  }
}

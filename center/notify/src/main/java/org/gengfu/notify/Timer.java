package org.gengfu.notify;

import java.time.Instant;
import java.util.Comparator;

/** When a notice or a message is looked at again. */
record Timer(Instant at, Kind kind, String id) implements Comparable<Timer> {
  private static final Comparator<Timer> ORDER =
      Comparator.comparing(Timer::at).thenComparing(Timer::kind).thenComparing(Timer::id);

  /** Of what. */
  enum Kind {
    TALE,
    PARCEL
  }

  @Override
  public int compareTo(Timer other) {
    return ORDER.compare(this, other);
  }
}

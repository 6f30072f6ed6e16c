package org.gengfu.simulation;

import java.util.PriorityQueue;

/** What happens when, by the simulated clock; what is planned first goes first. One thread. */
final class Agenda {
  private final PriorityQueue<Entry> entries = new PriorityQueue<>();
  private long now;
  private long planned;

  private record Entry(long at, long number, Runnable what) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int order = Long.compare(at, other.at);
      return order == 0 ? Long.compare(number, other.number) : order;
    }
  }

  Agenda(long now) {
    this.now = now;
  }

  /** True time, milliseconds since 1970. */
  long now() {
    return now;
  }

  /** Plans something; what would lie in the past happens now. */
  void at(long millis, Runnable what) {
    entries.add(new Entry(Math.max(millis, now), planned++, what));
  }

  void in(long millis, Runnable what) {
    at(now + millis, what);
  }

  /** Lets all happen that is planned until an instant. */
  void until(long end) {
    while (true) {
      Entry next = entries.peek();
      if (next == null || next.at > end) {
        now = end;
        return;
      }
      entries.poll();
      now = next.at;
      next.what.run();
    }
  }
}

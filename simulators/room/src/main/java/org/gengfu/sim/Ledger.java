package org.gengfu.sim;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one device has answered, point by point: the truth that a judge compares the store with. Of
 * each point the newest entries are kept; the older ones are dropped and counted. Any thread.
 */
final class Ledger {
  /** Entries kept per point unless the room says otherwise. */
  static final int DEFAULT_ENTRIES = 4_096;

  static final int MOST_ENTRIES = 1_000_000;

  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Ring> rings = new LinkedHashMap<>();

  Ledger(int entriesPerPoint) {
    most = entriesPerPoint;
  }

  /**
   * The entries of one point.
   *
   * @param entries in the order in which they were served
   * @param dropped how many older ones were dropped
   */
  record Extract(List<Served> entries, long dropped) {}

  void add(Map<String, Served> answer) {
    lock.lock();
    try {
      answer.forEach(
          (point, served) -> rings.computeIfAbsent(point, p -> new Ring()).add(served, most));
    } finally {
      lock.unlock();
    }
  }

  /** The entries served at this millisecond or later, by point. */
  Map<String, Extract> since(long millis) {
    lock.lock();
    try {
      Map<String, Extract> extracts = new LinkedHashMap<>();
      rings.forEach((point, ring) -> extracts.put(point, ring.since(millis)));
      return extracts;
    } finally {
      lock.unlock();
    }
  }

  private static final class Ring {
    private final ArrayDeque<Served> entries = new ArrayDeque<>();
    private long dropped;

    void add(Served served, int most) {
      if (entries.size() >= most) {
        entries.removeFirst();
        dropped++;
      }
      entries.addLast(served);
    }

    Extract since(long millis) {
      ArrayDeque<Served> newest = new ArrayDeque<>();
      Iterator<Served> backwards = entries.descendingIterator();
      while (backwards.hasNext()) {
        Served served = backwards.next();
        if (served.millis() < millis) {
          break;
        }
        newest.addFirst(served);
      }
      return new Extract(List.copyOf(newest), dropped);
    }
  }
}

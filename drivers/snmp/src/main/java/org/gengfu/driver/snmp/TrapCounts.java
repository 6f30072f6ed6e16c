package org.gengfu.driver.snmp;

import java.util.concurrent.atomic.LongAdder;

/** Counts notifications and says once a minute which were dropped. Any thread. */
final class TrapCounts {
  /** Why a notification was dropped. */
  enum Dropped {
    TOO_FAST("above the sender's rate"),
    UNKNOWN_SENDER("from unknown senders"),
    UNREADABLE("unreadable or not allowed"),
    QUEUE_FULL("because the queue was full"),
    /** Told by the system, which does not say whose they were. */
    NOT_RECEIVED("by the system, before they could be received");

    private final String words;

    Dropped(String words) {
      this.words = words;
    }
  }

  private final LongAdder taken = new LongAdder();
  private final LongAdder[] dropped = new LongAdder[Dropped.values().length];
  private long said;

  TrapCounts() {
    for (int i = 0; i < dropped.length; i++) {
      dropped[i] = new LongAdder();
    }
  }

  void taken() {
    taken.increment();
  }

  void dropped(Dropped why) {
    dropped(why, 1);
  }

  void dropped(Dropped why, long count) {
    dropped[why.ordinal()].add(count);
  }

  /** Notifications handed to the bus. */
  long takenCount() {
    return taken.sum();
  }

  /** Notifications dropped for one reason. */
  long droppedCount(Dropped why) {
    return dropped[why.ordinal()].sum();
  }

  /** All dropped notifications. */
  long droppedCount() {
    long sum = 0;
    for (LongAdder each : dropped) {
      sum += each.sum();
    }
    return sum;
  }

  /** A line for the log when more were dropped since the last; empty when none were. */
  synchronized String news() {
    long now = droppedCount();
    if (now == said) {
      return "";
    }
    StringBuilder line = new StringBuilder();
    for (Dropped why : Dropped.values()) {
      if (droppedCount(why) > 0) {
        line.append(line.isEmpty() ? "" : ", ").append(droppedCount(why)).append(' ');
        line.append(why.words);
      }
    }
    said = now;
    return line.toString();
  }
}

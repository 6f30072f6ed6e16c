package org.gengfu.edge.outbox;

import java.io.IOException;

/**
 * Keeps an outbox within its bounds and counts what that costs, and what turned out to be damaged.
 * The oldest readings go first, alarm transitions when no reading is left. Guarded by the lock of
 * the {@link Outbox}.
 */
final class Losses {
  private final Lane readings;
  private final Lane alarms;
  private final long maxBytes;
  private long count;
  private long noticedUpTo;

  Losses(Lane readings, Lane alarms, long maxBytes, Marks marks) {
    this.readings = readings;
    this.alarms = alarms;
    this.maxBytes = maxBytes;
    this.count = marks.lost();
    this.noticedUpTo = marks.noticedUpTo();
  }

  /** Records lost in all. */
  long count() {
    return count;
  }

  /** Records before this offset that are gone have been counted. */
  long noticedUpTo() {
    return noticedUpTo;
  }

  /** Drops segments until a record of this length fits. */
  void makeRoom(int length, long acknowledged, long next) throws IOException {
    while (readings.bytes() + alarms.bytes() + length > maxBytes) {
      Lane lane = !readings.isEmpty() && droppable(readings, next) ? readings : alarms;
      if (!droppable(lane, next)) {
        throw new IOException("a record of " + length + " bytes is above the outbox's bound");
      }
      dropOldest(lane, acknowledged);
    }
  }

  private static boolean droppable(Lane lane, long next) throws IOException {
    return lane.hasOlder() || lane.seal(next);
  }

  private void dropOldest(Lane lane, long acknowledged) throws IOException {
    Segment oldest = lane.oldest();
    if (oldest != null) {
      long dropped = lane.survey(oldest, acknowledged);
      if (lane.dropOldest()) {
        count += dropped;
        noticedUpTo = Math.max(noticedUpTo, oldest.first);
      }
    }
  }

  /** Drops the segments of readings whose newest record was appended before an instant. */
  void dropAged(long boundMillis, long acknowledged, long next) throws IOException {
    Segment oldest = readings.oldest();
    while (oldest != null && oldest.bytes > 0) {
      if (oldest.newestMillis < 0) {
        readings.survey(oldest, acknowledged);
      }
      if (oldest.newestMillis >= boundMillis || !droppable(readings, next)) {
        return;
      }
      dropOldest(readings, acknowledged);
      oldest = readings.oldest();
    }
  }

  /** A cursor found records missing: those not dropped on purpose are counted, once. */
  void noticeGone(long from, long until) {
    Segment oldest = readings.oldest();
    long dropped = oldest == null ? 0 : oldest.first;
    long first = Math.max(from, Math.max(dropped, noticedUpTo));
    if (first < until) {
      count += until - first;
      noticedUpTo = until;
    }
  }
}

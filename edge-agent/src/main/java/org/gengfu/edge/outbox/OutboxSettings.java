package org.gengfu.edge.outbox;

import java.time.Duration;

/**
 * Bounds of an outbox.
 *
 * @param maxBytes most bytes of all record files together; the oldest readings go first, alarm
 *     transitions last
 * @param maxAge readings older than this are dropped; alarm transitions are not
 * @param syncEvery most time between two syncs to the medium while records wait; an alarm does not
 *     wait for it. A record is sent only after it was synced
 * @param keepFreeBytes readings are refused while the file system has less room than this, so that
 *     alarm transitions still find some
 */
public record OutboxSettings(
    long maxBytes, Duration maxAge, Duration syncEvery, long keepFreeBytes) {
  /** Least room that makes sense: eight segments. */
  public static final long MIN_BYTES = 8L * 64 * 1024;

  private static final long MIN_SEGMENT_BYTES = 64 * 1024;
  private static final long MAX_SEGMENT_BYTES = 8L * 1024 * 1024;

  public OutboxSettings {
    if (maxBytes < MIN_BYTES || keepFreeBytes < 0 || syncEvery.isNegative()) {
      throw new IllegalArgumentException("not the bounds of an outbox: " + maxBytes + " bytes");
    }
  }

  /** Length at which a segment is closed and the next begun. */
  long segmentBytes() {
    return Math.clamp(maxBytes / 32, MIN_SEGMENT_BYTES, MAX_SEGMENT_BYTES);
  }
}

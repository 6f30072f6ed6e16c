package org.gengfu.edge.outbox;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.gengfu.contract.OutboxRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads durable records forward from an offset, in the order of their offsets; what is missing in
 * between shows up as {@link OutboxRecord.Gone}. One thread at a time.
 */
public final class OutboxCursor implements AutoCloseable {
  /**
   * One record, or the place of records that are gone.
   *
   * @param offset its offset, of the first one when records are gone
   * @param record the record
   * @param bytes its length on disk, 0 when it is gone
   */
  public record Item(long offset, OutboxRecord record, int bytes) {
    /** The offset after it. */
    public long end() {
      return record instanceof OutboxRecord.Gone(long count) ? offset + count : offset + 1;
    }
  }

  private final Outbox outbox;
  private final @Nullable LaneCursor readings;
  private final LaneCursor alarms;
  private long position;

  OutboxCursor(Outbox outbox, ReentrantLock lock, @Nullable Lane readings, Lane alarms, long from) {
    this.outbox = outbox;
    this.readings = readings == null ? null : new LaneCursor(readings, lock, from);
    this.alarms = new LaneCursor(alarms, lock, from);
    this.position = from;
  }

  /** Offset that is read next: everything before it was handed out. */
  public long position() {
    return position;
  }

  /**
   * Hands out the next record below an offset, null when no durable one is there for now.
   *
   * @throws IOException when the medium fails; asking again tries again
   */
  public @Nullable Item next(long below) throws IOException {
    long end = Math.min(below, outbox.durableEnd());
    if (position >= end) {
      return null;
    }
    LaneCursor lane = earlier();
    if (lane != null && lane.offset() < end) {
      if (lane.offset() > position && readings != null) {
        return gone(lane.offset());
      }
      return take(lane);
    }
    if (readings != null) {
      return gone(end);
    }
    position = end;
    return null;
  }

  private @Nullable LaneCursor earlier() throws IOException {
    boolean alarm = alarms.peek() != null;
    LaneCursor other = readings;
    if (other == null || other.peek() == null) {
      return alarm ? alarms : null;
    }
    return alarm && alarms.offset() < other.offset() ? alarms : other;
  }

  private @Nullable Item take(LaneCursor lane) throws IOException {
    OutboxRecord record = lane.peek();
    if (record == null) {
      return null;
    }
    Item item = new Item(lane.offset(), record, lane.bytes());
    lane.take();
    position = item.offset() + 1;
    return item;
  }

  private Item gone(long until) {
    Item item = new Item(position, new OutboxRecord.Gone(until - position), 0);
    outbox.noticeGone(item.offset(), until);
    position = until;
    return item;
  }

  @Override
  public void close() {
    LaneCursor other = readings;
    if (other != null) {
      other.close();
    }
    alarms.close();
  }
}

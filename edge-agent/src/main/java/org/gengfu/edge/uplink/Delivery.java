package org.gengfu.edge.uplink;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import org.gengfu.contract.Numbered;
import org.gengfu.contract.OutboxOffset;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.edge.outbox.Outbox;
import org.gengfu.edge.outbox.OutboxCursor;
import org.gengfu.edge.outbox.OutboxCursor.Item;
import org.jspecify.annotations.Nullable;

/**
 * Decides which records go next in one session. Three readers walk the outbox: alarm transitions go
 * first wherever they stand; then what was appended since the births ("live"); then what was there
 * before ("backlog", sent as historical), as far as the window of unacknowledged bytes allows. When
 * no acknowledgement comes for a while, everything sent becomes backlog again, a little at a time
 * until acknowledgements move on. One thread at a time; time is an argument, in nanoseconds.
 */
final class Delivery implements AutoCloseable {
  /**
   * Most unacknowledged bytes of backlog under way; a live alarm waits behind no more at the host.
   */
  static final long MAX_WINDOW = 1024 * 1024;

  /** Backlog under way after records went unacknowledged; doubles as acknowledgements come. */
  static final long MIN_WINDOW = 64L * 1024;

  /** Most records of one reading step. */
  private static final int CHUNK_RECORDS = 2_000;

  private static final int CHUNK_BYTES = 512 * 1024;

  private record Flight(long end, long bytes) {}

  private final Outbox outbox;
  private final boolean stock;
  private final long redeliverNanos;
  private final long epoch;
  private final long bornAt;
  private final ArrayDeque<Batch> ready = new ArrayDeque<>();
  private final ArrayDeque<Flight> flights = new ArrayDeque<>();
  private final OutboxCursor alarms;
  private final OutboxCursor live;
  private OutboxCursor backlog;
  private long backlogEnd;
  private boolean again;
  private long window = MAX_WINDOW;
  private long underWay;
  private long acknowledged;
  private long progressNanos;

  /**
   * Begins a session; what is in the outbox by now is its backlog.
   *
   * @param stock true when the host does not acknowledge
   */
  Delivery(Outbox outbox, boolean stock, Duration redeliverAfter, long nowNanos) {
    this.outbox = outbox;
    this.stock = stock;
    this.redeliverNanos = redeliverAfter.toNanos();
    this.epoch = outbox.epoch();
    this.bornAt = outbox.durableEnd();
    this.acknowledged = outbox.figures().acknowledged();
    this.alarms = outbox.readAlarms(acknowledged + 1);
    this.live = outbox.read(bornAt);
    this.backlog = outbox.read(acknowledged + 1);
    this.backlogEnd = bornAt;
    this.progressNanos = nowNanos;
    if (!stock && acknowledged >= 0) {
      ready.add(settled());
    }
  }

  /**
   * What was acknowledged before is not held any more: a host that lost its own count (a new or
   * restored database) would else wait for it for ever.
   */
  private Batch settled() {
    OutboxRecord gone = new OutboxRecord.Gone(acknowledged + 1);
    return new Batch("", List.of(new Numbered(new OutboxOffset(epoch, 0), gone)), true);
  }

  /** The next payload, null when nothing may go now. */
  @Nullable Batch next(long nowNanos) throws IOException {
    if (ready.isEmpty()) {
      redeliverWhenDue(nowNanos);
      if (!readAlarms() && !readLive()) {
        readBacklog();
      }
    }
    return ready.poll();
  }

  private void redeliverWhenDue(long nowNanos) {
    if (stock || !anythingUnderWay()) {
      progressNanos = nowNanos;
    } else if (nowNanos - progressNanos > redeliverNanos) {
      progressNanos = nowNanos;
      again = true;
      window = MIN_WINDOW;
      backlogEnd = live.position();
      restartBacklog();
    }
  }

  private boolean anythingUnderWay() {
    return Math.max(live.position(), bornAt) > Math.max(acknowledged + 1, bornAt)
        || backlog.position() > acknowledged + 1;
  }

  private void restartBacklog() {
    backlog.close();
    backlog = outbox.read(acknowledged + 1);
    flights.clear();
    underWay = 0;
  }

  private boolean readAlarms() throws IOException {
    Batcher present = new Batcher(false, ready);
    Batcher past = new Batcher(true, ready);
    for (int i = 0; i < CHUNK_RECORDS; i++) {
      Item item = alarms.next(Long.MAX_VALUE);
      if (item == null) {
        break;
      }
      (item.offset() < bornAt ? past : present).add(numbered(item), item.bytes());
    }
    present.finish();
    past.finish();
    return !ready.isEmpty();
  }

  private boolean readLive() throws IOException {
    read(live, Long.MAX_VALUE, false, CHUNK_BYTES);
    return !ready.isEmpty();
  }

  private void readBacklog() throws IOException {
    if (backlog.position() <= acknowledged) {
      restartBacklog();
    }
    long room = Math.min(window - underWay, CHUNK_BYTES);
    if (room <= 0 || backlog.position() >= backlogEnd) {
      again &= backlog.position() < backlogEnd;
      return;
    }
    long bytes = read(backlog, backlogEnd, true, room);
    if (!stock && bytes > 0) {
      flights.add(new Flight(backlog.position(), bytes));
      underWay += bytes;
    }
  }

  private long read(OutboxCursor cursor, long below, boolean historical, long maxBytes)
      throws IOException {
    Batcher batcher = new Batcher(historical, ready);
    long bytes = 0;
    for (int i = 0; i < CHUNK_RECORDS && bytes < maxBytes; i++) {
      Item item = cursor.next(below);
      if (item == null) {
        break;
      }
      boolean gone = item.record() instanceof OutboxRecord.Gone;
      boolean sentAhead =
          item.record().isUrgent() && item.offset() < alarms.position() && !(again && historical);
      if (!sentAhead && !(stock && gone)) {
        batcher.add(numbered(item), item.bytes());
      }
      bytes += item.bytes();
    }
    batcher.finish();
    return bytes;
  }

  private Numbered numbered(Item item) {
    return new Numbered(new OutboxOffset(epoch, item.offset()), item.record());
  }

  /** The host has committed everything up to this offset. */
  void acknowledged(long upTo, long nowNanos) {
    if (upTo <= acknowledged) {
      return;
    }
    acknowledged = upTo;
    progressNanos = nowNanos;
    window = Math.min(MAX_WINDOW, window * 2);
    while (!flights.isEmpty() && flights.getFirst().end() <= upTo + 1) {
      underWay -= flights.removeFirst().bytes();
    }
  }

  /**
   * With a stock host: the offset up to which everything was handed to the broker, -1 for none.
   * Meaningful when {@link #next} has just returned null.
   */
  long handedOver() {
    boolean backlogDone = backlog.position() >= backlogEnd;
    return (backlogDone ? Math.max(live.position(), backlogEnd) : backlog.position()) - 1;
  }

  /** How long until something may have to be sent again. */
  long untilRedelivery(long nowNanos) {
    return stock || !anythingUnderWay()
        ? Long.MAX_VALUE
        : Math.max(0, redeliverNanos - (nowNanos - progressNanos));
  }

  /** True while records from before the births are still to be sent. */
  boolean hasBacklog() {
    return backlog.position() < backlogEnd;
  }

  /** The offset before which every record was read for sending, backlog apart. */
  long livePosition() {
    return live.position();
  }

  @Override
  public void close() {
    alarms.close();
    live.close();
    backlog.close();
  }
}

package org.gengfu.edge.outbox;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.gengfu.contract.OutboxOffset;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.edge.outbox.Disk.DiskFile;
import org.gengfu.edge.outbox.Lane.Unsynced;
import org.jspecify.annotations.Nullable;

/**
 * The disk queue of one edge node. An appended record lies in the operating system's cache when
 * {@link #append} returns, so a killed process loses nothing; it is handed out for sending only
 * after a sync, so a loss of power never makes an offset be used twice.
 *
 * <p>When the bound in bytes is reached the oldest readings are dropped, segment by segment, alarm
 * transitions only when no reading is left. When the disk is full, records are refused until there
 * is room. Any thread may call it.
 */
public final class Outbox implements AutoCloseable {
  private static final long MARKS_EVERY_NANOS = 5_000_000_000L;
  private static final long FREE_CHECK_MILLIS = 1_000;

  private final Disk disk;
  private final OutboxSettings settings;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final ReentrantLock syncing = new ReentrantLock();
  private final ByteSink frame = new ByteSink();
  private final AgeSamples ages = new AgeSamples();
  private final Lane readings;
  private final Lane alarms;
  private final Losses losses;
  private final DiskFile marksFile;
  private Marks marks;
  private long marksSavedNanos = System.nanoTime();
  private long next;
  private long durableEnd;
  private long acknowledged;
  private long refused;
  private @Nullable String refusing;
  private boolean lowOnSpace;
  private long freeCheckedMillis;
  private long syncedNanos = System.nanoTime() - MARKS_EVERY_NANOS;
  private boolean urgent;
  private boolean closed;

  private Outbox(Disk disk, OutboxSettings settings, InstantSource clock) throws IOException {
    this.disk = disk;
    this.settings = settings;
    this.clock = clock;
    this.readings = new Lane(disk, "readings");
    this.alarms = new Lane(disk, "alarms");
    List<String> names = disk.names();
    this.next = Math.max(readings.recover(names), alarms.recover(names));
    this.marksFile = disk.open(Marks.FILE);
    this.marks = recoverMarks();
    this.acknowledged = marks.acknowledged();
    this.losses = new Losses(readings, alarms, settings.maxBytes(), marks);
    this.freeCheckedMillis = clock.millis() - FREE_CHECK_MILLIS;
    if (acknowledged + 1 < next) {
      ages.add(acknowledged + 1, oldestOnDisk());
    }
  }

  /**
   * Opens an outbox and repairs what a crash left behind.
   *
   * @throws OutboxUnusableException when the files cannot be read
   */
  public static Outbox open(Disk disk, OutboxSettings settings, InstantSource clock) {
    try {
      Outbox outbox = new Outbox(disk, settings, clock);
      outbox.sync();
      return outbox;
    } catch (IOException e) {
      throw new OutboxUnusableException(disk.toString(), String.valueOf(e), e);
    }
  }

  /** The marks as they were left; a new epoch when they or the records they speak of are gone. */
  private Marks recoverMarks() throws IOException {
    Marks found = Marks.read(marksFile);
    boolean noRecords = readings.isEmpty() && alarms.isEmpty();
    if (found != null && !noRecords && found.acknowledged() < next) {
      return found;
    }
    Marks fresh = new Marks(found == null ? 0 : found.turn() + 1, newEpoch(), -1, 0, 0);
    fresh.write(marksFile);
    Marks second = fresh.then(-1, 0, 0);
    second.write(marksFile);
    return second;
  }

  private static long newEpoch() {
    return new SecureRandom().nextLong(1, Long.MAX_VALUE);
  }

  /** When the oldest record that is still there was appended. */
  private long oldestOnDisk() throws IOException {
    long oldest = clock.millis();
    for (Lane lane : List.of(readings, alarms)) {
      Segment segment = lane.holding(acknowledged + 1);
      if (segment != null) {
        oldest = Math.min(oldest, lane.firstMillis(segment, acknowledged));
      }
    }
    return oldest;
  }

  /** Appends one record. */
  public Append append(OutboxRecord record) {
    lock.lock();
    try {
      boolean alarm = record.isUrgent();
      String why = closed ? "the outbox is closed" : alarm ? null : shortage();
      if (why == null) {
        why = write(record, alarm ? alarms : readings);
      }
      if (why != null) {
        refused++;
        refusing = why;
        return new Append.Refused(why);
      }
      if (!alarm) {
        refusing = null;
      }
      urgent |= alarm;
      work.signalAll();
      return new Append.Stored(next - 1);
    } finally {
      lock.unlock();
    }
  }

  /** Why readings cannot be taken for want of room, null when they can. */
  private @Nullable String shortage() {
    long now = clock.millis();
    if (Math.abs(now - freeCheckedMillis) >= FREE_CHECK_MILLIS) {
      freeCheckedMillis = now;
      try {
        lowOnSpace = disk.usableBytes() < settings.keepFreeBytes();
      } catch (IOException e) {
        lowOnSpace = false;
      }
    }
    return lowOnSpace ? "less than " + settings.keepFreeBytes() + " bytes free on disk" : null;
  }

  private @Nullable String write(OutboxRecord record, Lane lane) {
    long now = clock.millis();
    frame.clear();
    RecordCodec.write(record, frame.skip(FrameReader.HEADER));
    FrameReader.seal(frame, next, now);
    try {
      losses.makeRoom(frame.length(), acknowledged, next);
      lane.append(frame, next, now, settings.segmentBytes());
    } catch (IOException e) {
      lane.mend();
      return "the disk refuses: " + e.getMessage();
    }
    ages.add(next, now);
    next++;
    return null;
  }

  /** Drops the readings that are older than the bound. */
  void dropAged() throws IOException {
    lock.lock();
    try {
      losses.dropAged(clock.millis() - settings.maxAge().toMillis(), acknowledged, next);
    } finally {
      lock.unlock();
    }
  }

  /** Forces everything appended so far to the medium. */
  public void sync() throws IOException {
    syncing.lock();
    try {
      List<Unsynced> due = new ArrayList<>();
      long end;
      lock.lock();
      try {
        readings.addUnsynced(due);
        alarms.addUnsynced(due);
        end = next;
        urgent = false;
      } finally {
        lock.unlock();
      }
      for (Unsynced each : due) {
        each.file().force();
      }
      lock.lock();
      try {
        due.forEach(each -> each.segment().durableBytes = each.bytes());
        readings.settle();
        alarms.settle();
        durableEnd = end;
        syncedNanos = System.nanoTime();
        saveMarks(false);
      } finally {
        lock.unlock();
      }
    } finally {
      syncing.unlock();
    }
  }

  /** Waits until a sync is due, or for a while when nothing was appended. */
  void awaitDue() throws InterruptedException {
    lock.lock();
    try {
      long idle = MARKS_EVERY_NANOS;
      while (idle > 0 && next == durableEnd && !closed) {
        idle = work.awaitNanos(idle);
      }
      long due = syncedNanos + settings.syncEvery().toNanos();
      long wait = due - System.nanoTime();
      while (wait > 0 && next > durableEnd && !urgent && !closed) {
        wait = work.awaitNanos(wait);
      }
    } finally {
      lock.unlock();
    }
  }

  private void saveMarks(boolean now) throws IOException {
    boolean due = now || System.nanoTime() - marksSavedNanos >= MARKS_EVERY_NANOS;
    if (due && !marks.says(acknowledged, losses.count(), losses.noticedUpTo())) {
      Marks then = marks.then(acknowledged, losses.count(), losses.noticedUpTo());
      then.write(marksFile);
      marks = then;
      marksSavedNanos = System.nanoTime();
    }
  }

  /**
   * The host has committed everything up to this offset.
   *
   * @throws IOException when whole segments could not be deleted; a later call tries again
   */
  public Acknowledgement acknowledge(OutboxOffset upTo) throws IOException {
    lock.lock();
    try {
      if (upTo.epoch() != marks.epoch()) {
        return Acknowledgement.OTHER_EPOCH;
      }
      if (upTo.offset() >= next) {
        acknowledged = -1;
        marks = new Marks(marks.turn() + 1, newEpoch(), -1, losses.count(), losses.noticedUpTo());
        marks.write(marksFile);
        return Acknowledgement.AHEAD;
      }
      acknowledged = Math.max(acknowledged, upTo.offset());
      if (readings.oldestEndsBy(acknowledged) || alarms.oldestEndsBy(acknowledged)) {
        saveMarks(true);
        forget(readings);
        forget(alarms);
      }
      return Acknowledgement.TAKEN;
    } finally {
      lock.unlock();
    }
  }

  private void forget(Lane lane) throws IOException {
    while (lane.oldestEndsBy(acknowledged) && lane.dropOldest()) {
      // The condition does the work.
    }
  }

  /** Reads all records from an offset on. */
  public OutboxCursor read(long from) {
    return new OutboxCursor(this, lock, readings, alarms, from);
  }

  /** Reads the alarm transitions alone from an offset on. */
  public OutboxCursor readAlarms(long from) {
    return new OutboxCursor(this, lock, null, alarms, from);
  }

  /** First offset that may not be sent yet. */
  public long durableEnd() {
    lock.lock();
    try {
      return durableEnd;
    } finally {
      lock.unlock();
    }
  }

  /** A cursor found records missing: those not dropped on purpose are counted, once. */
  void noticeGone(long from, long until) {
    lock.lock();
    try {
      losses.noticeGone(from, until);
    } finally {
      lock.unlock();
    }
  }

  /** How it does now. */
  public OutboxFigures figures() {
    lock.lock();
    try {
      long waiting = acknowledged + 1 < next ? ages.since(acknowledged + 1) : 0;
      return new OutboxFigures(
          marks.epoch(),
          next,
          acknowledged,
          readings.bytes() + alarms.bytes(),
          waiting,
          losses.count(),
          refused,
          refusing);
    } finally {
      lock.unlock();
    }
  }

  /** Names this life of the outbox. */
  public long epoch() {
    lock.lock();
    try {
      return marks.epoch();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Syncs and closes; later records are refused. Idempotent. */
  @Override
  public void close() {
    syncing.lock();
    lock.lock();
    try {
      if (closed) {
        return;
      }
      sync();
      saveMarks(true);
    } catch (IOException e) {
      // What was appended is in the files; only its survival of a loss of power is not known.
      refusing = String.valueOf(e.getMessage());
    } finally {
      closed = true;
      work.signalAll();
      readings.close();
      alarms.close();
      marksFile.close();
      disk.close();
      lock.unlock();
      syncing.unlock();
    }
  }
}

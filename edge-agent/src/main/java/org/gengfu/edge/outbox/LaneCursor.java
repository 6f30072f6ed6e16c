package org.gengfu.edge.outbox;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.edge.outbox.Disk.DiskFile;
import org.jspecify.annotations.Nullable;

/** Reads one lane forward from an offset, one durable record ahead. One thread at a time. */
final class LaneCursor implements AutoCloseable {
  private final Lane lane;
  private final ReentrantLock lock;
  private long wanted;
  private @Nullable Segment segment;
  private @Nullable DiskFile file;
  private @Nullable FrameReader frames;
  private @Nullable OutboxRecord head;
  private long headOffset = -1;
  private int headBytes;

  LaneCursor(Lane lane, ReentrantLock lock, long from) {
    this.lane = lane;
    this.lock = lock;
    this.wanted = from;
  }

  /** The next record, null when no durable one is left for now. */
  @Nullable OutboxRecord peek() throws IOException {
    while (head == null && advance()) {
      FrameReader present = frames;
      if (present != null && present.offset() >= wanted) {
        head = RecordCodec.read(present.body());
        headOffset = present.offset();
        headBytes = present.frameBytes();
      }
    }
    return head;
  }

  private boolean advance() throws IOException {
    while (true) {
      Segment present = segment;
      FrameReader reader = frames;
      Segment following;
      lock.lock();
      try {
        if (present == null || reader == null) {
          if (!enter(lane.holding(wanted))) {
            return false;
          }
          continue;
        }
        following = lane.after(present);
        reader.extend(present.durableBytes);
      } finally {
        lock.unlock();
      }
      if (reader.next()) {
        return true;
      }
      if (following == null || following.durableBytes == 0 || !entered(following)) {
        return false;
      }
    }
  }

  private boolean entered(Segment following) throws IOException {
    lock.lock();
    try {
      return enter(following);
    } finally {
      lock.unlock();
    }
  }

  /** Opens a segment; one that was dropped meanwhile is replaced by the oldest that is left. */
  private boolean enter(@Nullable Segment next) throws IOException {
    Segment entering = next;
    DiskFile opened = entering == null ? null : lane.openToRead(entering);
    if (opened == null) {
      entering = lane.holding(wanted);
      opened = entering == null ? null : lane.openToRead(entering);
    }
    if (entering == null || opened == null) {
      return false;
    }
    close();
    file = opened;
    segment = entering;
    frames = new FrameReader(opened, 0, entering.durableBytes);
    return true;
  }

  /** Offset of the record that {@link #peek} shows. */
  long offset() {
    return headOffset;
  }

  /** Bytes on disk of the record that {@link #peek} shows. */
  int bytes() {
    return headBytes;
  }

  /** Leaves the record that {@link #peek} shows behind. */
  void take() {
    wanted = headOffset + 1;
    head = null;
  }

  @Override
  public void close() {
    DiskFile open = file;
    if (open != null) {
      open.close();
    }
    file = null;
    segment = null;
    frames = null;
  }
}

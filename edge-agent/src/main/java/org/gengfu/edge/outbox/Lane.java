package org.gengfu.edge.outbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.gengfu.edge.outbox.Disk.DiskFile;
import org.jspecify.annotations.Nullable;

/**
 * The segment files of one class of records: readings, or alarm transitions. Two lanes share one
 * count of offsets, so that dropping the oldest readings leaves the alarm transitions among them
 * alone. Guarded by the lock of the {@link Outbox} that owns it.
 */
final class Lane {
  private static final String SUFFIX = ".seg";

  /**
   * A segment that is to be forced to the medium.
   *
   * @param bytes how far it was written when the work was taken
   */
  record Unsynced(Segment segment, DiskFile file, long bytes) {}

  private final Disk disk;
  private final String name;
  private final TreeMap<Long, Segment> segments = new TreeMap<>();
  private long bytes;
  private boolean tornTail;

  Lane(Disk disk, String name) {
    this.disk = disk;
    this.name = name;
  }

  /** Finds the lane's files and cuts a half-written tail; returns the next free offset it knows. */
  long recover(List<String> names) throws IOException {
    for (String file : names) {
      if (file.startsWith(name + "-") && file.endsWith(SUFFIX)) {
        Segment segment = new Segment(file, firstOffset(file));
        try (DiskFile opened = disk.open(file)) {
          segment.bytes = opened.size();
          segment.durableBytes = segment.bytes;
        }
        segments.put(segment.first, segment);
      }
    }
    long next = segments.isEmpty() ? 0 : cutTail(segments.lastEntry().getValue());
    bytes = segments.values().stream().mapToLong(segment -> segment.bytes).sum();
    return next;
  }

  private long cutTail(Segment last) throws IOException {
    DiskFile file = disk.open(last.file);
    FrameReader frames = new FrameReader(file, 0, last.bytes);
    long next = last.first;
    while (frames.next()) {
      next = Math.max(next, frames.offset() + 1);
      last.newestMillis = Math.max(last.newestMillis, frames.appendedMillis());
    }
    if (frames.position() < last.bytes) {
      file.truncate(frames.position());
    }
    last.bytes = frames.position();
    last.durableBytes = 0;
    last.open = file;
    return next;
  }

  private long firstOffset(String file) throws IOException {
    String digits = file.substring(name.length() + 1, file.length() - SUFFIX.length());
    try {
      return Long.parseLong(digits, 16);
    } catch (NumberFormatException e) {
      throw new IOException("not a segment of an outbox: " + file + "; move it away", e);
    }
  }

  boolean isEmpty() {
    return segments.isEmpty();
  }

  long bytes() {
    return bytes;
  }

  /** Appends one sealed frame; begins a new segment when the present one is long enough. */
  void append(ByteSink frame, long offset, long millis, long segmentBytes) throws IOException {
    Segment active = segments.isEmpty() ? null : segments.lastEntry().getValue();
    if (active == null || active.bytes >= segmentBytes) {
      active = roll(offset);
    }
    DiskFile file = active.open;
    if (file == null) {
      throw new IOException("segment is closed: " + active.file);
    }
    mend(active, file);
    tornTail = true;
    file.write(frame.buffer(), active.bytes);
    tornTail = false;
    active.bytes += frame.length();
    active.newestMillis = Math.max(active.newestMillis, millis);
    bytes += frame.length();
  }

  private void mend(Segment active, DiskFile file) throws IOException {
    if (tornTail) {
      file.truncate(active.bytes);
      tornTail = false;
    }
  }

  /**
   * Takes back a half-written frame, so that its room is free at once; repeated by the next one.
   */
  void mend() {
    Segment active = segments.isEmpty() ? null : segments.lastEntry().getValue();
    DiskFile file = active == null ? null : active.open;
    if (active != null && file != null) {
      try {
        mend(active, file);
      } catch (IOException e) {
        // The next append truncates first, and recovery does as well.
      }
    }
  }

  private Segment roll(long offset) throws IOException {
    Segment segment = new Segment("%s-%016x%s".formatted(name, offset, SUFFIX), offset);
    DiskFile file = disk.open(segment.file);
    file.truncate(0);
    segment.open = file;
    segments.put(offset, segment);
    tornTail = false;
    return segment;
  }

  /** Drops the oldest segment unless it is the one that is written; false then. */
  boolean dropOldest() throws IOException {
    if (segments.size() < 2) {
      return false;
    }
    Segment oldest = segments.firstEntry().getValue();
    disk.delete(oldest.file);
    segments.remove(oldest.first);
    bytes -= oldest.bytes;
    return true;
  }

  /** True when there is an older segment than the one that is written. */
  boolean hasOlder() {
    return segments.size() > 1;
  }

  /** Begins a new segment, so that the present one may be dropped; false when it holds nothing. */
  boolean seal(long next) throws IOException {
    if (segments.isEmpty() || segments.lastEntry().getValue().bytes == 0) {
      return false;
    }
    roll(next);
    return true;
  }

  /** Reads the oldest segment through: how many of its records lie after an offset. */
  long survey(Segment segment, long after) throws IOException {
    long count = 0;
    try (DiskFile file = disk.open(segment.file)) {
      FrameReader frames = new FrameReader(file, 0, segment.bytes);
      while (frames.next()) {
        count += frames.offset() > after ? 1 : 0;
        segment.newestMillis = Math.max(segment.newestMillis, frames.appendedMillis());
      }
    }
    return count;
  }

  /** When the first record of a segment after an offset was appended; far ahead for none. */
  long firstMillis(Segment segment, long after) throws IOException {
    try (DiskFile file = disk.open(segment.file)) {
      FrameReader frames = new FrameReader(file, 0, segment.bytes);
      while (frames.next()) {
        if (frames.offset() > after) {
          return frames.appendedMillis();
        }
      }
    }
    return Long.MAX_VALUE;
  }

  @Nullable Segment oldest() {
    return segments.isEmpty() ? null : segments.firstEntry().getValue();
  }

  /** True when every record of the oldest segment lies at or before this offset. */
  boolean oldestEndsBy(long offset) {
    return segments.size() > 1 && segments.higherKey(segments.firstKey()) <= offset + 1;
  }

  /** The segment in which the search for an offset begins, null when the lane is empty. */
  @Nullable Segment holding(long offset) {
    var entry = segments.floorEntry(offset);
    return entry == null ? oldest() : entry.getValue();
  }

  /** The segment after this one, null when it is the last. */
  @Nullable Segment after(Segment segment) {
    var entry = segments.higherEntry(segment.first);
    return entry == null ? null : entry.getValue();
  }

  /** Opens a segment for reading, null when it was dropped meanwhile. */
  @Nullable DiskFile openToRead(Segment segment) throws IOException {
    return segments.get(segment.first) == segment ? disk.open(segment.file) : null;
  }

  /** Adds every segment with bytes that no sync has covered. */
  void addUnsynced(List<Unsynced> work) {
    for (Segment segment : segments.values()) {
      DiskFile file = segment.open;
      if (file != null && segment.durableBytes < segment.bytes) {
        work.add(new Unsynced(segment, file, segment.bytes));
      }
    }
  }

  /** Notes what was forced and closes the files that are not written any more. */
  void settle() {
    for (Segment segment : new ArrayList<>(segments.values())) {
      DiskFile file = segment.open;
      if (file != null
          && segment.durableBytes == segment.bytes
          && segment.first != segments.lastKey()) {
        file.close();
        segment.open = null;
      }
    }
  }

  void close() {
    for (Segment segment : segments.values()) {
      DiskFile file = segment.open;
      if (file != null) {
        file.close();
        segment.open = null;
      }
    }
  }
}

package org.gengfu.edge.outbox;

import org.gengfu.edge.outbox.Disk.DiskFile;
import org.jspecify.annotations.Nullable;

/** One segment file of a lane. Guarded by the lock of the {@link Outbox} that owns the lane. */
final class Segment {
  /** Name of the file; it ends with the lowest offset that the segment may hold. */
  final String file;

  final long first;

  /** Bytes that were written whole. */
  long bytes;

  /** Bytes that survive a loss of power. */
  long durableBytes;

  /** When its newest record was appended; negative when nobody has looked yet. */
  long newestMillis = -1;

  /** The file as the writer holds it; null once it is closed and synced. */
  @Nullable DiskFile open;

  Segment(String file, long first) {
    this.file = file;
    this.first = first;
  }
}

package org.gengfu.edge.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.gengfu.edge.outbox.Disk.DiskFile;

/**
 * Walks through the frames of one segment file and steps over damage. A frame is
 *
 * <pre>
 * magic(4) crc32c(4) length(4) offset(8) appendedMillis(8) body(length)
 * </pre>
 *
 * big-endian, the checksum over everything after itself. One thread at a time.
 */
final class FrameReader {
  static final int HEADER = 28;
  static final int MAGIC = 0x67667231;
  static final int MAX_BODY = 8 * 1024 * 1024;

  private static final int CHUNK = 64 * 1024;

  private final DiskFile file;
  private final CRC32C checksum = new CRC32C();
  private long limit;
  private long position;
  private ByteBuffer chunk = ByteBuffer.allocate(CHUNK).limit(0);
  private long chunkStart;
  private long skipped;
  private int bodyLength;
  private long offset;
  private long appendedMillis;

  /**
   * @param position where to begin, in bytes
   * @param limit where to stop, in bytes; it may grow
   */
  FrameReader(DiskFile file, long position, long limit) {
    this.file = file;
    this.position = position;
    this.limit = limit;
  }

  static void seal(ByteSink frame, long offset, long appendedMillis) {
    ByteBuffer bytes = frame.buffer();
    int length = frame.length() - HEADER;
    bytes.putInt(0, MAGIC).putInt(8, length).putLong(12, offset).putLong(20, appendedMillis);
    CRC32C checksum = new CRC32C();
    checksum.update(frame.array(), 8, frame.length() - 8);
    bytes.putInt(4, (int) checksum.getValue());
  }

  void extend(long newLimit) {
    limit = Math.max(limit, newLimit);
  }

  /** Moves to the next good frame; false when there is none before the limit. */
  boolean next() throws IOException {
    long probe = position;
    while (probe + HEADER <= limit) {
      if (isFrame(probe)) {
        skipped += probe - position;
        position = probe + HEADER + bodyLength;
        return true;
      }
      probe++;
    }
    return false;
  }

  private boolean isFrame(long at) throws IOException {
    if (!buffered(at, HEADER)) {
      return false;
    }
    int start = (int) (at - chunkStart);
    if (chunk.getInt(start) != MAGIC) {
      return false;
    }
    int length = chunk.getInt(start + 8);
    if (length <= 0 || length > MAX_BODY || at + HEADER + length > limit) {
      return false;
    }
    if (!buffered(at, HEADER + length)) {
      return false;
    }
    start = (int) (at - chunkStart);
    checksum.reset();
    checksum.update(chunk.array(), start + 8, HEADER - 8 + length);
    if ((int) checksum.getValue() != chunk.getInt(start + 4)) {
      return false;
    }
    bodyLength = length;
    offset = chunk.getLong(start + 12);
    appendedMillis = chunk.getLong(start + 20);
    return true;
  }

  private boolean buffered(long at, int count) throws IOException {
    if (at >= chunkStart && at + count <= chunkStart + chunk.limit()) {
      return true;
    }
    if (chunk.capacity() < count) {
      chunk = ByteBuffer.allocate(Math.max(count, Math.min(chunk.capacity() * 2, MAX_BODY * 2)));
    }
    chunk.clear().limit((int) Math.min(chunk.capacity(), limit - at));
    chunkStart = at;
    int read = file.read(chunk, at);
    chunk.limit(Math.max(read, 0));
    return read >= count;
  }

  /** Offset of the record of the present frame. */
  long offset() {
    return offset;
  }

  /** When the present frame was appended. */
  long appendedMillis() {
    return appendedMillis;
  }

  /** Body of the present frame; valid until the next step. */
  ByteBuffer body() {
    int end = (int) (position - chunkStart);
    return chunk.duplicate().limit(end).position(end - bodyLength);
  }

  /** Length of the present frame in bytes. */
  int frameBytes() {
    return HEADER + bodyLength;
  }

  /** Where the present frame ends, or where nothing good follows. */
  long position() {
    return position;
  }

  /** Bytes stepped over between good frames. */
  long skipped() {
    return skipped;
  }
}

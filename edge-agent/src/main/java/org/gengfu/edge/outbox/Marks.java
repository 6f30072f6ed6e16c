package org.gengfu.edge.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.gengfu.edge.outbox.Disk.DiskFile;
import org.jspecify.annotations.Nullable;

/**
 * What an outbox must remember beside its records. Kept in the file {@code marks}, two slots of 64
 * bytes that are written in turn and in place: one of them is always whole, and a full disk does
 * not stop it.
 *
 * @param turn grows with every write
 * @param epoch names this life of the outbox
 * @param acknowledged highest acknowledged offset, -1 for none
 * @param lost records dropped or unreadable, in all
 * @param noticedUpTo records before this offset that turned out to be gone are in {@code lost}
 */
record Marks(long turn, long epoch, long acknowledged, long lost, long noticedUpTo) {
  static final String FILE = "marks";
  private static final int SLOT = 64;
  private static final int VERSION = 1;
  private static final int CHECKED = 44;

  /** The newest whole slot, null when there is none. */
  static @Nullable Marks read(DiskFile file) throws IOException {
    Marks first = slot(file, 0);
    Marks second = slot(file, SLOT);
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return first.turn > second.turn ? first : second;
  }

  private static @Nullable Marks slot(DiskFile file, long position) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(SLOT);
    if (file.read(bytes, position) < SLOT
        || bytes.getInt(0) != VERSION
        || bytes.getInt(CHECKED) != checksum(bytes)) {
      return null;
    }
    return new Marks(
        bytes.getLong(4),
        bytes.getLong(12),
        bytes.getLong(20),
        bytes.getLong(28),
        bytes.getLong(36));
  }

  /** The slot that comes after this one, with what changed. */
  Marks then(long newAcknowledged, long newLost, long newNoticedUpTo) {
    return new Marks(turn + 1, epoch, newAcknowledged, newLost, newNoticedUpTo);
  }

  boolean says(long otherAcknowledged, long otherLost, long otherNoticedUpTo) {
    return acknowledged == otherAcknowledged
        && lost == otherLost
        && noticedUpTo == otherNoticedUpTo;
  }

  void write(DiskFile file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(SLOT);
    bytes.putInt(VERSION).putLong(turn).putLong(epoch).putLong(acknowledged);
    bytes.putLong(lost).putLong(noticedUpTo);
    bytes.putInt(CHECKED, checksum(bytes)).clear();
    file.write(bytes, (turn & 1) * SLOT);
    file.force();
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.duplicate().clear().limit(CHECKED));
    return (int) checksum.getValue();
  }
}

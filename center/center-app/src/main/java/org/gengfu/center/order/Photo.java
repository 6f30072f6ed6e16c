package org.gengfu.center.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A photograph as far as it is there.
 *
 * @param kind what it is for, e.g. {@code before}, {@code after}, {@code signature}
 * @param bytes how large it is when it is whole
 * @param sha256 64 hexadecimal digits
 * @param taken when, by the phone; null when it does not know
 * @param type media type, null until it is whole
 * @param complete when it was whole, or null
 */
public record Photo(
    String id,
    String order,
    String kind,
    String name,
    long bytes,
    String sha256,
    @Nullable Instant taken,
    String by,
    PieceRanges ranges,
    @Nullable String type,
    @Nullable Instant complete) {
  /** First and last byte of each range that is there. */
  public List<long[]> received() {
    return ranges.ranges().stream().map(each -> new long[] {each.first(), each.last()}).toList();
  }

  Photo with(PieceRanges there) {
    return new Photo(id, order, kind, name, bytes, sha256, taken, by, there, type, complete);
  }

  /** The same, before anything of it had come. */
  boolean isSame(Photo other) {
    return id.equals(other.id)
        && order.equals(other.order)
        && bytes == other.bytes
        && sha256.equals(other.sha256)
        && by.equals(other.by);
  }
}

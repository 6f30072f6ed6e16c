package org.gengfu.core.ledger;

/**
 * Offsets without a hole, both ends included.
 *
 * @param first lowest offset, 0 and up
 * @param last highest offset, not below {@code first}
 */
public record OffsetRange(long first, long last) {
  public OffsetRange {
    if (first < 0 || last < first) {
      throw new IllegalArgumentException("not a range of offsets: " + first + ".." + last);
    }
  }

  @Override
  public String toString() {
    return first + "-" + last;
  }
}

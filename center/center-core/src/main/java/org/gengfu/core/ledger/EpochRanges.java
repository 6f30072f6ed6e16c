package org.gengfu.core.ledger;

import java.util.List;

/**
 * The committed offsets of one life of an outbox.
 *
 * @param epoch names that life
 * @param ranges ascending, with at least one uncommitted offset between two neighbours
 */
public record EpochRanges(long epoch, List<OffsetRange> ranges) {
  public EpochRanges {
    ranges = List.copyOf(ranges);
    for (int i = 1; i < ranges.size(); i++) {
      if (ranges.get(i).first() <= ranges.get(i - 1).last() + 1) {
        throw new IllegalArgumentException(
            "ranges of epoch " + epoch + " touch or are out of order: " + ranges);
      }
    }
  }
}

package org.gengfu.core.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/**
 * An unchanging copy of one edge's ledger, for the store.
 *
 * @param epochs the outbox lives that are remembered, the one that was added to last at the end
 */
public record LedgerSnapshot(List<EpochRanges> epochs) {
  /** The ledger of an edge that was never heard. */
  public static final LedgerSnapshot EMPTY = new LedgerSnapshot(List.of());

  public LedgerSnapshot {
    epochs = List.copyOf(epochs);
    Set<Long> seen = new HashSet<>();
    for (EpochRanges epoch : epochs) {
      if (!seen.add(epoch.epoch())) {
        throw new IllegalArgumentException("epoch " + epoch.epoch() + " stands twice");
      }
    }
  }

  /**
   * The canonical text: epochs parted by {@code ;}, each {@code epoch:first-last,first-last}. Equal
   * snapshots have equal texts.
   */
  public String text() {
    StringJoiner all = new StringJoiner(";");
    for (EpochRanges epoch : epochs) {
      StringJoiner ranges = new StringJoiner(",", epoch.epoch() + ":", "");
      for (OffsetRange range : epoch.ranges()) {
        ranges.add(range.toString());
      }
      all.add(ranges.toString());
    }
    return all.toString();
  }

  /**
   * Reads what {@link #text()} wrote.
   *
   * @throws IllegalArgumentException when the text is not such a text
   */
  public static LedgerSnapshot parse(String text) {
    List<EpochRanges> epochs = new ArrayList<>();
    for (String part : text.isEmpty() ? new String[0] : text.split(";", -1)) {
      int colon = part.indexOf(':');
      if (colon < 0) {
        throw new IllegalArgumentException("no epoch in \"" + part + "\"");
      }
      String ranges = part.substring(colon + 1);
      epochs.add(new EpochRanges(number(part.substring(0, colon)), ranges(ranges)));
    }
    return new LedgerSnapshot(epochs);
  }

  private static List<OffsetRange> ranges(String text) {
    List<OffsetRange> ranges = new ArrayList<>();
    for (String range : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      int dash = range.indexOf('-');
      if (dash < 0) {
        throw new IllegalArgumentException("not a range of offsets: \"" + range + "\"");
      }
      ranges.add(
          new OffsetRange(number(range.substring(0, dash)), number(range.substring(dash + 1))));
    }
    return ranges;
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a whole number: \"" + text + "\"", e);
    }
  }
}

package org.gengfu.center.order;

import java.util.ArrayList;
import java.util.List;

/**
 * Which bytes of a file are there: ranges with holes between them, ascending. Never changes.
 *
 * @param ranges first and last byte of each
 */
public record PieceRanges(List<Range> ranges) {
  /** Nothing is there. */
  public static final PieceRanges NONE = new PieceRanges(List.of());

  /** From the first byte to the last one, both of them there. */
  public record Range(long first, long last) {}

  public PieceRanges {
    ranges = List.copyOf(ranges);
  }

  PieceRanges with(long first, long last) {
    List<Range> all = new ArrayList<>();
    long from = first;
    long to = last;
    for (Range each : ranges) {
      if (each.last() + 1 < first || each.first() > last + 1) {
        all.add(each);
      } else {
        from = Math.min(from, each.first());
        to = Math.max(to, each.last());
      }
    }
    all.add(new Range(from, to));
    all.sort((one, other) -> Long.compare(one.first(), other.first()));
    return new PieceRanges(all);
  }

  boolean whole(long bytes) {
    return ranges.size() == 1 && ranges.getFirst().equals(new Range(0, bytes - 1));
  }

  String text() {
    return String.join(",", ranges.stream().map(each -> each.first() + "-" + each.last()).toList());
  }

  static PieceRanges of(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String each : text.split(",")) {
      int dash = each.indexOf('-');
      if (dash > 0) {
        ranges.add(
            new Range(
                Long.parseLong(each.substring(0, dash)), Long.parseLong(each.substring(dash + 1))));
      }
    }
    return new PieceRanges(ranges);
  }
}

package org.gengfu.core.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A set of offsets as ascending ranges with holes between them. Not thread safe: its ledger owns
 * it. Appending at the end costs the same however many ranges there are.
 */
final class RangeSet {
  private long[] firsts = new long[4];
  private long[] lasts = new long[4];
  private int size;

  int size() {
    return size;
  }

  boolean contains(long offset) {
    int at = rangeFrom(offset);
    return at >= 0 && offset <= lasts[at];
  }

  /** True when adding this range would leave one range more than there are now. */
  boolean grows(long first, long last) {
    int at = rangeFrom(first);
    boolean joinsLeft = at >= 0 && first <= reach(lasts[at]);
    boolean joinsRight = at + 1 < size && firsts[at + 1] <= reach(last);
    return !joinsLeft && !joinsRight;
  }

  void add(long first, long last) {
    int left = rangeFrom(first);
    if (left < 0 || first > reach(lasts[left])) {
      left++;
    }
    int right = left;
    long low = first;
    long high = last;
    while (right < size && firsts[right] <= reach(last)) {
      low = Math.min(low, firsts[right]);
      high = Math.max(high, lasts[right]);
      right++;
    }
    replace(left, right, low, high);
  }

  /** Highest offset up to which there is no hole from 0 on, or -1. */
  long contiguous() {
    return size > 0 && firsts[0] == 0 ? lasts[0] : -1;
  }

  List<OffsetRange> ranges() {
    List<OffsetRange> ranges = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      ranges.add(new OffsetRange(firsts[i], lasts[i]));
    }
    return ranges;
  }

  /** Index of the last range that begins at or before the offset, or -1. */
  private int rangeFrom(long offset) {
    if (size > 0 && firsts[size - 1] <= offset) {
      return size - 1;
    }
    int found = Arrays.binarySearch(firsts, 0, size, offset);
    return found >= 0 ? found : -found - 2;
  }

  private static long reach(long last) {
    return last == Long.MAX_VALUE ? last : last + 1;
  }

  private void replace(int left, int right, long low, long high) {
    int removed = right - left;
    if (removed == 0 && size == firsts.length) {
      firsts = Arrays.copyOf(firsts, size * 2);
      lasts = Arrays.copyOf(lasts, size * 2);
    }
    if (removed != 1) {
      System.arraycopy(firsts, right, firsts, left + 1, size - right);
      System.arraycopy(lasts, right, lasts, left + 1, size - right);
      size += 1 - removed;
    }
    firsts[left] = low;
    lasts[left] = high;
  }
}

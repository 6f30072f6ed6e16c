package org.gengfu.driver.serial;

import java.util.Arrays;
import java.util.HexFormat;
import org.gengfu.profile.serial.Frame;

/**
 * The bytes that came and are not understood yet. Holds {@link #CAPACITY}; when it is full the
 * oldest byte goes. Called by the line's thread only.
 */
final class Inbox {
  /** Twice the longest frame, so that a whole one always fits behind the rest of another. */
  static final int CAPACITY = 2 * Frame.MOST_BYTES;

  /** Bytes shown of what was not understood. */
  static final int SHOWN = 64;

  private static final HexFormat FORMAT = HexFormat.ofDelimiter(" ").withUpperCase();

  private byte[] bytes = new byte[1024];
  private int size;
  private long came;
  private byte[] first = {};

  /** Forgets everything. */
  void clear() {
    size = 0;
    came = 0;
    first = new byte[0];
  }

  /** Adds what came. */
  void add(byte[] more, int count) {
    if (first.length < SHOWN) {
      int shown = Math.min(SHOWN - first.length, count);
      byte[] longer = Arrays.copyOf(first, first.length + shown);
      System.arraycopy(more, 0, longer, first.length, shown);
      first = longer;
    }
    came += count;
    int kept = Math.min(count, CAPACITY);
    if (size + kept > CAPACITY) {
      drop(size + kept - CAPACITY);
    }
    if (size + kept > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(CAPACITY, Math.max(2 * bytes.length, size + kept)));
    }
    System.arraycopy(more, count - kept, bytes, size, kept);
    size += kept;
  }

  /** Takes bytes away from the begin. */
  void drop(int count) {
    System.arraycopy(bytes, count, bytes, 0, size - count);
    size -= count;
  }

  /** Takes bytes away from the middle. */
  void cut(int from, int count) {
    System.arraycopy(bytes, from + count, bytes, from, size - from - count);
    size -= count;
  }

  /** What is kept; the first {@link #size} bytes count. Nobody changes them. */
  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  /** Bytes that came since {@link #clear}, understood or not. */
  long came() {
    return came;
  }

  /** True when exactly these bytes are here. */
  boolean holds(byte[] expected) {
    return size == expected.length && startsWith(expected);
  }

  /** True when these bytes are here first. */
  boolean startsWith(byte[] expected) {
    return size >= expected.length
        && Arrays.equals(bytes, 0, expected.length, expected, 0, expected.length);
  }

  /** The first bytes since {@link #clear}, in hexadecimal. */
  String hex() {
    return FORMAT.formatHex(first);
  }
}

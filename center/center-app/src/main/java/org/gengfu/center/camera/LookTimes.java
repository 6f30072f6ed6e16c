package org.gengfu.center.camera;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * The times of a run's looks, in order: when each was, when the center learned it, and how long
 * before it had been looked. Three variable-length numbers a look (7 bits a byte, low first, signed
 * ones folded): milliseconds since the look before it in the run; how much longer it took to arrive
 * than that one; how much its resolution differs from the first number. Some six bytes a look. Not
 * safe for several threads.
 */
final class LookTimes {
  private final long[] at;
  private final long[] learned;
  private final long[] resolution;

  /**
   * One look's times, in milliseconds since 1970-01-01 UTC.
   *
   * @param at when it was, by the edge's clock
   * @param learned when the center committed it
   * @param resolution milliseconds since the look before, 0 for a first one
   */
  record Time(long at, long learned, long resolution) {}

  private LookTimes(long[] at, long[] learned, long[] resolution) {
    this.at = at;
    this.learned = learned;
    this.resolution = resolution;
  }

  static LookTimes of(List<Time> times) {
    LookTimes all =
        new LookTimes(new long[times.size()], new long[times.size()], new long[times.size()]);
    for (int i = 0; i < times.size(); i++) {
      all.at[i] = times.get(i).at();
      all.learned[i] = times.get(i).learned();
      all.resolution[i] = times.get(i).resolution();
    }
    return all;
  }

  /**
   * @throws IllegalStateException when the bytes were not written by {@link #encode}
   */
  static LookTimes decode(long firstMillis, int looks, byte[] bytes) {
    LookTimes times = new LookTimes(new long[looks], new long[looks], new long[looks]);
    Cursor cursor = new Cursor(bytes);
    long at = firstMillis;
    long lag = 0;
    for (int i = 0; i < looks; i++) {
      long step = cursor.next();
      at += step;
      lag += unfold(cursor.next());
      times.at[i] = at;
      times.learned[i] = at + lag;
      times.resolution[i] = step + unfold(cursor.next());
    }
    if (cursor.place != bytes.length) {
      throw new IllegalStateException("a run of looks with " + bytes.length + " bytes of times");
    }
    return times;
  }

  byte[] encode() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(8 * at.length);
    long before = at[0];
    long lag = 0;
    for (int i = 0; i < at.length; i++) {
      long step = at[i] - before;
      put(out, step);
      put(out, fold(learned[i] - at[i] - lag));
      put(out, fold(resolution[i] - step));
      before = at[i];
      lag = learned[i] - at[i];
    }
    return out.toByteArray();
  }

  int size() {
    return at.length;
  }

  long at(int place) {
    return at[place];
  }

  long learned(int place) {
    return learned[place];
  }

  long resolution(int place) {
    return resolution[place];
  }

  Time time(int place) {
    return new Time(at[place], learned[place], resolution[place]);
  }

  long first() {
    return at[0];
  }

  long last() {
    return at[at.length - 1];
  }

  long widestGap() {
    long widest = 0;
    for (int i = 1; i < at.length; i++) {
      widest = Math.max(widest, at[i] - at[i - 1]);
    }
    return widest;
  }

  long learnedFirst() {
    return Arrays.stream(learned).min().orElseThrow();
  }

  long learnedLast() {
    return Arrays.stream(learned).max().orElseThrow();
  }

  private static long fold(long value) {
    return (value << 1) ^ (value >> 63);
  }

  private static long unfold(long folded) {
    return (folded >>> 1) ^ -(folded & 1);
  }

  private static void put(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static final class Cursor {
    private final byte[] bytes;
    private int place;

    Cursor(byte[] bytes) {
      this.bytes = bytes;
    }

    long next() {
      long value = 0;
      for (int shift = 0; shift < Long.SIZE; shift += 7) {
        if (place == bytes.length) {
          throw new IllegalStateException("the times of a run of looks end too early");
        }
        byte part = bytes[place++];
        value |= (part & 0x7FL) << shift;
        if (part >= 0) {
          return value;
        }
      }
      throw new IllegalStateException("a number of more than 64 bits among times of looks");
    }
  }
}

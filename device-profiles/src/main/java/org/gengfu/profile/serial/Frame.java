package org.gengfu.profile.serial;

import org.jspecify.annotations.Nullable;

/**
 * How one kind of frame begins and ends, and what protects it. Offsets count bytes on the wire from
 * the first byte of the start, after escapes are undone. A frame without end, fixed length and
 * length field ends with a pause of the block's {@code byteGap}.
 *
 * @param id unique within the profile
 * @param start what it begins with; empty when nothing marks the start
 * @param end what it ends with; empty when nothing marks the end
 * @param fixed its whole length in bytes, 0 when that varies
 * @param length where it says how long it is, or null
 * @param escape how bytes that would be taken for a mark are hidden, or null
 * @param checksum what protects it, or null
 * @param dataFrom offset of its data; they reach to the checksum or, without one, to the end
 * @param dataCoding how its data travel
 * @param max longest whole frame, in bytes, {@code 1..}{@value #MOST_BYTES}
 */
public record Frame(
    String id,
    Bytes start,
    Bytes end,
    int fixed,
    @Nullable LengthField length,
    @Nullable Escape escape,
    @Nullable Checksum checksum,
    int dataFrom,
    Coding dataCoding,
    int max) {
  /** Longest frame of any protocol, in bytes. */
  public static final int MOST_BYTES = 65_536;

  /** Longest frame where a profile says nothing. */
  public static final int STANDARD_MAX = 1_024;

  public Frame {
    if (max < 1 || max > MOST_BYTES || fixed < 0 || fixed > max || dataFrom < 0) {
      throw new IllegalArgumentException(
          "frame %s: max %d, fixed %d, data from %d".formatted(id, max, fixed, dataFrom));
    }
  }

  /** True when only a pause on the line tells that it is over. */
  public boolean endsByPause() {
    return end.length() == 0 && fixed == 0 && length == null;
  }

  /**
   * How certain bytes within a frame are hidden.
   *
   * @param mark goes before a hidden byte
   * @param flip is put over the hidden byte by exclusive or
   */
  public record Escape(int mark, int flip) {}

  /**
   * Where a frame says how long it is.
   *
   * @param at offset
   * @param size bytes on the wire of one copy
   * @param copies how often it stands there, one after the other; all must be equal
   * @param coding how it travels
   * @param order which byte comes first
   * @param mask the bits of the number that hold the length
   * @param unit wire bytes that one count stands for
   * @param plus what is added to get the length of the whole frame
   * @param nibbleCheck true when the four bits above a twelve-bit length make the sum of the four
   *     digits 0 modulo 16 (LCHKSUM of YD/T 1363.3)
   */
  public record LengthField(
      int at,
      int size,
      int copies,
      Coding coding,
      ByteOrder order,
      long mask,
      int unit,
      int plus,
      boolean nibbleCheck) {
    /** Bytes that all copies take. */
    public int bytes() {
      return size * copies;
    }
  }
}

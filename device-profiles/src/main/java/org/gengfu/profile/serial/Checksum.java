package org.gengfu.profile.serial;

import java.util.List;

/**
 * What protects a frame. It stands just before the frame's end.
 *
 * @param rule how it is reckoned
 * @param coding how it travels; a two-byte sum in hexadecimal takes four bytes
 * @param order which byte comes first
 * @param from offset of the first byte that counts
 * @param skip bytes between the last byte that counts and the checksum, e.g. 1 for the {@code *} of
 *     NMEA 0183
 * @param raised bytes that a checksum never holds: one that would is raised by one (Voltronic
 *     Axpert: 28, 0D, 0A)
 */
public record Checksum(
    Rule rule, Coding coding, ByteOrder order, int from, int skip, List<Integer> raised) {
  public Checksum {
    raised = List.copyOf(raised);
  }

  /** Bytes on the wire. */
  public int bytes() {
    return coding == Coding.HEX ? 2 * rule.bytes() : rule.bytes();
  }

  /** How a checksum is reckoned. */
  public sealed interface Rule {
    /** Its size in bytes, before coding. */
    int bytes();

    /** Exclusive or of all bytes. */
    record Xor() implements Rule {
      @Override
      public int bytes() {
        return 1;
      }
    }

    /**
     * Sum of all bytes, or of what they stand for.
     *
     * @param bytes 1 or 2: modulo 256 or 65536
     * @param negated true for the two's complement of the sum (LRC of Modbus ASCII; CHKSUM of YD/T
     *     1363.3 with two bytes)
     */
    record Sum(int bytes, boolean negated) implements Rule {}

    /**
     * A cyclic redundancy check of 16 bits.
     *
     * @param poly polynomial, most significant bit first
     * @param init value before the first byte
     * @param reflected true when bits go in and come out least significant first
     * @param xorOut put over the result by exclusive or
     */
    record Crc16(int poly, int init, boolean reflected, int xorOut) implements Rule {
      @Override
      public int bytes() {
        return 2;
      }
    }
  }
}

package org.gengfu.driver.serial;

import org.gengfu.profile.serial.ByteOrder;
import org.gengfu.profile.serial.Coding;

/** Unsigned numbers in bytes. Pure; any thread. */
final class Numbers {
  private Numbers() {}

  /**
   * Reads a number.
   *
   * @param size bytes on the wire, at most 8, or 16 in hexadecimal
   * @return the number, or -1 when a hexadecimal digit is none; numbers of eight bytes keep their
   *     bit pattern
   */
  static long read(byte[] bytes, int at, int size, Coding coding, ByteOrder order) {
    return switch (coding) {
      case BINARY -> binary(bytes, at, size, order);
      case HEX -> {
        byte[] plain = hex(bytes, at, at + size);
        yield plain == null ? -1 : binary(plain, 0, plain.length, order);
      }
    };
  }

  private static long binary(byte[] bytes, int at, int size, ByteOrder order) {
    long number = 0;
    for (int i = 0; i < size; i++) {
      int index = order == ByteOrder.BIG ? i : size - 1 - i;
      number = number << 8 | bytes[at + index] & 0xFF;
    }
    return number;
  }

  /** The bytes that hexadecimal digits stand for; null when they are none, or an odd number. */
  static byte @org.jspecify.annotations.Nullable [] hex(byte[] bytes, int from, int to) {
    if ((to - from) % 2 != 0) {
      return null;
    }
    byte[] plain = new byte[(to - from) / 2];
    for (int i = 0; i < plain.length; i++) {
      int high = Character.digit(bytes[from + 2 * i], 16);
      int low = Character.digit(bytes[from + 2 * i + 1], 16);
      if (high < 0 || low < 0) {
        return null;
      }
      plain[i] = (byte) (high << 4 | low);
    }
    return plain;
  }

  /** Writes a number of so many bytes, before coding. */
  static byte[] write(long number, int bytes, Coding coding, ByteOrder order) {
    byte[] plain = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      int index = order == ByteOrder.BIG ? bytes - 1 - i : i;
      plain[index] = (byte) (number >>> 8 * i);
    }
    return switch (coding) {
      case BINARY -> plain;
      case HEX ->
          java.util.HexFormat.of()
              .withUpperCase()
              .formatHex(plain)
              .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    };
  }
}

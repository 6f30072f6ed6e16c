package org.gengfu.profile.serial;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Some bytes of a serial line.
 *
 * @param latin1 one character a byte, U+0000 to U+00FF
 */
public record Bytes(String latin1) {
  private static final String HEX = "hex:";

  public static final Bytes NONE = new Bytes("");

  public Bytes {
    for (int i = 0; i < latin1.length(); i++) {
      if (latin1.charAt(i) > 0xFF) {
        throw new IllegalArgumentException("no byte: " + latin1.charAt(i));
      }
    }
  }

  /**
   * Bytes as a profile writes them: characters, or hexadecimal digits after {@code hex:}.
   *
   * @throws IllegalArgumentException when they are none
   */
  public static Bytes written(String text) {
    return text.startsWith(HEX)
        ? of(HexFormat.of().parseHex(text.substring(HEX.length()).replaceAll("\\s", "")))
        : new Bytes(text);
  }

  /** A copy of some bytes. */
  public static Bytes of(byte... bytes) {
    return new Bytes(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /** How many. */
  public int length() {
    return latin1.length();
  }

  /** One of them, 0 to 255. */
  public int at(int index) {
    return latin1.charAt(index);
  }

  /** A copy. */
  public byte[] toArray() {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }
}

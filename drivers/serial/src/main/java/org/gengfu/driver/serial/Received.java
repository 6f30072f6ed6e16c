package org.gengfu.driver.serial;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.gengfu.profile.serial.Coding;
import org.gengfu.profile.serial.Frame;

/**
 * A frame that came whole, with its escapes undone and its checksum right. Immutable; nobody
 * changes its arrays.
 *
 * @param frame its kind
 * @param wire all of it
 * @param data what it carries, decoded
 */
record Received(Frame frame, byte[] wire, byte[] data) {
  /** The data as text, one character a byte. */
  String text() {
    return new String(data, StandardCharsets.ISO_8859_1);
  }

  /** Hexadecimal digits may be small or capital letters. */
  boolean caseless() {
    return frame.dataCoding() == Coding.HEX;
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return other instanceof Received r && frame.equals(r.frame) && Arrays.equals(wire, r.wire);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(wire);
  }
}

package org.gengfu.driver.modbus;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Frames as text, for outcomes and logs. */
final class Hex {
  /** Bytes shown at most. */
  static final int MAX_BYTES = 64;

  private static final HexFormat FORMAT = HexFormat.ofDelimiter(" ").withUpperCase();

  private Hex() {}

  /** The first {@code length} bytes of a buffer, at most {@link #MAX_BYTES}. */
  static String of(ByteBuffer buffer, int length) {
    byte[] head = new byte[Math.min(length, MAX_BYTES)];
    buffer.get(0, head);
    return FORMAT.formatHex(head);
  }
}

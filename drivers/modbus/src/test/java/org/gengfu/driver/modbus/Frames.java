package org.gengfu.driver.modbus;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Bytes for tests. Its checksum is written out bit by bit, apart from the one under test. */
final class Frames {
  private static final HexFormat FORMAT = HexFormat.ofDelimiter(" ").withUpperCase();

  private Frames() {}

  static byte[] bytes(String hex) {
    return FORMAT.parseHex(hex.strip());
  }

  static String hex(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(buffer.position(), bytes);
    return FORMAT.formatHex(bytes);
  }

  /** Modbus over Serial Line V1.02, section 6.2.2: polynomial A001, start FFFF, low byte first. */
  static byte[] withCrc(byte[] body) {
    int crc = 0xFFFF;
    for (byte b : body) {
      crc ^= b & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 1 ? crc >> 1 ^ 0xA001 : crc >> 1;
      }
    }
    return join(body, new byte[] {(byte) crc, (byte) (crc >> 8)});
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}

package org.gengfu.driver.serial;

import java.nio.charset.StandardCharsets;

/** The test protocol's frames, written apart from the driver. */
final class Wire {
  private Wire() {}

  static byte[] frame(String body) {
    int sum = body.chars().sum() & 0xFF;
    return "~%s%02X\r".formatted(body, sum).getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] value(int address, int value) {
    return frame("%02dV%04d".formatted(address, value));
  }
}

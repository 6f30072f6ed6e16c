package org.gengfu.edge.outbox;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link ByteSink} wrote. Its methods throw {@link BufferUnderflowException} past the
 * end. One thread at a time.
 */
final class ByteSource {
  private final ByteBuffer bytes;

  ByteSource(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  int one() {
    return bytes.get();
  }

  long eight() {
    return bytes.getLong();
  }

  long unsigned() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte part = bytes.get();
      value |= (part & 0x7FL) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number of more than ten bytes");
  }

  long signed() {
    long value = unsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    long length = unsigned();
    if (length < 0 || length > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] some = new byte[(int) length];
    bytes.get(some);
    return some;
  }
}

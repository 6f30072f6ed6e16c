package org.gengfu.edge.outbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing byte array that is used again and again. One thread at a time. */
final class ByteSink {
  private byte[] bytes = new byte[4096];
  private int length;

  void clear() {
    length = 0;
  }

  int length() {
    return length;
  }

  /** The array itself; the first {@link #length()} bytes count. */
  byte[] array() {
    return bytes;
  }

  ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes, 0, length);
  }

  /** Leaves room, to be filled later through {@link #buffer()}. */
  ByteSink skip(int count) {
    room(count);
    length += count;
    return this;
  }

  ByteSink one(int value) {
    room(1);
    bytes[length++] = (byte) value;
    return this;
  }

  ByteSink eight(long value) {
    room(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
    return this;
  }

  ByteSink unsigned(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
    return this;
  }

  ByteSink signed(long value) {
    return unsigned((value << 1) ^ (value >> 63));
  }

  ByteSink text(String text) {
    int chars = text.length();
    if (chars < 128 && isAscii(text)) {
      room(1 + chars);
      bytes[length++] = (byte) chars;
      for (int i = 0; i < chars; i++) {
        bytes[length++] = (byte) text.charAt(i);
      }
      return this;
    }
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    return bytes(encoded);
  }

  /** The bytes, with their number before them. */
  ByteSink bytes(byte[] some) {
    unsigned(some.length);
    room(some.length);
    System.arraycopy(some, 0, bytes, length, some.length);
    length += some.length;
    return this;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private void room(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
    }
  }
}

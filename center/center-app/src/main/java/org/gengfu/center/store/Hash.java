package org.gengfu.center.store;

import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 value: 32 bytes that do not change. */
public final class Hash {
  /** What the first row of a chain has before it. */
  public static final Hash ZERO = new Hash(new byte[32]);

  private final byte[] bytes;

  /**
   * @throws IllegalArgumentException when it is not 32 bytes
   */
  public Hash(byte[] bytes) {
    if (bytes.length != 32) {
      throw new IllegalArgumentException("SHA-256 has 32 bytes, not " + bytes.length);
    }
    this.bytes = bytes.clone();
  }

  public byte[] toByteArray() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}

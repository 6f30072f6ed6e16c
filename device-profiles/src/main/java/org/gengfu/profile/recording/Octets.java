package org.gengfu.profile.recording;

import java.util.Arrays;
import java.util.HexFormat;

/** Some bytes that never change. Any thread. */
public final class Octets {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final byte[] bytes;

  private Octets(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy of the bytes. */
  public static Octets of(byte[] bytes) {
    return new Octets(bytes.clone());
  }

  /**
   * From pairs of hexadecimal digits.
   *
   * @throws IllegalArgumentException when the text is something else
   */
  public static Octets parse(String hex) {
    return new Octets(HEX.parseHex(hex));
  }

  /** A copy of the bytes. */
  public byte[] toArray() {
    return bytes.clone();
  }

  /** How many bytes. */
  public int length() {
    return bytes.length;
  }

  /** Pairs of upper-case hexadecimal digits. */
  public String hex() {
    return HEX.formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}

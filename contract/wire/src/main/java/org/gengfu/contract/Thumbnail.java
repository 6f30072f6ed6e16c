package org.gengfu.contract;

import java.util.Arrays;

/**
 * A small picture of what a camera saw.
 *
 * @param jpeg a JPEG (it begins with FF D8 FF, ISO/IEC 10918-1 B.1.1.3) of at most {@link
 *     #MAX_BYTES} bytes; copied
 * @param width in pixels, 1 to {@link #MAX_SIDE}
 * @param height in pixels, 1 to {@link #MAX_SIDE}
 * @param why why it was taken
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by its content
public record Thumbnail(byte[] jpeg, int width, int height, Why why) {
  /** Most bytes. */
  public static final int MAX_BYTES = 64 * 1024;

  /** Largest width and height. */
  public static final int MAX_SIDE = 4_096;

  /** Why a thumbnail was taken. */
  public enum Why {
    /** Something about the camera or its picture changed. */
    CHANGE,
    /** One a day. */
    DAILY,
    /** A person asked. */
    ASKED
  }

  public Thumbnail {
    if (jpeg.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a thumbnail of " + jpeg.length + " bytes, at most " + MAX_BYTES + " are taken");
    }
    if (jpeg.length < 3
        || jpeg[0] != (byte) 0xFF
        || jpeg[1] != (byte) 0xD8
        || jpeg[2] != (byte) 0xFF) {
      throw new IllegalArgumentException("a thumbnail that is no JPEG");
    }
    if (width < 1 || width > MAX_SIDE || height < 1 || height > MAX_SIDE) {
      throw new IllegalArgumentException(
          "a thumbnail of " + width + " x " + height + ", each side is 1 to " + MAX_SIDE);
    }
    jpeg = jpeg.clone();
  }

  /** A copy of the JPEG. */
  @Override
  public byte[] jpeg() {
    return jpeg.clone();
  }

  /** The JPEG's length in bytes. */
  public int size() {
    return jpeg.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Thumbnail(byte[] bytes, int wide, int high, Why because)
        && Arrays.equals(jpeg, bytes)
        && width == wide
        && height == high
        && why == because;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * (31 * Arrays.hashCode(jpeg) + width) + height) + why.hashCode();
  }

  @Override
  public String toString() {
    return "Thumbnail[" + jpeg.length + " bytes, " + width + " x " + height + ", " + why + "]";
  }
}

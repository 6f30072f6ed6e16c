package org.gengfu.driver.rtsp.picture;

/**
 * A decoded picture at the one size at which pictures are measured: {@link #WIDTH} x {@link
 * #HEIGHT}, 8 bits, limited range (16 black, 235 white, chroma 128 neutral, ITU-R BT.601 clause
 * 2.5.3), chroma halved both ways.
 *
 * @param luma row by row
 * @param blue Cb
 * @param red Cr
 */
@SuppressWarnings("ArrayRecordComponent")
public record Picture(byte[] luma, byte[] blue, byte[] red) {
  public static final int WIDTH = 640;
  public static final int HEIGHT = 360;

  /** Bytes of all three planes. */
  public static final int BYTES = WIDTH * HEIGHT * 3 / 2;

  /** The arrays are not copied: who hands them over leaves them as they are. */
  public Picture {
    if (luma.length != WIDTH * HEIGHT
        || blue.length != luma.length / 4
        || red.length != luma.length / 4) {
      throw new IllegalArgumentException(
          "planes of %d, %d and %d bytes".formatted(luma.length, blue.length, red.length));
    }
  }

  int luma(int x, int y) {
    return luma[y * WIDTH + x] & 0xFF;
  }
}

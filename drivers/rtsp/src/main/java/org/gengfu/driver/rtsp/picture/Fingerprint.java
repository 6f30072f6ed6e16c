package org.gengfu.driver.rtsp.picture;

import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * What is kept of a picture to see whether the next one is the same: {@link #BYTES} bytes a camera.
 *
 * @param checksum CRC-32C of the luma of all pixels
 * @param luma of {@link #WIDTH} x {@link #HEIGHT} squares of 4 x 4 pixels, small enough to show the
 *     digits of a clock in the picture
 */
@SuppressWarnings("ArrayRecordComponent")
public record Fingerprint(int checksum, byte[] luma) {
  public static final int WIDTH = Picture.WIDTH / 4;
  public static final int HEIGHT = Picture.HEIGHT / 4;
  public static final int BYTES = WIDTH * HEIGHT;

  /** Squares that differ by no more are the same: what coding anew makes of a still picture. */
  static final int SAME = 2;

  /** The array is not copied: who hands it over leaves it as it is. */
  public Fingerprint {
    if (luma.length != BYTES) {
      throw new IllegalArgumentException(luma.length + " squares");
    }
  }

  /** Measures a picture. */
  public static Fingerprint of(Picture picture) {
    CRC32C checksum = new CRC32C();
    checksum.update(picture.luma());
    byte[] luma = new byte[BYTES];
    byte[] pixels = picture.luma();
    int[] down = new int[Picture.WIDTH];
    for (int y = 0; y < HEIGHT; y++) {
      int top = 4 * y * Picture.WIDTH;
      for (int x = 0; x < Picture.WIDTH; x++) {
        int at = top + x;
        down[x] =
            (pixels[at] & 0xFF)
                + (pixels[at + Picture.WIDTH] & 0xFF)
                + (pixels[at + 2 * Picture.WIDTH] & 0xFF)
                + (pixels[at + 3 * Picture.WIDTH] & 0xFF);
      }
      for (int x = 0; x < WIDTH; x++) {
        int sum = 8 + down[4 * x] + down[4 * x + 1] + down[4 * x + 2] + down[4 * x + 3];
        luma[y * WIDTH + x] = (byte) (sum / 16);
      }
    }
    return new Fingerprint((int) checksum.getValue(), luma);
  }

  /** Squares that differ from another picture's, 0..{@link #BYTES}. */
  public int changedSquares(Fingerprint other) {
    if (checksum == other.checksum && Arrays.equals(luma, other.luma)) {
      return 0;
    }
    int changed = 0;
    for (int i = 0; i < BYTES; i++) {
      if (Math.abs((luma[i] & 0xFF) - (other.luma[i] & 0xFF)) > SAME) {
        changed++;
      }
    }
    return changed;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint print
        && checksum == print.checksum
        && Arrays.equals(luma, print.luma);
  }

  @Override
  public int hashCode() {
    return checksum;
  }
}

package org.gengfu.driver.rtsp.picture;

import java.util.Arrays;

/** Noise of a picture, where it is not hidden by what the picture shows. */
final class Noise {
  private static final int SIDE = Picture.WIDTH / Cells.COLUMNS;

  /** Cells nearer than this to black or white hide their noise. */
  private static final int FROM_THE_ENDS = 8;

  private Noise() {}

  /**
   * Standard deviation in the calmest quarter of the cells that are neither black nor white, in
   * steps of luma; 0 when there are none.
   */
  static double of(Picture picture) {
    double[] found = new double[Cells.COUNT];
    int count = 0;
    for (int row = 0; row < Cells.ROWS; row++) {
      for (int column = 0; column < Cells.COLUMNS; column++) {
        double sigma = cell(picture, column * SIDE, row * SIDE);
        if (sigma >= 0) {
          found[count++] = sigma;
        }
      }
    }
    if (count == 0) {
      return 0;
    }
    Arrays.sort(found, 0, count);
    return found[count / 4];
  }

  /** Immerkaer's mask: the difference of two Laplacians, blind to edges and shading. */
  private static double cell(Picture picture, int left, int top) {
    byte[] pixel = picture.luma();
    int sum = 0;
    int luma = 0;
    for (int y = top + 1; y < top + SIDE - 1; y++) {
      int row = y * Picture.WIDTH;
      for (int at = row + left + 1; at < row + left + SIDE - 1; at++) {
        int above = at - Picture.WIDTH;
        int below = at + Picture.WIDTH;
        int here = pixel[at] & 0xFF;
        int corners =
            (pixel[above - 1] & 0xFF)
                + (pixel[above + 1] & 0xFF)
                + (pixel[below - 1] & 0xFF)
                + (pixel[below + 1] & 0xFF);
        int sides =
            (pixel[above] & 0xFF)
                + (pixel[below] & 0xFF)
                + (pixel[at - 1] & 0xFF)
                + (pixel[at + 1] & 0xFF);
        sum += Math.abs(corners - 2 * sides + 4 * here);
        luma += here;
      }
    }
    int pixels = (SIDE - 2) * (SIDE - 2);
    double mean = (double) luma / pixels;
    if (mean < 16 + FROM_THE_ENDS || mean > 235 - FROM_THE_ENDS) {
      return -1;
    }
    return Math.sqrt(Math.PI / 2) * sum / (6.0 * pixels);
  }
}

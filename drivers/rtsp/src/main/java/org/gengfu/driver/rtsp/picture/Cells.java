package org.gengfu.driver.rtsp.picture;

import java.util.Arrays;

/**
 * A picture in {@link #COLUMNS} x {@link #ROWS} square cells of 20 pixels: what it looks like from
 * afar, for comparing it with what the camera usually sees.
 *
 * @param luma mean of each cell, row by row
 * @param detail standard deviation, in each cell, of the means of squares of 4 x 4 pixels, in steps
 *     of luma: what the cell shows, with a quarter of the picture's noise
 */
@SuppressWarnings("ArrayRecordComponent")
public record Cells(float[] luma, float[] detail) {
  public static final int COLUMNS = 32;
  public static final int ROWS = 18;
  public static final int COUNT = COLUMNS * ROWS;

  /** Squares along a cell's side. */
  private static final int SQUARES = Fingerprint.WIDTH / COLUMNS;

  public Cells {
    if (luma.length != COUNT || detail.length != COUNT) {
      throw new IllegalArgumentException(luma.length + " and " + detail.length + " cells");
    }
    luma = luma.clone();
    detail = detail.clone();
  }

  /** Measures a picture by its squares. */
  public static Cells of(Fingerprint print) {
    float[] luma = new float[COUNT];
    float[] detail = new float[COUNT];
    for (int cell = 0; cell < COUNT; cell++) {
      int left = cell % COLUMNS * SQUARES;
      int top = cell / COLUMNS * SQUARES;
      int sum = 0;
      int ofSquares = 0;
      for (int y = top; y < top + SQUARES; y++) {
        for (int x = left; x < left + SQUARES; x++) {
          int here = print.luma()[y * Fingerprint.WIDTH + x] & 0xFF;
          sum += here;
          ofSquares += here * here;
        }
      }
      float count = SQUARES * SQUARES;
      float mean = sum / count;
      luma[cell] = mean;
      detail[cell] = (float) Math.sqrt(Math.max(0, ofSquares / count - mean * mean));
    }
    return new Cells(luma, detail);
  }

  /** Share of the cells that show more than noise would, 0..1. */
  double structure(double noise) {
    double limit = 1.5 + noise / 3;
    int showing = 0;
    for (float value : detail) {
      showing += value > limit ? 1 : 0;
    }
    return (double) showing / COUNT;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cells cells
        && Arrays.equals(luma, cells.luma)
        && Arrays.equals(detail, cells.detail);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(luma) + Arrays.hashCode(detail);
  }
}

package org.gengfu.driver.rtsp.picture;

import java.util.Arrays;

/**
 * A picture in {@link #COLUMNS} x {@link #ROWS} square cells of 20 pixels: what it looks like from
 * afar, for comparing it with what the camera usually sees.
 *
 * @param luma mean of each cell, row by row
 * @param detail mean difference of neighbouring pixels in each cell, in steps of luma
 */
@SuppressWarnings("ArrayRecordComponent")
public record Cells(float[] luma, float[] detail) {
  public static final int COLUMNS = 32;
  public static final int ROWS = 18;
  public static final int COUNT = COLUMNS * ROWS;

  private static final int SIDE = Picture.WIDTH / COLUMNS;

  public Cells {
    if (luma.length != COUNT || detail.length != COUNT) {
      throw new IllegalArgumentException(luma.length + " and " + detail.length + " cells");
    }
    luma = luma.clone();
    detail = detail.clone();
  }

  /** Measures a picture. */
  public static Cells of(Picture picture) {
    float[] luma = new float[COUNT];
    float[] detail = new float[COUNT];
    for (int cell = 0; cell < COUNT; cell++) {
      int left = cell % COLUMNS * SIDE;
      int top = cell / COLUMNS * SIDE;
      long sum = 0;
      long differences = 0;
      for (int y = top; y < top + SIDE; y++) {
        for (int x = left; x < left + SIDE; x++) {
          int here = picture.luma(x, y);
          sum += here;
          differences += Math.abs(here - picture.luma(x == left ? x + 1 : x - 1, y));
          differences += Math.abs(here - picture.luma(x, y == top ? y + 1 : y - 1));
        }
      }
      luma[cell] = (float) sum / (SIDE * SIDE);
      detail[cell] = (float) differences / (2 * SIDE * SIDE);
    }
    return new Cells(luma, detail);
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

package org.gengfu.driver.rtsp.picture;

import java.util.Arrays;

/**
 * How steep a picture's edges are, whatever their height: the strongest edge of each cell, seen
 * over ten pixels, and how much of that rise happens within two. Writing in the picture takes few
 * cells and does not change the middle one.
 *
 * @param share of the cells that have an edge above the noise, 0..1
 * @param sharpness of the middle one of those cells, about 0.25 blurred .. 0.6 sharp; 0 without any
 */
record Edges(double share, double sharpness) {
  /** Half of the span over which an edge's whole rise is seen, in pixels. */
  private static final int SPAN = 5;

  /** Pixels to each side of an edge's middle where it may be steepest. */
  private static final int ASIDE = 3;

  private static final int SIDE = Picture.WIDTH / Cells.COLUMNS;
  private static final int LOWEST = 8;

  static Edges of(Picture picture, double noise) {
    float[] smooth = smooth(picture);
    float least = (float) Math.max(LOWEST, 4 * noise);
    double[] found = new double[Cells.COUNT];
    int count = 0;
    for (int cell = 0; cell < Cells.COUNT; cell++) {
      int left = cell % Cells.COLUMNS * SIDE;
      int top = cell / Cells.COLUMNS * SIDE;
      double sharpness = strongest(smooth, left, top, least);
      if (sharpness > 0) {
        found[count++] = sharpness;
      }
    }
    Arrays.sort(found, 0, count);
    return new Edges((double) count / Cells.COUNT, count == 0 ? 0 : found[count / 2]);
  }

  private static double strongest(float[] smooth, int left, int top, float least) {
    int margin = SPAN + 1;
    float best = least;
    int bestAt = -1;
    int bestStep = 1;
    for (int y = Math.max(margin, top); y < Math.min(Picture.HEIGHT - margin, top + SIDE); y++) {
      for (int x = Math.max(margin, left); x < Math.min(Picture.WIDTH - margin, left + SIDE); x++) {
        int at = y * Picture.WIDTH + x;
        float across = Math.abs(smooth[at + SPAN] - smooth[at - SPAN]);
        float down =
            Math.abs(smooth[at + SPAN * Picture.WIDTH] - smooth[at - SPAN * Picture.WIDTH]);
        if (across > best) {
          best = across;
          bestAt = at;
          bestStep = 1;
        }
        if (down > best) {
          best = down;
          bestAt = at;
          bestStep = Picture.WIDTH;
        }
      }
    }
    if (bestAt < 0) {
      return 0;
    }
    float steepest = 0;
    for (int i = -ASIDE; i <= ASIDE; i++) {
      int at = bestAt + i * bestStep;
      steepest = Math.max(steepest, Math.abs(smooth[at + bestStep] - smooth[at - bestStep]));
    }
    return steepest / best;
  }

  /** Mean of 3 x 3 pixels; the outermost ones are left out. */
  private static float[] smooth(Picture picture) {
    byte[] luma = picture.luma();
    float[] across = new float[luma.length];
    for (int i = 1; i < luma.length - 1; i++) {
      across[i] = (luma[i - 1] & 0xFF) + (luma[i] & 0xFF) + (luma[i + 1] & 0xFF);
    }
    float[] smooth = new float[luma.length];
    for (int i = Picture.WIDTH; i < luma.length - Picture.WIDTH; i++) {
      smooth[i] = (across[i - Picture.WIDTH] + across[i] + across[i + Picture.WIDTH]) / 9;
    }
    return smooth;
  }
}

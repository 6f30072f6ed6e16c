package org.gengfu.driver.rtsp.picture;

/**
 * How much of a picture's detail survives when it is blurred on purpose: a sharp picture loses
 * most, a blurred one hardly any.
 *
 * @param blur 0 sharp .. 1 blurred
 * @param detail mean difference of neighbouring pixels, in steps of luma
 */
record Sharpness(double blur, double detail) {
  /** Length of the blurring mean, as in the paper. */
  private static final int SPAN = 9;

  static Sharpness of(Picture picture) {
    long[] across = along(picture.luma(), true);
    long[] down = along(picture.luma(), false);
    double count = 2.0 * Picture.WIDTH * Picture.HEIGHT;
    return new Sharpness(Math.max(blur(across), blur(down)), (across[0] + down[0]) / count);
  }

  private static double blur(long[] sums) {
    return sums[0] == 0 ? 0 : (sums[0] - sums[1] / (double) SPAN) / sums[0];
  }

  /**
   * Sum of the differences of neighbours, and, {@link #SPAN} fold, of what blurring takes from
   * them. Row by row, also for neighbours one above the other.
   */
  private static long[] along(byte[] luma, boolean horizontal) {
    int margin = SPAN / 2 + 1;
    int step = horizontal ? 1 : Picture.WIDTH;
    int left = horizontal ? margin : 0;
    int right = horizontal ? Picture.WIDTH - SPAN / 2 : Picture.WIDTH;
    int top = horizontal ? 0 : margin;
    int bottom = horizontal ? Picture.HEIGHT : Picture.HEIGHT - SPAN / 2;
    long differences = 0;
    long taken = 0;
    for (int y = top; y < bottom; y++) {
      int ofRow = 0;
      int takenOfRow = 0;
      int start = y * Picture.WIDTH;
      for (int at = start + left; at < start + right; at++) {
        int difference = Math.abs((luma[at] & 0xFF) - (luma[at - step] & 0xFF));
        int entering = luma[at + SPAN / 2 * step] & 0xFF;
        int leaving = luma[at - (SPAN / 2 + 1) * step] & 0xFF;
        ofRow += difference;
        takenOfRow += Math.max(0, SPAN * difference - Math.abs(entering - leaving));
      }
      differences += ofRow;
      taken += takenOfRow;
    }
    return new long[] {differences, taken};
  }
}

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
    double[] across = along(picture, true);
    double[] down = along(picture, false);
    double count = 2.0 * Picture.WIDTH * Picture.HEIGHT;
    return new Sharpness(Math.max(blur(across), blur(down)), (across[0] + down[0]) / count);
  }

  private static double blur(double[] sums) {
    return sums[0] == 0 ? 0 : (sums[0] - sums[1]) / sums[0];
  }

  /** Sum of the differences of neighbours, and of what blurring takes from them. */
  private static double[] along(Picture picture, boolean horizontal) {
    int lines = horizontal ? Picture.HEIGHT : Picture.WIDTH;
    int length = horizontal ? Picture.WIDTH : Picture.HEIGHT;
    int step = horizontal ? 1 : Picture.WIDTH;
    byte[] luma = picture.luma();
    long differences = 0;
    double taken = 0;
    for (int line = 0; line < lines; line++) {
      int start = horizontal ? line * Picture.WIDTH : line;
      for (int i = SPAN / 2 + 1; i < length - SPAN / 2; i++) {
        int at = start + i * step;
        int here = luma[at] & 0xFF;
        int before = luma[at - step] & 0xFF;
        int entering = luma[at + SPAN / 2 * step] & 0xFF;
        int leaving = luma[at - (SPAN / 2 + 1) * step] & 0xFF;
        int difference = Math.abs(here - before);
        double blurred = Math.abs(entering - leaving) / (double) SPAN;
        differences += difference;
        taken += Math.max(0, difference - blurred);
      }
    }
    return new double[] {differences, taken};
  }
}

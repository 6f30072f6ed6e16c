package org.gengfu.driver.rtsp.picture;

/**
 * Measures of one picture, without any judgement. Luma and chroma in steps of 8 bits, limited
 * range.
 *
 * @param mean luma
 * @param deviation standard deviation of luma
 * @param contrast luma that 95 % do not exceed less that which 5 % do not exceed: writing in the
 *     picture does not change it
 * @param darkest luma that 1 % of the pixels do not exceed
 * @param low luma that 10 % do not exceed
 * @param high luma that 90 % do not exceed
 * @param brightest luma that 99 % do not exceed
 * @param blue mean Cb
 * @param red mean Cr
 * @param colour mean distance of the chroma from neutral
 * @param cast distance of the mean chroma from neutral
 * @param castShare {@code cast} in the mean distance {@code colour}, 0..1: near 1 when every pixel
 *     leans the same way
 * @param blur 0 sharp .. 1 blurred (Crete and others 2007, "The blur effect"), independent of
 *     contrast
 * @param detail mean difference of neighbouring pixels
 * @param noise standard deviation of noise in the calmest quarter of the cells (Immerkaer 1996,
 *     "Fast noise variance estimation")
 * @param stripes the strongest ones
 * @param structure share of the cells that show more than noise, 0..1
 * @param edges share of the cells that have an edge above the noise, 0..1
 * @param sharpness of the edges whatever their height, about 0.25 blurred .. 0.6 sharp
 */
public record PictureMeasures(
    double mean,
    double deviation,
    double contrast,
    int darkest,
    int low,
    int high,
    int brightest,
    double blue,
    double red,
    double colour,
    double cast,
    double castShare,
    double blur,
    double detail,
    double noise,
    Stripes stripes,
    double structure,
    double edges,
    double sharpness) {

  /** Measures a picture. Never fails; a flat picture has blur 0, detail 0 and noise 0. */
  public static PictureMeasures of(Picture picture) {
    return Sight.of(picture).measures();
  }

  static PictureMeasures of(Picture picture, Cells cells) {
    int[] histogram = new int[256];
    for (byte luma : picture.luma()) {
      histogram[luma & 0xFF]++;
    }
    double mean = 0;
    for (int luma = 0; luma < 256; luma++) {
      mean += (double) luma * histogram[luma] / picture.luma().length;
    }
    double variance = 0;
    for (int luma = 0; luma < 256; luma++) {
      variance += (luma - mean) * (luma - mean) * histogram[luma] / picture.luma().length;
    }
    long ofBlue = 0;
    long ofRed = 0;
    double colour = 0;
    int count = picture.blue().length;
    for (int i = 0; i < count; i++) {
      int cb = (picture.blue()[i] & 0xFF) - 128;
      int cr = (picture.red()[i] & 0xFF) - 128;
      ofBlue += cb;
      ofRed += cr;
      colour += Math.sqrt(cb * cb + cr * cr);
    }
    colour /= count;
    double blue = (double) ofBlue / count;
    double red = (double) ofRed / count;
    double cast = Math.hypot(blue, red);
    Sharpness sharpness = Sharpness.of(picture);
    double noise = Noise.of(picture);
    Edges edges = Edges.of(picture, noise);
    return new PictureMeasures(
        mean,
        Math.sqrt(variance),
        quantile(histogram, 0.95) - quantile(histogram, 0.05),
        quantile(histogram, 0.01),
        quantile(histogram, 0.10),
        quantile(histogram, 0.90),
        quantile(histogram, 0.99),
        128 + blue,
        128 + red,
        colour,
        cast,
        colour == 0 ? 0 : Math.min(1, cast / colour),
        sharpness.blur(),
        sharpness.detail(),
        noise,
        Stripes.of(picture),
        cells.structure(noise),
        edges.share(),
        edges.sharpness());
  }

  private static int quantile(int[] histogram, double share) {
    long wanted = Math.round(share * Picture.WIDTH * Picture.HEIGHT);
    long below = 0;
    for (int luma = 0; luma < 255; luma++) {
      below += histogram[luma];
      if (below >= wanted) {
        return luma;
      }
    }
    return 255;
  }
}

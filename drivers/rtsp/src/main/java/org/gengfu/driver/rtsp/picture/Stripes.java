package org.gengfu.driver.rtsp.picture;

/**
 * The strongest regular stripes of a picture.
 *
 * @param amplitude of the sine that fits them best, in steps of luma
 * @param share of it in all that changes along the picture beyond slow shading, 0..1: near 1 when
 *     there is little but stripes
 * @param period in pixels of the measured picture, 0 when there are none
 * @param horizontal whether they run from left to right
 */
public record Stripes(double amplitude, double share, double period, boolean horizontal) {
  /** No stripes. */
  public static final Stripes NONE = new Stripes(0, 0, 0, true);

  /** The picture is cut into bands across the stripes: real ones stand alike in each. */
  private static final int BANDS = 4;

  /** Fewest waves over the picture; slower changes are shading. */
  private static final int FEWEST_WAVES = 8;

  /** The stronger of the horizontal and the vertical ones. */
  static Stripes of(Picture picture) {
    Stripes rows = along(picture, true);
    Stripes columns = along(picture, false);
    return rows.amplitude() * rows.share() >= columns.amplitude() * columns.share()
        ? rows
        : columns;
  }

  private static Stripes along(Picture picture, boolean horizontal) {
    int length = horizontal ? Picture.HEIGHT : Picture.WIDTH;
    double[][] profiles = profiles(picture, horizontal);
    double best = 0;
    double all = 0;
    int bestWaves = 0;
    for (int waves = FEWEST_WAVES; waves <= length / 3; waves++) {
      double real = 0;
      double imaginary = 0;
      double incoherent = 0;
      for (double[] profile : profiles) {
        double c = 0;
        double s = 0;
        for (int i = 0; i < length; i++) {
          int step = (int) ((long) i * waves % length);
          c += profile[i] * Wave.cosine(step, length);
          s += profile[i] * Wave.sine(step, length);
        }
        real += c / BANDS;
        imaginary += s / BANDS;
        incoherent += (c * c + s * s) / BANDS;
      }
      double coherent = real * real + imaginary * imaginary;
      all += incoherent;
      if (coherent > best) {
        best = coherent;
        bestWaves = waves;
      }
    }
    if (bestWaves == 0 || all == 0) {
      return NONE;
    }
    double amplitude = 2 * Math.sqrt(best) / length;
    return new Stripes(amplitude, best / all, (double) length / bestWaves, horizontal);
  }

  /** Mean luma along each line of each band. */
  private static double[][] profiles(Picture picture, boolean horizontal) {
    int length = horizontal ? Picture.HEIGHT : Picture.WIDTH;
    int across = horizontal ? Picture.WIDTH : Picture.HEIGHT;
    int band = across / BANDS;
    double[][] profiles = new double[BANDS][length];
    for (int i = 0; i < length; i++) {
      for (int j = 0; j < band * BANDS; j++) {
        int luma = horizontal ? picture.luma(j, i) : picture.luma(i, j);
        profiles[j / band][i] += (double) luma / band;
      }
    }
    return profiles;
  }

  /** Sines of the two lengths that occur. */
  private static final class Wave {
    private static final double[] ROWS = table(Picture.HEIGHT);
    private static final double[] COLUMNS = table(Picture.WIDTH);

    private static double[] table(int length) {
      double[] sines = new double[length];
      for (int i = 0; i < length; i++) {
        sines[i] = Math.sin(2 * Math.PI * i / length);
      }
      return sines;
    }

    static double sine(int step, int length) {
      return (length == Picture.HEIGHT ? ROWS : COLUMNS)[step];
    }

    static double cosine(int step, int length) {
      return sine((step + length / 4) % length, length);
    }
  }
}

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
    Folded folded = Folded.of(profiles(picture, horizontal), length);
    double best = 0;
    double all = 0;
    int bestWaves = 0;
    for (int waves = FEWEST_WAVES; waves <= length / 3; waves++) {
      double[] c = folded.even(waves);
      double[] s = folded.odd(waves);
      double real = 0;
      double imaginary = 0;
      for (int band = 0; band < BANDS; band++) {
        real += c[band] / BANDS;
        imaginary += s[band] / BANDS;
        all += (c[band] * c[band] + s[band] * s[band]) / BANDS;
      }
      double coherent = real * real + imaginary * imaginary;
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

  /** Sum of luma along each line of each band: a band's lines after the other's. */
  private static int[] profiles(Picture picture, boolean horizontal) {
    byte[] luma = picture.luma();
    int[] profiles = new int[BANDS * (horizontal ? Picture.HEIGHT : Picture.WIDTH)];
    for (int y = 0; y < Picture.HEIGHT; y++) {
      int start = y * Picture.WIDTH;
      if (horizontal) {
        for (int band = 0; band < BANDS; band++) {
          int from = start + band * (Picture.WIDTH / BANDS);
          int sum = 0;
          for (int i = from; i < from + Picture.WIDTH / BANDS; i++) {
            sum += luma[i] & 0xFF;
          }
          profiles[band * Picture.HEIGHT + y] = sum;
        }
      } else {
        int line = y / (Picture.HEIGHT / BANDS) * Picture.WIDTH;
        for (int x = 0; x < Picture.WIDTH; x++) {
          profiles[line + x] += luma[start + x] & 0xFF;
        }
      }
    }
    return profiles;
  }

  /**
   * Profiles folded in the middle, since a cosine is the same on both sides and a sine the
   * opposite: half of the work.
   *
   * @param length of a profile
   * @param even sums of the two sides, a place's bands side by side
   * @param odd differences of them
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Folded(int length, double[] even, double[] odd) {
    static Folded of(int[] profiles, int length) {
      double across = length == Picture.HEIGHT ? Picture.WIDTH : Picture.HEIGHT;
      double count = across / BANDS;
      int half = length / 2;
      double[] even = new double[(half + 1) * BANDS];
      double[] odd = new double[(half + 1) * BANDS];
      for (int band = 0; band < BANDS; band++) {
        int start = band * length;
        even[band] = profiles[start] / count;
        even[half * BANDS + band] = profiles[start + half] / count;
        for (int i = 1; i < half; i++) {
          int here = profiles[start + i];
          int there = profiles[start + length - i];
          even[i * BANDS + band] = (here + there) / count;
          odd[i * BANDS + band] = (here - there) / count;
        }
      }
      return new Folded(length, even, odd);
    }

    /** Share of a cosine of so many waves in each band. */
    double[] even(int waves) {
      return share(even, waves, length / 4);
    }

    /** Share of a sine of so many waves in each band. */
    double[] odd(int waves) {
      return share(odd, waves, 0);
    }

    private double[] share(double[] folded, int waves, int first) {
      double[] sines = Wave.sines(length);
      double a = 0;
      double b = 0;
      double c = 0;
      double d = 0;
      int step = first;
      for (int at = 0; at < folded.length; at += BANDS) {
        double sine = sines[step];
        a += folded[at] * sine;
        b += folded[at + 1] * sine;
        c += folded[at + 2] * sine;
        d += folded[at + 3] * sine;
        step += waves;
        step -= step >= length ? length : 0;
      }
      return new double[] {a, b, c, d};
    }
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

    static double[] sines(int length) {
      return length == Picture.HEIGHT ? ROWS : COLUMNS;
    }
  }
}

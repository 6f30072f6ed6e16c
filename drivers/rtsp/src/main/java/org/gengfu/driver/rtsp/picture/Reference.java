package org.gengfu.driver.rtsp.picture;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a camera usually sees, learned by hour of its day, since a night scene is no changed day
 * scene. Learns only from what it is given: whoever owns it gives it sane pictures. Not safe for
 * several threads.
 */
public final class Reference {
  /** Pictures of an hour after which it is known well enough to be compared with. */
  public static final int ENOUGH = 5;

  /** The newest picture's share in an hour's mean, once that many were seen. */
  private static final int SETTLED = 20;

  /** Detail, in steps of luma, from which on a cell shows something. */
  private static final float SHOWS = 2.5f;

  /** A detailed cell is flat when this share of its detail is left. */
  private static final float FLAT_SHARE = 0.2f;

  private final @Nullable Hour[] hours = new @Nullable Hour[24];

  private static final class Hour {
    private final float[] detail = new float[Cells.COUNT];
    private int seen;
  }

  /**
   * How a picture compares with the reference of its hour.
   *
   * @param likeness of where detail lies: 1 the same scene, about 0 another one
   * @param covered share of the cells that usually show something and show nothing now, 0..1
   */
  public record Comparison(double likeness, double covered) {}

  /**
   * Learns a sane picture.
   *
   * @param hour 0..23, of the camera's own day
   */
  public void learn(int hour, Cells cells) {
    Hour own = hours[hour];
    if (own == null) {
      own = new Hour();
      hours[hour] = own;
    }
    own.seen = Math.min(own.seen + 1, SETTLED);
    for (int i = 0; i < Cells.COUNT; i++) {
      own.detail[i] += (cells.detail()[i] - own.detail[i]) / own.seen;
    }
  }

  /** Compares; null while the hour is not known well enough, or shows too little to compare. */
  public @Nullable Comparison compare(int hour, Cells cells) {
    Hour own = hours[hour];
    if (own == null || own.seen < ENOUGH) {
      return null;
    }
    int showing = 0;
    int gone = 0;
    for (int i = 0; i < Cells.COUNT; i++) {
      if (own.detail[i] >= SHOWS) {
        showing++;
        if (cells.detail()[i] < FLAT_SHARE * own.detail[i]) {
          gone++;
        }
      }
    }
    if (showing < Cells.COUNT / 20) {
      return null;
    }
    return new Comparison(likeness(own.detail, cells.detail()), (double) gone / showing);
  }

  /** Correlation of the roots, so that few strong edges do not outweigh all others. */
  private static double likeness(float[] usual, float[] now) {
    double[] a = roots(usual);
    double[] b = roots(now);
    double both = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < a.length; i++) {
      both += a[i] * b[i];
      first += a[i] * a[i];
      second += b[i] * b[i];
    }
    return first == 0 || second == 0 ? 0 : both / Math.sqrt(first * second);
  }

  private static double[] roots(float[] values) {
    double[] roots = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      roots[i] = Math.sqrt(values[i]);
    }
    double mean = Arrays.stream(roots).average().orElse(0);
    for (int i = 0; i < roots.length; i++) {
      roots[i] -= mean;
    }
    return roots;
  }
}

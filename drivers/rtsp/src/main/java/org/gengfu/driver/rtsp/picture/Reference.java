package org.gengfu.driver.rtsp.picture;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a camera usually sees, learned by hour of its day, since a night scene is no changed day
 * scene. Learns only from what it is given: whoever owns it gives it sane pictures. It drifts with
 * them only as far as it stays like the first ones ({@link #DRIFT}), lest a scene that changes
 * little by little is learned. The mean is that of the logarithms: a car that passes once leaves
 * less behind than what always stands there. About 2 KiB an hour that was seen. Not safe for
 * several threads.
 */
public final class Reference {
  /** Pictures of an hour after which it is known well enough to be compared with. */
  public static final int ENOUGH = 5;

  /** Likeness to the first pictures of the hour below which nothing more is learned. */
  public static final double DRIFT = 0.85;

  /** The newest picture's share in an hour's mean, once that many were seen. */
  private static final int SETTLED = 20;

  /** Detail, in steps of luma, from which on a cell shows something. */
  private static final float SHOWS = 2.2f;

  /** A cell that showed something is flat when no more than this share and this rest is left. */
  private static final float FLAT_SHARE = 0.25f;

  private static final float FLAT_REST = 0.6f;

  /** A cell shows as much as ever from this share on. */
  private static final float KEPT_SHARE = 0.7f;

  /** Share of cells as ever, in the likeness, below which it is the same view, but soft. */
  private static final double SOFT = 0.66;

  /** Likeness above which the view lies where it did. */
  private static final double IN_PLACE = 0.82;

  /** Share of cells gone flat that is most of the view. */
  private static final double MOST = 0.5;

  /**
   * Likeness above which it lies there although most is flat: what stands before it leaves less.
   */
  private static final double IN_PLACE_FLAT = 0.8;

  /** Fewest cells whose likeness says anything. */
  private static final int LEAST_REST = Cells.COUNT / 12;

  /** Parts of a natural logarithm of detail in which its mean is kept. */
  private static final float PARTS = 4_096;

  /** Detail, in steps of luma, below which cells do not differ. */
  private static final float REST = 0.3f;

  private final @Nullable Hour[] hours = new @Nullable Hour[24];

  private static final class Hour {
    private final short[] detail = new short[Cells.COUNT];
    private final short[] first = new short[Cells.COUNT];
    private int seen;

    void learn(Cells cells) {
      seen = Math.min(seen + 1, SETTLED);
      short[] before = detail.clone();
      for (int i = 0; i < Cells.COUNT; i++) {
        double now = Math.log(cells.detail()[i] + REST) * PARTS;
        detail[i] = (short) Math.round(detail[i] + (now - detail[i]) / seen);
      }
      if (seen <= ENOUGH) {
        System.arraycopy(detail, 0, first, 0, first.length);
      } else if (likeness(steps(first), steps(detail)) < DRIFT) {
        System.arraycopy(before, 0, detail, 0, before.length);
      }
    }
  }

  /**
   * How a picture compares with the reference of its hour.
   *
   * @param likeness of where detail lies: 1 the same scene, about 0 another one
   * @param covered share of the cells that usually show something and show nothing now, 0..1
   * @param kept share of those cells that show as much as ever, 0..1: the rest shows less
   * @param together of the neighbours of cells that went flat, the share that went flat, too, 0..1:
   *     near 1 when it is one piece that is gone
   * @param trace likeness of the cells that show less than ever, writing in the picture not among
   *     them: about 0 when nothing of the view shows through, 0 when too few are left
   */
  public record Comparison(
      double likeness, double covered, double kept, double together, double trace) {
    /** How much of the usual view is there, about 1 for all of it: where it lies, and how much. */
    double view() {
      return (likeness + kept) / 2;
    }

    /** Whether it lies where it did, only less of it. */
    boolean isSoftened() {
      return likeness > IN_PLACE && kept < SOFT * likeness;
    }

    /** Whether most of it is too dim to be seen, but what is seen lies where it did. */
    boolean isDimmed() {
      return covered > MOST && likeness > IN_PLACE_FLAT;
    }
  }

  private static float[] steps(short[] parts) {
    float[] steps = new float[parts.length];
    for (int i = 0; i < parts.length; i++) {
      steps[i] = (float) Math.exp(parts[i] / PARTS) - REST;
    }
    return steps;
  }

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
    own.learn(cells);
  }

  /** Forgets an hour, to begin anew with what somebody says is right. */
  public void forget(int hour) {
    hours[hour] = null;
  }

  /** Compares; null while the hour is not known well enough, or shows too little to compare. */
  public @Nullable Comparison compare(int hour, Cells cells) {
    Hour own = hours[hour];
    if (own == null || own.seen < ENOUGH) {
      return null;
    }
    float[] usual = steps(own.detail);
    float[] now = cells.detail();
    boolean[] showing = new boolean[Cells.COUNT];
    boolean[] gone = new boolean[Cells.COUNT];
    int all = 0;
    int flat = 0;
    int kept = 0;
    for (int i = 0; i < Cells.COUNT; i++) {
      if (usual[i] >= SHOWS) {
        showing[i] = true;
        gone[i] = now[i] < FLAT_SHARE * usual[i] + FLAT_REST;
        all++;
        flat += gone[i] ? 1 : 0;
        kept += now[i] > KEPT_SHARE * usual[i] ? 1 : 0;
      }
    }
    if (all < Cells.COUNT / 20) {
      return null;
    }
    return new Comparison(
        likeness(usual, now),
        (double) flat / all,
        (double) kept / all,
        together(showing, gone),
        trace(usual, now));
  }

  private static double trace(float[] usual, float[] now) {
    boolean[] isLeft = new boolean[Cells.COUNT];
    for (int i = 0; i < Cells.COUNT; i++) {
      isLeft[i] = now[i] < KEPT_SHARE * Math.max(SHOWS, usual[i]);
      for (int other : beside(i)) {
        boolean isInside = other >= 0 && other < Cells.COUNT;
        isLeft[i] &= !isInside || now[other] < KEPT_SHARE * Math.max(SHOWS, usual[other]);
      }
    }
    return likenessOf(usual, now, isLeft);
  }

  private static double likenessOf(float[] usual, float[] now, boolean[] isLeft) {
    float[] before = new float[Cells.COUNT];
    float[] after = new float[Cells.COUNT];
    int count = 0;
    for (int i = 0; i < Cells.COUNT; i++) {
      if (isLeft[i]) {
        before[count] = usual[i];
        after[count++] = now[i];
      }
    }
    return count < LEAST_REST
        ? 0
        : likeness(Arrays.copyOf(before, count), Arrays.copyOf(after, count));
  }

  /** The neighbours of a cell; some may lie outside. */
  private static int[] beside(int cell) {
    return new int[] {
      cell % Cells.COLUMNS == 0 ? -1 : cell - 1,
      cell % Cells.COLUMNS == Cells.COLUMNS - 1 ? -1 : cell + 1,
      cell - Cells.COLUMNS,
      cell + Cells.COLUMNS
    };
  }

  private static double together(boolean[] showing, boolean[] gone) {
    int neighbours = 0;
    int both = 0;
    for (int i = 0; i < Cells.COUNT; i++) {
      if (gone[i]) {
        for (int other : beside(i)) {
          if (other >= 0 && other < Cells.COUNT && showing[other]) {
            neighbours++;
            both += gone[other] ? 1 : 0;
          }
        }
      }
    }
    return neighbours == 0 ? 0 : (double) both / neighbours;
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

  void save(DataOutputStream out) throws IOException {
    for (Hour hour : hours) {
      out.writeByte(hour == null ? 0 : hour.seen);
      if (hour != null) {
        for (int i = 0; i < Cells.COUNT; i++) {
          out.writeShort(hour.detail[i]);
          out.writeShort(hour.first[i]);
        }
      }
    }
  }

  /** Reads what {@link #save} wrote. */
  static Reference load(DataInputStream in) throws IOException {
    Reference reference = new Reference();
    for (int i = 0; i < reference.hours.length; i++) {
      int seen = in.readUnsignedByte();
      if (seen > SETTLED) {
        throw new IOException(seen + " pictures of an hour");
      }
      if (seen > 0) {
        Hour hour = new Hour();
        hour.seen = seen;
        for (int cell = 0; cell < Cells.COUNT; cell++) {
          hour.detail[cell] = in.readShort();
          hour.first[cell] = in.readShort();
        }
        reference.hours[i] = hour;
      }
    }
    return reference;
  }
}

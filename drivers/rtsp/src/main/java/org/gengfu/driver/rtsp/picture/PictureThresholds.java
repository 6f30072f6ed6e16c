package org.gengfu.driver.rtsp.picture;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * From when on a measure is a fault. The defaults are own judgement from generated pictures at
 * {@link Picture}'s size, without any standard behind them; a camera's profile may set its own, and
 * a {@link Calibration} moves some of them with what the camera usually shows.
 *
 * @param structure share of cells that show something, 0..1, below which there is nothing to see:
 *     one tone, snow or black. The writing in a picture takes up to about 0.08
 * @param black mean luma up to which a picture of one tone is black
 * @param dark mean luma below which a picture is too dark
 * @param bright mean luma above which it is too bright
 * @param contrast below which there is too little contrast
 * @param sharpness of edges below which it is blurred
 * @param noise above which it is noisy
 * @param snow noise above which a picture with nothing to see is snow
 * @param cast above which, with {@code castShare}, there is a colour cast
 * @param castShare above which the whole picture leans one way, 0..1
 * @param stripes amplitude above which, with {@code stripesShare}, there are stripes
 * @param stripesShare above which they are more than what the picture shows, 0..1
 * @param movedSquares changed squares of a fingerprint up to which a picture stands still
 * @param sceneLikeness how much of the usual view is there, 0..1, below which it is another one
 * @param coveredShare share of the reference's detailed cells, gone flat in one piece, from which
 *     on something stands before the camera
 */
public record PictureThresholds(
    double structure,
    double black,
    double dark,
    double bright,
    double contrast,
    double sharpness,
    double noise,
    double snow,
    double cast,
    double castShare,
    double stripes,
    double stripesShare,
    double movedSquares,
    double sceneLikeness,
    double coveredShare) {
  /** Own judgement. */
  public static final PictureThresholds DEFAULT =
      new PictureThresholds(0.1, 32, 48, 200, 18, 0.43, 8, 25, 15, 0.8, 6, 0.25, 0, 0.78, 0.18);

  /** Names of the thresholds, as a profile gives them. */
  public static List<String> names() {
    return Arrays.stream(PictureThresholds.class.getRecordComponents())
        .map(RecordComponent::getName)
        .toList();
  }

  /**
   * These with some replaced.
   *
   * @throws IllegalArgumentException naming a threshold that there is not, or that is no number
   *     from 0 on
   */
  public PictureThresholds with(Map<String, Double> others) {
    List<String> names = names();
    for (Map.Entry<String, Double> other : others.entrySet()) {
      if (!names.contains(other.getKey())) {
        throw new IllegalArgumentException(
            "no threshold %s; there are %s".formatted(other.getKey(), String.join(", ", names)));
      }
      if (!(other.getValue() >= 0) || other.getValue().isInfinite()) {
        throw new IllegalArgumentException(
            "%s: a number from 0 on, not %s".formatted(other.getKey(), other.getValue()));
      }
    }
    double[] own = values();
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < own.length; i++) {
      all.add(others.getOrDefault(names.get(i), own[i]));
    }
    return of(all.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private double[] values() {
    return new double[] {
      structure,
      black,
      dark,
      bright,
      contrast,
      sharpness,
      noise,
      snow,
      cast,
      castShare,
      stripes,
      stripesShare,
      movedSquares,
      sceneLikeness,
      coveredShare
    };
  }

  private static PictureThresholds of(double[] v) {
    return new PictureThresholds(
        v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11], v[12], v[13],
        v[14]);
  }
}

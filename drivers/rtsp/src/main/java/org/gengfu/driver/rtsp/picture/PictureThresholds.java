package org.gengfu.driver.rtsp.picture;

/**
 * From when on a measure is a fault. The defaults are own judgement from generated pictures at
 * {@link Picture}'s size, without any standard behind them; a camera's profile may set its own.
 *
 * @param blackMean and below, with {@code blackBrightest}: black
 * @param blackBrightest and below
 * @param dark mean luma below which a picture is too dark
 * @param bright mean luma above which it is too bright
 * @param contrast deviation of luma below which there is too little contrast
 * @param flatDetail detail below which, with a deviation below {@code flatDeviation}, there is one
 *     colour only
 * @param flatDeviation deviation of luma of one colour
 * @param blur above which it is blurred
 * @param noise above which it is noisy
 * @param snow noise above which, almost without colour, it is snow
 * @param cast above which, with {@code castShare}, there is a colour cast
 * @param castShare above which the whole picture leans one way
 * @param stripes amplitude above which, with {@code stripesShare}, there are stripes
 * @param stripesShare above which they are more than what the picture shows
 * @param movedSquares changed squares of a fingerprint up to which a picture stands still
 * @param sceneLikeness likeness to the reference below which the scene is another one
 * @param coveredShare share of the reference's detailed cells, gone flat, from which on something
 *     stands before the camera
 */
public record PictureThresholds(
    double blackMean,
    int blackBrightest,
    double dark,
    double bright,
    double contrast,
    double flatDetail,
    double flatDeviation,
    double blur,
    double noise,
    double snow,
    double cast,
    double castShare,
    double stripes,
    double stripesShare,
    int movedSquares,
    double sceneLikeness,
    double coveredShare) {
  /** Own judgement. */
  public static final PictureThresholds DEFAULT =
      new PictureThresholds(
          25, 60, 40, 210, 12, 0.5, 4, 0.65, 8, 25, 15, 0.8, 6, 0.25, 0, 0.5, 0.35);
}

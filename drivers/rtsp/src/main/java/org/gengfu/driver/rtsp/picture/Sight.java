package org.gengfu.driver.rtsp.picture;

/**
 * What one picture shows, in all forms that judgements need.
 *
 * @param measures of the picture by itself
 * @param cells for the comparison with what the camera usually sees
 * @param fingerprint for the comparison with the visit before
 */
public record Sight(PictureMeasures measures, Cells cells, Fingerprint fingerprint) {
  /** Measures a picture. Never fails. */
  public static Sight of(Picture picture) {
    Fingerprint fingerprint = Fingerprint.of(picture);
    Cells cells = Cells.of(fingerprint);
    return new Sight(PictureMeasures.of(picture, cells), cells, fingerprint);
  }
}

package org.gengfu.driver.rtsp.decode;

import org.gengfu.driver.rtsp.picture.Cells;
import org.gengfu.driver.rtsp.picture.Fingerprint;
import org.gengfu.driver.rtsp.picture.PictureMeasures;
import org.gengfu.driver.rtsp.picture.Sight;

/**
 * What is kept of a decoded key frame.
 *
 * @param width of the camera's picture, in pixels
 * @param height of it
 * @param damaged whether the decoder had to fill holes: the measures are of little worth
 * @param measures at the one measured size
 * @param cells for the comparison with what the camera usually sees
 * @param fingerprint for the comparison with the visit before
 * @param thumbnail JPEG of {@link #THUMBNAIL_WIDTH} x {@link #THUMBNAIL_HEIGHT}; not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record DecodedPicture(
    int width,
    int height,
    boolean damaged,
    PictureMeasures measures,
    Cells cells,
    Fingerprint fingerprint,
    byte[] thumbnail) {
  public static final int THUMBNAIL_WIDTH = 320;
  public static final int THUMBNAIL_HEIGHT = 180;

  /** What it shows, for the judgements. */
  public Sight sight() {
    return new Sight(measures, cells, fingerprint);
  }
}

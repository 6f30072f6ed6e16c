package org.gengfu.driver.rtsp.wire;

import org.jspecify.annotations.Nullable;

/** What to ask for, from a camera's answer to DESCRIBE. */
sealed interface StreamPlan {

  /**
   * There is a picture.
   *
   * @param aggregate address of the whole stream, for PLAY and TEARDOWN
   * @param pictureUri address of the picture, for SETUP
   * @param soundUri of the sound, null when there is none
   */
  record Usable(
      StreamDescription.Media picture,
      String aggregate,
      String pictureUri,
      @Nullable String soundUri)
      implements StreamPlan {}

  /** No picture in a coding that is read here. */
  record NoPicture(String why) implements StreamPlan {}

  /** An address that cannot stand in a request. */
  record Unusable(String why) implements StreamPlan {}

  static StreamPlan of(RtspReader.Item.Answer answer, CameraUrl url) {
    String told = answer.headers().first("Content-Base");
    boolean fits = told.regionMatches(true, 0, "rtsp://", 0, 7) && Asking.fits(told);
    String base = fits ? told : url.text();
    StreamDescription description = StreamDescription.parse(answer.body());
    StreamDescription.Media picture = description.picture();
    StreamDescription.Media sound = description.sound();
    if (picture == null) {
      return new NoPicture("no-h264-h265 " + Words.quoted(description.kinds()));
    }
    String aggregate = Asking.resolve(base, description.control());
    String pictureUri = Asking.resolve(base, picture.control());
    if (aggregate == null || pictureUri == null) {
      return new Unusable("bad-control-address");
    }
    String soundUri = sound == null ? null : Asking.resolve(base, sound.control());
    return new Usable(picture, aggregate, pictureUri, soundUri);
  }
}

package org.gengfu.driver.rtsp.wire;

/** The rungs of evidence that one visit can reach, lowest first. */
public enum Rung {
  /** The camera took the connection. */
  LINK,
  /** It answered in RTSP. */
  SESSION,
  /** It described the stream, so the credentials were accepted (or none are needed). */
  ACCEPTED,
  /** It agreed to play. */
  OPENED,
  /** A packet of the picture came. */
  FLOWING,
  /** A whole key frame came. */
  KEY_FRAME
}

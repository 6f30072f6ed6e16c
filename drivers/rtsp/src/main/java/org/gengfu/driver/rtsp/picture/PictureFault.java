package org.gengfu.driver.rtsp.picture;

/** What can be wrong with a picture. */
public enum PictureFault {
  /** Nothing but black. */
  BLACK,
  /** One colour that is blue: what encoders and recorders show when they have no signal. */
  BLUE,
  /** One colour: a covered lens. */
  FLAT,
  /** Nothing but noise. */
  SNOW,
  DARK,
  BRIGHT,
  LOW_CONTRAST,
  BLURRED,
  NOISY,
  COLOUR_CAST,
  STRIPES,
  /** The same picture as at the visit before. */
  FROZEN,
  /** Something stands before a part of the camera. */
  COVERED,
  /** The camera looks elsewhere than it used to. */
  SCENE_CHANGED
}

package org.gengfu.driver.camera;

import org.gengfu.driver.onvif.CameraEvent;

/** Hears what a camera says unasked. Called on the listening thread. */
interface EventListener {
  /** Listening has begun, anew too: what was known may be outdated. */
  void begun();

  /** The camera said something. */
  void said(CameraEvent event);

  /**
   * Nothing is heard any more.
   *
   * @param why for people
   */
  void lost(String why);
}

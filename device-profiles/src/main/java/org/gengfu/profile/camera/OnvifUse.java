package org.gengfu.profile.camera;

import java.time.Duration;
import java.util.Set;

/**
 * How a camera is asked by ONVIF.
 *
 * @param path of its device service, e.g. {@code /onvif/device_service}
 * @param auth how credentials are shown
 * @param quirks what cameras of this kind do otherwise
 * @param events whether it is asked for events
 * @param recordingOldAfter age of the newest recording from which on it is too old
 */
public record OnvifUse(
    String path, Auth auth, Set<Quirk> quirks, boolean events, Duration recordingOldAfter) {
  /** Where the ONVIF Core Specification puts the device service (5.1, Web Services). */
  public static final String DEVICE_SERVICE = "/onvif/device_service";

  public OnvifUse {
    quirks = Set.copyOf(quirks);
  }

  /** How credentials are shown. */
  public enum Auth {
    /** A UsernameToken in every request; HTTP digest besides when it is asked for. */
    BOTH,
    TOKEN,
    HTTP
  }

  /** What cameras do otherwise. */
  public enum Quirk {
    /** It refuses a token whose stamp has a fraction of a second. */
    REFUSES_LONG_TOKEN,
    /** It states its local time as UTC. */
    LOCAL_TIME_AS_UTC,
    /** It announces Media2 and does not speak it. */
    WITHOUT_MEDIA2,
    /** Its answers hold a bare {@code &}. */
    BARE_AMPERSAND
  }
}

package org.gengfu.driver.onvif;

/** What a camera did that its profile does not say yet, or what an inspection left out. */
public enum Remark {
  /** A bare {@code &} was repaired. */
  BARE_AMPERSAND,
  /** It accepts tokens stamped with UTC though it states another time as UTC. */
  LOCAL_TIME_AS_UTC,
  /** It announces Media2 and does not speak it. */
  MEDIA2_NOT_SPOKEN,
  /** The addresses that it gives are not where it answered: behind address translation? */
  ADDRESS_ELSEWHERE,
  /** GetServices is not spoken; GetCapabilities was asked instead. */
  NO_GET_SERVICES,
  /** It has more profiles than are kept. */
  MORE_PROFILES,
  /** The user may not ask for something that was asked. */
  RIGHTS_MISSING,
  /** The inspection's time was over. */
  CUT_SHORT
}

package org.gengfu.core.contract;

/** What a promise's time begins with. */
public enum ClockStart {
  /** The first moment at which service suffered, by the device's own time. */
  FAULT,
  /** The alarm that told of it. */
  ALARM,
  /** Somebody of the client told us, or we told them. */
  NOTICE,
  /** It is sure that the device itself is broken. */
  CONFIRMED,
  /** Somebody asked for it. */
  REQUEST
}

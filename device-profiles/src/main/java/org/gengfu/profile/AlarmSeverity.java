package org.gengfu.profile;

/** Perceived severity of an alarm (ITU-T X.733, RFC 8632). */
public enum AlarmSeverity {
  INDETERMINATE,
  WARNING,
  MINOR,
  MAJOR,
  CRITICAL
}

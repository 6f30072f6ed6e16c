package org.gengfu.contract;

/** Perceived severity of an alarm (ITU-T X.733, RFC 8632). Cleared is a state, not a severity. */
public enum Severity {
  INDETERMINATE,
  WARNING,
  MINOR,
  MAJOR,
  CRITICAL
}

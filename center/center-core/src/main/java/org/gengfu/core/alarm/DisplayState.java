package org.gengfu.core.alarm;

/** What an operator's list calls an alarm; derived, never stored as the truth (ISA-18.2). */
public enum DisplayState {
  NORMAL,
  UNACKNOWLEDGED,
  ACKNOWLEDGED,
  RETURNED_UNACKNOWLEDGED,
  LATCHED_UNACKNOWLEDGED,
  LATCHED_ACKNOWLEDGED,
  SHELVED,
  SUPPRESSED,
  OUT_OF_SERVICE;

  static DisplayState of(AlarmState state) {
    Visibility visibility = state.visibility();
    if (!visibility.outOfService().isEmpty()) {
      return OUT_OF_SERVICE;
    }
    if (!visibility.suppressions().isEmpty()) {
      return SUPPRESSED;
    }
    if (visibility.shelf() != null) {
      return SHELVED;
    }
    boolean waits = state.isUnacknowledged();
    if (state.condition().isActive()) {
      return waits ? UNACKNOWLEDGED : ACKNOWLEDGED;
    }
    if (state.latched()) {
      return waits ? LATCHED_UNACKNOWLEDGED : LATCHED_ACKNOWLEDGED;
    }
    return waits ? RETURNED_UNACKNOWLEDGED : NORMAL;
  }
}

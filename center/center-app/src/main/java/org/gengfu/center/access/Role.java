package org.gengfu.center.access;

/** What a user may do; each role may do all that the ones before it may. */
public enum Role {
  /** Sees everything. */
  VIEWER,
  /** Also acts on alarms and edges. */
  OPERATOR,
  /** Also sets what profiles keep for engineers. */
  ENGINEER,
  /** Also rules over users. */
  ADMINISTRATOR;

  /** True when this role may do what asks for that one. */
  public boolean covers(Role needed) {
    return compareTo(needed) >= 0;
  }
}

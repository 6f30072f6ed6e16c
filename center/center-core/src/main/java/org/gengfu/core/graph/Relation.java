package org.gengfu.core.graph;

/** How one node bears on another; an edge points from what bears to what hangs on it. */
public enum Relation {
  /** Gives it electric power. */
  POWERS,
  /** Carries its traffic. */
  CARRIES,
  /** Is the place or the housing in which it stands. */
  CONTAINS,
  /**
   * Is who tells of it: when the observer fails, it is not observed, which is not the same as down.
   */
  REPORTS_VIA
}

package org.gengfu.core.command;

/** Where a request stands. */
public enum CommandState {
  /** A second person must agree. */
  ASKED,
  /** Everybody who must has agreed; it is about to be sent. */
  AGREED,
  /** The second person did not agree. */
  DECLINED,
  /** Nobody agreed in time. */
  EXPIRED,
  /** It was handed to the broker; what came of it is not known yet. */
  SENT,
  /** The device took it. */
  DONE,
  /** The edge did not begin it. */
  REFUSED,
  /** It did not succeed, or was never sent. */
  FAILED,
  /**
   * Nobody knows: no outcome came in time, or the edge itself does not know. It is not repeated.
   */
  UNKNOWN;

  /** True while something is still to come of it by itself. */
  public boolean isOpen() {
    return this == ASKED || this == AGREED || this == SENT;
  }
}

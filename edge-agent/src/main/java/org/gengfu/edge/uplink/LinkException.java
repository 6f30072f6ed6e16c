package org.gengfu.edge.uplink;

import org.jspecify.annotations.Nullable;

/** The broker cannot be reached, refused, or did not answer in time; trying again may help. */
final class LinkException extends Exception {
  private static final long serialVersionUID = 1;

  LinkException(String why, @Nullable Throwable cause) {
    super(why, cause);
  }

  /** What went wrong, for people. */
  String why() {
    return String.valueOf(getMessage());
  }
}

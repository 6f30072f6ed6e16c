package org.gengfu.sim;

import org.gengfu.document.Problems;

/** A room file that is wrong. */
public final class RoomRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RoomRejectedException(Problems problems) {
    super(problems.toString());
  }
}

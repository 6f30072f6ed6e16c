package org.gengfu.center.ingest;

import java.time.Instant;

/**
 * Whether readings are taken in.
 *
 * @param since when this state began, by the center's clock
 * @param explanation what is wrong and what is done about it, empty while all is well
 */
public record IngestHealth(State state, Instant since, String explanation) {

  /** What ingest can do. */
  public enum State {
    /** Not ready yet. */
    STARTING,
    /** Readings are committed and acknowledged. */
    ACCEPTING,
    /** The disk is full: nothing is committed; edges keep their readings. Recovers by itself. */
    DISK_FULL,
    /** A store fails: nothing is committed; edges keep their readings. Recovers by itself. */
    STORE_UNAVAILABLE,
    /** Ended on purpose. */
    STOPPED
  }

  /** True while readings are committed. */
  public boolean isAccepting() {
    return state == State.ACCEPTING;
  }
}

package org.gengfu.notify;

import java.time.Instant;

/**
 * A message and how far it has come.
 *
 * @param attempts made or being made
 * @param timer when it is looked at next: to be sent, given up, or forgotten
 * @param why the last word about it
 */
public record Parcel(Message message, State state, int attempts, Instant timer, String why) {
  /** How far a message has come. */
  public enum State {
    /** To be sent when its time has come and the limits allow it. */
    WAITING,
    /** Part of a digest. */
    GATHERED,
    /** Handed to its channel. */
    SENDING,
    /** Taken by its channel. */
    SENT,
    /** The network says that it has arrived. */
    DELIVERED,
    /** Not taken, for good. */
    FAILED,
    /** Nobody knows whether it was taken. */
    UNKNOWN,
    /** Not sent, because it need not be. */
    DROPPED;

    /** True when nothing more happens to it by itself. */
    public boolean settled() {
      return switch (this) {
        case WAITING, GATHERED, SENDING -> false;
        case SENT, DELIVERED, FAILED, UNKNOWN, DROPPED -> true;
      };
    }
  }

  /** True when it wants to be looked at by itself. */
  boolean timed() {
    return switch (state) {
      case WAITING, SENDING -> true;
      case GATHERED -> false;
      case SENT, DELIVERED, FAILED, UNKNOWN, DROPPED -> message.subject().isEmpty();
    };
  }

  /** True when it may go into a digest: patient, and never tried alone. */
  boolean gatherable() {
    return state == State.WAITING && attempts == 0 && message.patient();
  }

  Parcel with(State next, int tries, Instant at, String reason) {
    return new Parcel(message, next, tries, at, reason);
  }
}

package org.gengfu.edge.outbox;

/** What an acknowledgement meant to the outbox. */
public enum Acknowledgement {
  /** Records up to there may be forgotten. */
  TAKEN,
  /** It speaks of another life of this outbox and was ignored. */
  OTHER_EPOCH,
  /** The host knows more records than were ever written here: a new epoch was drawn. */
  AHEAD
}

package org.gengfu.center.order;

/** A photograph, or a piece of it, is not taken; what the phone has stays there. */
public final class PhotoRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final Why why;

  /** Why it is not taken. */
  public enum Why {
    /** Not of the form that is asked for. */
    WRONG,
    /** There is another one of that id, or its bytes are not those that were announced. */
    BROKEN,
    /** There are too many, or it is too large. */
    TOO_MUCH,
    /** It is no picture. */
    NO_PICTURE,
    /** The disk is full; to be sent again later. */
    DISK_FULL
  }

  PhotoRefused(Why why, String message) {
    super(message, null, false, false);
    this.why = why;
  }

  /** Why it is not taken. */
  public Why why() {
    return why;
  }
}

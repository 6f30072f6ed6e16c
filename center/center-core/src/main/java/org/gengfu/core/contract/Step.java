package org.gengfu.core.contract;

/**
 * Something that a contract wants within a promise's time, before that is over.
 *
 * @param afterMillis so long after the fault began
 */
public record Step(long afterMillis, What what, Text text) {
  /** What is to be done. */
  public enum What {
    /** It could not be mended from afar: somebody goes. */
    GO_ON_SITE,
    /** The client is told that it may become late. */
    TELL_CLIENT,
    /** Repair or replace is decided, so that the part still comes in time. */
    DECIDE_SPARE
  }

  public Step {
    if (afterMillis <= 0) {
      throw new IllegalArgumentException("a step comes after the beginning, not at " + afterMillis);
    }
  }
}

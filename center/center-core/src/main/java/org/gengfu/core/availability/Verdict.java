package org.gengfu.core.availability;

/**
 * What one piece of evidence says. Of several about the same instant the last in this order counts:
 * a fault is not hidden by a good look, and a watcher that went away has nothing more to say.
 */
public enum Verdict {
  /** As it should be. */
  GOOD,
  /** Not as it should be. */
  BAD,
  /** Nobody could look: the watcher, not the device, was away. */
  NOT_OBSERVED;

  /**
   * What two demands say together, such as "online" and "picture sane": bad when one is, good when
   * both are, otherwise not observed.
   */
  public Verdict and(Verdict other) {
    if (this == BAD || other == BAD) {
      return BAD;
    }
    return this == GOOD && other == GOOD ? GOOD : NOT_OBSERVED;
  }
}

package org.gengfu.core.clock;

/**
 * How a contract is read when one fault sees both usual and key time, or two levels. Contracts give
 * two targets and no rule for that, so it is agreed with the owner and stands in the contract's
 * data.
 */
public enum SpanReading {
  /** The target of the beginning holds to the end. */
  FIXED_AT_START,
  /** The share that is used up is kept; the rest runs at the target that holds now. */
  PROGRESSIVE,
  /**
   * The target of the beginning holds, and each key period that begins meanwhile sets its own
   * target from its beginning on. The first of these that runs out breaks the promise.
   */
  KEY_FROM_ITS_BEGIN
}

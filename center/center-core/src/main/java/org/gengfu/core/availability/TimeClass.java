package org.gengfu.core.availability;

/**
 * What an instant counts as. Every instant has exactly one class: the first in this order whose
 * condition holds.
 */
public enum TimeClass {
  /** Not in service: before commissioning, after retirement, outside the contract's hours. */
  OUT,
  /** In service, and excused by an approved exclusion. */
  EXCLUDED,
  /** No evidence that can be trusted says what it was. */
  UNKNOWN,
  /** Bad, from the first bad instant on. */
  DOWN,
  /** Good. */
  UP
}

package org.gengfu.core.availability;

/** Why time may be excused. The contract says which of these it honours. */
public enum ExclusionReason {
  /** Planned work, announced and approved. */
  MAINTENANCE,
  /** Storm, flood, fire and the like. */
  FORCE_MAJEURE,
  /** The grid failed. */
  GRID_FAILURE,
  /** The carrier's network failed. */
  CARRIER_FAILURE,
  /** Road works, building works, felled poles: others' doing. */
  THIRD_PARTY_WORKS,
  /** The owner switched it off, moved it, or asked for it. */
  OWNER_REQUEST
}

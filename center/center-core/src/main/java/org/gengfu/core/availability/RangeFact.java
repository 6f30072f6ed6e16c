package org.gengfu.core.availability;

/** Something that is said of a range of time, and when the center knew it. */
public sealed interface RangeFact permits ServiceTime, Doubt, Backfill, Attribution, Grant {

  /** The instants that it speaks of. */
  TimeRange range();

  /** While the center held it to be true. */
  Known known();
}

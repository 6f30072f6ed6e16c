package org.gengfu.core.availability;

import org.jspecify.annotations.Nullable;

/** Whoever wants to be told, in order and without gaps, what time was. */
interface Brush {
  /**
   * From one instant to another it was the same.
   *
   * @param beneath what it would have been without the exclusion; the class itself otherwise
   * @param seen the sample before or at the beginning, believed or not
   * @param filled the back-fill that decided
   * @param excused the exclusion that decided
   * @param cause the attribution of the downtime, excused or not
   */
  void paint(
      long fromMillis,
      long toMillis,
      TimeClass timeClass,
      TimeClass beneath,
      @Nullable Sample seen,
      @Nullable Backfill filled,
      @Nullable Grant excused,
      @Nullable Attribution cause);
}

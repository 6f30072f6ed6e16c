package org.gengfu.core.availability;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time of one class, with what makes it that.
 *
 * @param beneath what it would have been without the exclusion; {@code timeClass} unless that is
 *     EXCLUDED
 * @param seen the sample that says so: the first of the stretch, or the one before it. With unknown
 *     time the last look before it, null when there was none
 * @param filled the back-fill that says so, where no sample does
 * @param excused the exclusion, when it is EXCLUDED
 * @param cause whose downtime it is, if that is known; of downtime only, excused or not
 */
public record Stretch(
    TimeRange range,
    TimeClass timeClass,
    TimeClass beneath,
    @Nullable Sample seen,
    @Nullable Backfill filled,
    @Nullable Grant excused,
    @Nullable Attribution cause) {

  /** How much earlier it may have begun, in milliseconds: how finely was looked. */
  public long resolutionMillis() {
    return seen == null || filled != null || !range.contains(seen.atMillis())
        ? 0
        : seen.resolutionMillis();
  }

  /** True when this and the next are one: same class for the same reasons. */
  boolean goesOnAs(Stretch next) {
    return range.toMillis() == next.range.fromMillis()
        && timeClass == next.timeClass
        && beneath == next.beneath
        && Objects.equals(filled, next.filled)
        && Objects.equals(excused, next.excused)
        && Objects.equals(cause, next.cause)
        && (beneath != TimeClass.UNKNOWN || Objects.equals(seen, next.seen));
  }

  /** This one, longer. */
  Stretch until(long toMillis) {
    TimeRange longer = new TimeRange(range.fromMillis(), toMillis);
    return new Stretch(longer, timeClass, beneath, seen, filled, excused, cause);
  }
}

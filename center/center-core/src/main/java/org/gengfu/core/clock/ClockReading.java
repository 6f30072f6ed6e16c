package org.gengfu.core.clock;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a clock shows.
 *
 * @param state what it does now
 * @param startMillis since when it counts
 * @param endMillis up to when it counted: its stop, else the present
 * @param elapsedMillis how long it ran
 * @param usedPermille how much of the promise is used, thousandths, rounded down
 * @param deadlineMillis when the promise is (or was) used up if nothing but the calendar changes;
 *     empty while it stands without end, and when the promise does not run out within ten years
 * @param broken true when it ended, or is now, after its deadline
 * @param stop what ended it, or null
 * @param stretches its time so far, alike neighbours joined
 */
public record ClockReading(
    State state,
    long startMillis,
    long endMillis,
    long elapsedMillis,
    int usedPermille,
    OptionalLong deadlineMillis,
    boolean broken,
    @Nullable Stop stop,
    List<Stretch> stretches) {
  /** What a clock does. */
  public enum State {
    /** Its start lies ahead. */
    NOT_BEGUN,
    RUNNING,
    PAUSED,
    OUT_OF_HOURS,
    NOT_PROMISED,
    /** What was promised has happened. */
    STOPPED
  }

  public ClockReading {
    stretches = List.copyOf(stretches);
  }
}

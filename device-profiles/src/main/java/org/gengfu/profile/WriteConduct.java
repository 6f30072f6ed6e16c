package org.gengfu.profile;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is kept to when a point is written or a command is run.
 *
 * @param momentary after this the value of {@code back} is written; zero for a value that stays
 * @param back what a momentary write ends with, in the point's unit, or null for the value that was
 *     read before
 * @param confirm a person must confirm
 * @param coolDown least time between two; zero for none
 * @param approval a second person of this role must agree; empty for nobody
 * @param perHour most in an hour, 0 for any number
 * @param maxLength most characters of a text, 0 when it is no text
 */
public record WriteConduct(
    Duration momentary,
    @Nullable Double back,
    boolean confirm,
    Duration coolDown,
    String approval,
    int perHour,
    int maxLength) {
  /** Nothing else. */
  public static final WriteConduct PLAIN =
      new WriteConduct(Duration.ZERO, null, false, Duration.ZERO, "", 0, 0);
}

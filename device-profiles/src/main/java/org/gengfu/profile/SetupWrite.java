package org.gengfu.profile;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A write that the edge makes by itself after each connect, and maybe again and again: set-up,
 * opening a session, keeping a watchdog quiet.
 *
 * @param point a point of {@link ResolvedProfile#points} or {@link ResolvedProfile#targets}
 * @param value in the point's unit; null for the value that was last commanded through the point
 *     (nothing is written before there was one)
 * @param when only while this holds, or null; unknown does not write
 * @param verify read first, and write only when it differs
 * @param every written again after this; zero for once after each connect
 * @param secret the value must never be shown
 */
public record SetupWrite(
    String point,
    @Nullable Operand value,
    @Nullable Expression when,
    boolean verify,
    Duration every,
    boolean secret) {
  @Override
  public String toString() {
    return "SetupWrite[" + point + " = " + (secret ? "(secret)" : value) + ", every " + every + "]";
  }
}

package org.gengfu.center.stock;

import java.time.Instant;
import org.gengfu.core.stock.Why;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to a part, or refused.
 *
 * @param id made where it was asked for; null for what the program did by itself
 * @param act what was asked, e.g. {@code reserve}
 * @param serial number of the part; empty when none was found
 * @param reason in the words of who asked; may be empty
 * @param state of the part after it, null when no such part is known
 */
public record Move(
    @Nullable String id,
    Instant at,
    String by,
    String act,
    String serial,
    Outcome outcome,
    Why why,
    String reason,
    @Nullable String state,
    String place,
    String holder) {
  /** What came of it. */
  public enum Outcome {
    DONE,
    /** It was so already, or the same move had come before. */
    REPEATED,
    REFUSED
  }
}

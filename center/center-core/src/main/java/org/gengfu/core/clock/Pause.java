package org.gengfu.core.clock;

import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.TimeRange;

/**
 * A time for which the clock stands, because the owner agreed.
 *
 * @param id its own
 * @param range while it stands; its begin may lie before it was recorded
 * @param reason one of the promise's reasons
 * @param evidence id of the paper, photograph or message that shows it; not empty
 * @param askedBy who asked
 * @param approvedBy who agreed, another person
 * @param known while the center held it to be true
 */
public record Pause(
    String id,
    TimeRange range,
    String reason,
    String evidence,
    String askedBy,
    String approvedBy,
    Known known) {
  public Pause {
    if (evidence.isBlank() || approvedBy.isBlank()) {
      throw new IllegalArgumentException("pause " + id + " needs evidence and somebody who agreed");
    }
    if (approvedBy.equals(askedBy)) {
      throw new IllegalArgumentException(
          "pause " + id + ": " + askedBy + " asked for it and may not approve it");
    }
  }
}

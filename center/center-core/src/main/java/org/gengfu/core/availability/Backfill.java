package org.gengfu.core.availability;

/**
 * What was learned later of time that was unknown: an edge's buffered record of a stretch without
 * change, a device's uptime counter that covers the gap. It counts only where the samples leave the
 * time unknown; where two contradict each other, the bad one counts.
 *
 * @param verdict GOOD or BAD
 * @param evidence id of what says so
 */
public record Backfill(TimeRange range, Verdict verdict, String evidence, Known known)
    implements RangeFact {
  public Backfill {
    if (verdict == Verdict.NOT_OBSERVED) {
      throw new IllegalArgumentException(
          "back-fill " + evidence + " says nothing: leave it out, unknown time is unknown");
    }
  }
}

package org.gengfu.report;

import java.util.Set;
import org.gengfu.core.availability.Backfill;
import org.gengfu.core.availability.Doubt;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.Verdict;
import org.gengfu.core.availability.report.Measure;
import org.jspecify.annotations.Nullable;

/**
 * A doubt or a back-fill that one person asked for and another one is to decide, of one camera.
 * Until it is approved it changes nothing.
 *
 * @param id its own
 * @param camera code of the camera
 * @param range of which it speaks
 * @param verdict of a back-fill what the time was, GOOD or BAD; null makes it a doubt
 * @param measures of which rates it speaks
 * @param evidence id of what says so
 * @param why reason, for a reader
 * @param askedBy who asked; may not approve
 * @param askedAtMillis when, milliseconds since 1970-01-01 UTC
 * @param decision what was decided, null while nothing is
 * @param withdrawal who took it back, null while it stands
 */
public record Claim(
    String id,
    String camera,
    TimeRange range,
    @Nullable Verdict verdict,
    Set<Measure> measures,
    String evidence,
    String why,
    String askedBy,
    long askedAtMillis,
    @Nullable Decision decision,
    @Nullable Withdrawal withdrawal) {
  /** What was decided. */
  public enum Outcome {
    /** Another person agreed. */
    APPROVED,
    /** Another person did not. */
    REFUSED,
    /** It counts without: one person entered it before approval was demanded. */
    ENTERED
  }

  /** What it is worth as known at some instant. */
  public enum State {
    /** Nobody has decided. */
    UNDECIDED,
    /** It counts. */
    APPROVED,
    /** It counts, though nobody approved it. */
    ENTERED,
    /** It was refused. */
    REFUSED,
    /** Who asked took it back before anything was decided. */
    WITHDRAWN,
    /** It counted, and was taken back. */
    TAKEN_BACK
  }

  /**
   * A decision.
   *
   * @param atMillis when the center recorded it: from then on it is known
   */
  public record Decision(Outcome outcome, String by, long atMillis, String comment) {}

  /**
   * The end of a claim.
   *
   * @param atMillis when the center recorded it: from then on it does not count
   */
  public record Withdrawal(String by, long atMillis, String comment) {}

  public Claim {
    measures = Set.copyOf(measures);
    if (verdict == Verdict.NOT_OBSERVED) {
      throw new IllegalArgumentException(id + " says nothing: a back-fill is GOOD or BAD");
    }
    if (decision != null
        && decision.outcome() == Outcome.APPROVED
        && decision.by().equals(askedBy)) {
      throw new IllegalArgumentException(
          id + ": " + askedBy + " asked for it and may not approve it");
    }
    long before = askedAtMillis;
    if (decision != null && decision.atMillis() < before) {
      throw new IllegalArgumentException(id + " was decided before it was asked for");
    }
    before = decision == null ? before : decision.atMillis();
    if (withdrawal != null && withdrawal.atMillis() < before) {
      throw new IllegalArgumentException(id + " was taken back before it was known");
    }
  }

  /** Since when, and how long, it counts; null when it never did. */
  public @Nullable Known known() {
    if (decision == null || decision.outcome() == Outcome.REFUSED) {
      return null;
    }
    Known since = Known.since(decision.atMillis());
    return withdrawal == null ? since : since.withdrawn(withdrawal.atMillis());
  }

  /** As the core counts it; null when it is none, or never counted. */
  public @Nullable Doubt doubt() {
    Known known = known();
    return verdict != null || known == null ? null : new Doubt(range, evidence, why, known);
  }

  /** As the core counts it; null when it is none, or never counted. */
  public @Nullable Backfill backfill() {
    Known known = known();
    return verdict == null || known == null ? null : new Backfill(range, verdict, evidence, known);
  }

  /** True when it counts as known at an instant. */
  public boolean countsAt(long knownAtMillis) {
    Known known = known();
    return known != null && known.at(knownAtMillis);
  }

  /** What it was worth as known at an instant from that on at which it was asked for. */
  public State state(long knownAtMillis) {
    boolean decided = decision != null && decision.atMillis() <= knownAtMillis;
    if (withdrawal != null && withdrawal.atMillis() <= knownAtMillis) {
      return decided ? State.TAKEN_BACK : State.WITHDRAWN;
    }
    if (decision == null || !decided) {
      return State.UNDECIDED;
    }
    return switch (decision.outcome()) {
      case APPROVED -> State.APPROVED;
      case REFUSED -> State.REFUSED;
      case ENTERED -> State.ENTERED;
    };
  }
}

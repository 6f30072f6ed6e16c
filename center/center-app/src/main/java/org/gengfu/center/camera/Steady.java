package org.gengfu.center.camera;

import java.time.Duration;
import java.time.Instant;
import org.gengfu.contract.Seen;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What a camera's looks say once the contract's delays have spoken, look by look: the same rule as
 * in the availability core, for screens, which cannot wait for the end of the month.
 *
 * @param confirmed GOOD or BAD; NOT_OBSERVED while nothing was ever seen
 * @param since first instant of it
 * @param candidate verdict of the run that goes on now; the confirmed one when nothing speaks
 *     against it
 * @param candidateSince first instant of that run
 * @param observed how long that run was observed until the newest look
 * @param last the newest look
 * @param seen what it said
 * @param gone since when nobody could look, null while somebody can
 */
public record Steady(
    Seen confirmed,
    Instant since,
    Seen candidate,
    Instant candidateSince,
    Duration observed,
    Instant last,
    Seen seen,
    @Nullable Instant gone) {

  /** What is so, and since when. */
  public record Word(Seen seen, Instant since) {}

  static Steady first(Seen seen, Instant at) {
    Instant gone = seen == Seen.NOT_OBSERVED ? at : null;
    return new Steady(seen, at, seen, at, Duration.ZERO, at, seen, gone);
  }

  /** After a look that is newer than the newest. */
  Steady after(Seen now, Instant at, AvailabilityPolicy policy) {
    Steady before = settled(at, policy);
    Instant lost = before.lostAt(at, policy);
    if (now == Seen.NOT_OBSERVED) {
      Instant since = seen == Seen.NOT_OBSERVED && gone != null ? gone : lost == null ? at : lost;
      return new Steady(
          before.confirmed,
          before.since,
          before.candidate,
          before.candidateSince,
          before.observed,
          at,
          now,
          since);
    }
    if (before.confirmed == Seen.NOT_OBSERVED) {
      return first(now, at);
    }
    boolean goesOn = now == before.candidate;
    return new Steady(
        before.confirmed,
        before.since,
        now,
        goesOn ? before.candidateSince : at,
        goesOn ? before.observed : Duration.ZERO,
        at,
        now,
        null);
  }

  /** The same at a later instant, when no look came in between. */
  private Steady settled(Instant now, AvailabilityPolicy policy) {
    if (seen == Seen.NOT_OBSERVED || confirmed == Seen.NOT_OBSERVED) {
      return this;
    }
    Duration believed = Duration.between(last, now);
    Duration trust = Duration.ofMillis(policy.trustMillis());
    Duration sum = observed.plus(believed.compareTo(trust) < 0 ? believed : trust);
    long delay = candidate == Seen.BAD ? policy.downAfterMillis() : policy.upAfterMillis();
    boolean changes = candidate != confirmed && sum.toMillis() >= delay;
    return new Steady(
        changes ? candidate : confirmed,
        changes ? candidateSince : since,
        candidate,
        candidateSince,
        sum,
        last,
        seen,
        gone);
  }

  private @Nullable Instant lostAt(Instant now, AvailabilityPolicy policy) {
    Instant end = last.plusMillis(policy.trustMillis());
    return seen != Seen.NOT_OBSERVED && end.isBefore(now) ? end : null;
  }

  /** What is so at an instant after the newest look. */
  public Word at(Instant now, AvailabilityPolicy policy) {
    if (seen == Seen.NOT_OBSERVED) {
      return new Word(Seen.NOT_OBSERVED, gone == null ? last : gone);
    }
    Instant lost = lostAt(now, policy);
    if (lost != null) {
      return new Word(Seen.NOT_OBSERVED, lost);
    }
    Steady settled = settled(now, policy);
    return new Word(settled.confirmed, settled.since);
  }
}

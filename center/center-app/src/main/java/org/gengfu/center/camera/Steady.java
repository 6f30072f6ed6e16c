package org.gengfu.center.camera;

import java.time.Duration;
import java.time.Instant;
import org.gengfu.contract.Seen;
import org.gengfu.core.availability.AvailabilityPolicy;

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
 * @param kept what the newest look said that is not of a run that does not count yet, and when: of
 *     NOT_OBSERVED the instant from which on nobody could look
 */
public record Steady(
    Seen confirmed,
    Instant since,
    Seen candidate,
    Instant candidateSince,
    Duration observed,
    Instant last,
    Seen seen,
    Word kept) {

  /** What is so, and since when. */
  public record Word(Seen seen, Instant since) {}

  static Steady first(Seen seen, Instant at) {
    return new Steady(seen, at, seen, at, Duration.ZERO, at, seen, new Word(seen, at));
  }

  /** After a look that is newer than the newest. */
  Steady after(Seen now, Instant at, AvailabilityPolicy policy) {
    Steady before = settled(at, policy);
    if (now == Seen.NOT_OBSERVED) {
      Word word = at(at, policy);
      Word gone = word.seen() == Seen.NOT_OBSERVED ? word : new Word(now, at);
      return new Steady(
          before.confirmed,
          before.since,
          before.candidate,
          before.candidateSince,
          before.observed,
          at,
          now,
          gone);
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
        now == before.confirmed ? new Word(now, at) : before.kept);
  }

  /** The same at a later instant, when no look came in between. */
  private Steady settled(Instant now, AvailabilityPolicy policy) {
    if (seen == Seen.NOT_OBSERVED || confirmed == Seen.NOT_OBSERVED) {
      return this;
    }
    Duration believed = Duration.between(last, now);
    Duration trust = Duration.ofMillis(policy.trustMillis());
    boolean silent = believed.compareTo(trust) > 0;
    // A bad look that nothing followed while it was believed proves an instant, no length of time.
    Duration more = silent ? (seen == Seen.BAD ? Duration.ZERO : trust) : believed;
    Duration sum = observed.plus(more);
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
        changes ? new Word(candidate, last) : silent ? unless(trust) : kept);
  }

  /** What is kept when a bad run that does not count was followed by a hole: nothing from it on. */
  private Word unless(Duration trust) {
    if (seen != Seen.BAD || candidate == confirmed) {
      return kept;
    }
    Instant end = kept.seen() == Seen.NOT_OBSERVED ? kept.since() : kept.since().plus(trust);
    return new Word(Seen.NOT_OBSERVED, end.isBefore(candidateSince) ? end : candidateSince);
  }

  /** What is so at an instant after the newest look. */
  public Word at(Instant now, AvailabilityPolicy policy) {
    Steady settled = settled(now, policy);
    Word word = settled.kept;
    if (word.seen() == Seen.NOT_OBSERVED) {
      return word;
    }
    Instant end = word.since().plusMillis(policy.trustMillis());
    return end.isBefore(now)
        ? new Word(Seen.NOT_OBSERVED, end)
        : new Word(settled.confirmed, settled.since);
  }
}

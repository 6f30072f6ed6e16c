package org.gengfu.center.camera;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.gengfu.core.availability.Attribution;
import org.gengfu.core.availability.Backfill;
import org.gengfu.core.availability.Doubt;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.RangeFact;
import org.gengfu.core.availability.Root;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.Verdict;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.report.Claim;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a camera's time beside the looks. It counts once another person approved
 * it, from that instant on.
 *
 * @param request the first of those that one wish asked for, one for each camera
 * @param evidence id of what says so; of an attribution the incident
 * @param text the reason, for a reader
 * @param resource of an attribution what failed first
 * @param party of an attribution who answers for it
 * @param verdict of a back-fill, null otherwise
 * @param measure for which demand a back-fill speaks
 * @param askedBy who asked for it; may not approve it
 * @param asked when
 * @param decided what was decided, null while nothing is
 * @param withdrawn who took it back, null while it stands
 */
public record CameraFactRow(
    long id,
    long request,
    String code,
    Kind kind,
    Instant from,
    Instant to,
    String evidence,
    String text,
    String resource,
    String party,
    @Nullable Verdict verdict,
    Demand measure,
    String askedBy,
    Instant asked,
    @Nullable Decided decided,
    @Nullable Withdrawn withdrawn) {

  /** What kind of fact. */
  public enum Kind {
    ATTRIBUTION,
    DOUBT,
    BACKFILL
  }

  /** For which demand. */
  public enum Demand {
    ONLINE,
    INTACT,
    BOTH;

    boolean covers(Measure measure) {
      return switch (this) {
        case BOTH -> true;
        case ONLINE -> measure == Measure.ONLINE;
        case INTACT -> measure == Measure.INTACT;
      };
    }

    Set<Measure> measures() {
      return switch (this) {
        case BOTH -> EnumSet.of(Measure.ONLINE, Measure.INTACT);
        case ONLINE -> EnumSet.of(Measure.ONLINE);
        case INTACT -> EnumSet.of(Measure.INTACT);
      };
    }
  }

  /** What was decided. */
  public enum Decision {
    APPROVED,
    REFUSED,
    /** It counts, though nobody approved it: it is older than that rule. */
    ENTERED
  }

  /**
   * A decision.
   *
   * @param by who decided, empty for ENTERED
   * @param at when the center recorded it
   */
  public record Decided(Decision decision, String by, Instant at, String comment) {}

  /**
   * The end of it.
   *
   * @param by who took it back, empty when nobody noted it
   * @param at when the center recorded it
   */
  public record Withdrawn(String by, Instant at, String comment) {}

  /** What it is worth now. */
  public enum State {
    UNDECIDED,
    APPROVED,
    ENTERED,
    REFUSED,
    /** Who asked took it back before anything was decided. */
    WITHDRAWN,
    /** It counted, and was taken back. */
    TAKEN_BACK
  }

  /** A wish, not yet recorded. */
  public static CameraFactRow wish(
      String code, Kind kind, Instant from, Instant to, String evidence, String text, String by) {
    return new CameraFactRow(
        0,
        0,
        code,
        kind,
        from,
        to,
        evidence,
        text,
        "",
        "",
        null,
        Demand.BOTH,
        by,
        from,
        null,
        null);
  }

  /** The same wish: whose downtime it was. */
  public CameraFactRow blaming(String failed, String whoAnswers) {
    return new CameraFactRow(
        id,
        request,
        code,
        kind,
        from,
        to,
        evidence,
        text,
        failed,
        whoAnswers,
        verdict,
        measure,
        askedBy,
        asked,
        decided,
        withdrawn);
  }

  /** The same wish: what the time was. */
  public CameraFactRow saying(@Nullable Verdict what, Demand demand) {
    return new CameraFactRow(
        id, request, code, kind, from, to, evidence, text, resource, party, what, demand, askedBy,
        asked, decided, withdrawn);
  }

  CameraFactRow asked(long number, long first, Instant at) {
    return new CameraFactRow(
        number, first, code, kind, from, to, evidence, text, resource, party, verdict, measure,
        askedBy, at, decided, withdrawn);
  }

  CameraFactRow decided(Decided how) {
    return new CameraFactRow(
        id, request, code, kind, from, to, evidence, text, resource, party, verdict, measure,
        askedBy, asked, how, withdrawn);
  }

  CameraFactRow withdrawn(Withdrawn how) {
    return new CameraFactRow(
        id, request, code, kind, from, to, evidence, text, resource, party, verdict, measure,
        askedBy, asked, decided, how);
  }

  /** What it is worth now. */
  public State state() {
    if (withdrawn != null) {
      return decided == null ? State.WITHDRAWN : State.TAKEN_BACK;
    }
    if (decided == null) {
      return State.UNDECIDED;
    }
    return switch (decided.decision()) {
      case APPROVED -> State.APPROVED;
      case REFUSED -> State.REFUSED;
      case ENTERED -> State.ENTERED;
    };
  }

  /** As the core counts it; empty while it never counted. */
  Optional<RangeFact> fact() {
    if (decided == null || decided.decision() == Decision.REFUSED) {
      return Optional.empty();
    }
    TimeRange range = ExclusionTable.range(from, to);
    long end = withdrawn == null ? TimeRange.LATEST : withdrawn.at().toEpochMilli();
    Known known = new Known(decided.at().toEpochMilli(), end);
    return Optional.of(
        switch (kind) {
          case ATTRIBUTION -> new Attribution(range, new Root(evidence, resource, party), known);
          case DOUBT -> new Doubt(range, evidence, text, known);
          case BACKFILL ->
              new Backfill(range, verdict == null ? Verdict.BAD : verdict, evidence, known);
        });
  }

  /** As reports list it; empty for an attribution. */
  Optional<Claim> claim() {
    if (kind == Kind.ATTRIBUTION) {
      return Optional.empty();
    }
    boolean doubt = kind == Kind.DOUBT;
    Verdict says = verdict == null ? Verdict.BAD : verdict;
    return Optional.of(
        new Claim(
            "camera-fact/" + id,
            code,
            ExclusionTable.range(from, to),
            doubt ? null : says,
            doubt ? Demand.BOTH.measures() : measure.measures(),
            evidence,
            text,
            askedBy,
            asked.toEpochMilli(),
            decided == null ? null : decision(decided),
            withdrawn == null
                ? null
                : new Claim.Withdrawal(
                    withdrawn.by(), withdrawn.at().toEpochMilli(), withdrawn.comment())));
  }

  private static Claim.Decision decision(Decided decided) {
    Claim.Outcome outcome =
        switch (decided.decision()) {
          case APPROVED -> Claim.Outcome.APPROVED;
          case REFUSED -> Claim.Outcome.REFUSED;
          case ENTERED -> Claim.Outcome.ENTERED;
        };
    return new Claim.Decision(
        outcome, decided.by(), decided.at().toEpochMilli(), decided.comment());
  }
}

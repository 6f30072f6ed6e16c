package org.gengfu.center.camera;

import java.time.Instant;
import org.gengfu.core.availability.Attribution;
import org.gengfu.core.availability.Backfill;
import org.gengfu.core.availability.Doubt;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.RangeFact;
import org.gengfu.core.availability.Root;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.Verdict;
import org.gengfu.core.availability.report.Measure;
import org.jspecify.annotations.Nullable;

/**
 * What was learned of a camera's time beside the looks.
 *
 * @param evidence id of what says so; of an attribution the incident
 * @param text of a doubt the reason
 * @param resource of an attribution what failed first
 * @param party of an attribution who answers for it
 * @param verdict of a back-fill, null otherwise
 * @param measure for which demand a back-fill speaks
 * @param by who recorded it
 * @param withdrawn when it was taken back, null while it stands
 */
public record CameraFactRow(
    long id,
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
    String by,
    Instant recorded,
    @Nullable Instant withdrawn) {

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
  }

  CameraFactRow withdrawn(Instant at) {
    return new CameraFactRow(
        id, code, kind, from, to, evidence, text, resource, party, verdict, measure, by, recorded,
        at);
  }

  /** As the core counts it. */
  RangeFact fact() {
    TimeRange range = ExclusionTable.range(from, to);
    long end = withdrawn == null ? TimeRange.LATEST : withdrawn.toEpochMilli();
    Known known = new Known(recorded.toEpochMilli(), end);
    return switch (kind) {
      case ATTRIBUTION -> new Attribution(range, new Root(evidence, resource, party), known);
      case DOUBT -> new Doubt(range, evidence, text, known);
      case BACKFILL ->
          new Backfill(range, verdict == null ? Verdict.BAD : verdict, evidence, known);
    };
  }
}

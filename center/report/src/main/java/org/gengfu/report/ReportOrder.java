package org.gengfu.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.availability.Target;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.Dimension;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.ReportCalendar;
import org.gengfu.core.availability.report.ReportRequest;
import org.gengfu.core.availability.report.SpanKind;

/**
 * What a report is to say.
 *
 * @param measures which demands, in order, each once
 * @param range the period
 * @param split into what the period is split
 * @param groupBy by what cameras are grouped
 * @param calendar days, weeks and months of the contract
 * @param policy how the contract counts
 * @param knownAtMillis what was learned later is not in it, and time from this instant on is not
 *     counted; milliseconds since 1970-01-01 UTC
 * @param targets what the contract demands; a measure without one is not judged
 * @param head titles and parties
 * @param issue which version it is
 */
public record ReportOrder(
    List<Measure> measures,
    TimeRange range,
    SpanKind split,
    Dimension groupBy,
    ReportCalendar calendar,
    AvailabilityPolicy policy,
    long knownAtMillis,
    Map<Measure, Target> targets,
    ReportHead head,
    Issue issue) {
  public ReportOrder {
    measures = List.copyOf(measures);
    Map<Measure, Target> copy = new EnumMap<>(Measure.class);
    copy.putAll(targets);
    targets = Map.copyOf(copy);
    if (measures.isEmpty() || measures.stream().distinct().count() != measures.size()) {
      throw new IllegalArgumentException(
          "a report is about at least one measure, each once: " + measures);
    }
    Issue.Earlier earlier = issue.earlier();
    if (earlier != null && earlier.knownAtMillis() > knownAtMillis) {
      throw new IllegalArgumentException(
          "the version before is as known at %d; one as known at %d would go back"
              .formatted(earlier.knownAtMillis(), knownAtMillis));
    }
  }

  /** A draft by district, not split, counted as contracts usually do, in Chinese. */
  public static ReportOrder of(Measure measure, TimeRange range, long knownAtMillis) {
    return new ReportOrder(
        List.of(measure),
        range,
        SpanKind.WHOLE,
        Dimension.DISTRICT,
        ReportCalendar.CHINA,
        AvailabilityPolicy.DEFAULT,
        knownAtMillis,
        Map.of(),
        ReportHead.in(Language.ZH),
        Issue.DRAFT);
  }

  /** The same about other measures. */
  public ReportOrder about(List<Measure> others) {
    return new ReportOrder(
        others, range, split, groupBy, calendar, policy, knownAtMillis, targets, head, issue);
  }

  /** The same by other groups and spans. */
  public ReportOrder by(Dimension group, SpanKind span) {
    return new ReportOrder(
        measures, range, span, group, calendar, policy, knownAtMillis, targets, head, issue);
  }

  /** The same, counted otherwise. */
  public ReportOrder counted(ReportCalendar days, AvailabilityPolicy contract) {
    return new ReportOrder(
        measures, range, split, groupBy, days, contract, knownAtMillis, targets, head, issue);
  }

  /** The same with demands. */
  public ReportOrder demanding(Map<Measure, Target> demands) {
    return new ReportOrder(
        measures, range, split, groupBy, calendar, policy, knownAtMillis, demands, head, issue);
  }

  /** The same under another head. */
  public ReportOrder under(ReportHead other) {
    return new ReportOrder(
        measures, range, split, groupBy, calendar, policy, knownAtMillis, targets, other, issue);
  }

  /** The same as another version. */
  public ReportOrder issued(Issue version) {
    return new ReportOrder(
        measures, range, split, groupBy, calendar, policy, knownAtMillis, targets, head, version);
  }

  /** What the core is asked for one measure. */
  public ReportRequest request(Measure measure) {
    return new ReportRequest(measure, range, split, groupBy, calendar, policy);
  }
}

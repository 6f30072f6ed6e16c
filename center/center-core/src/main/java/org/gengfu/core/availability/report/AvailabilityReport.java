package org.gengfu.core.availability.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gengfu.core.availability.AvailabilityTimeline;
import org.gengfu.core.availability.TimeSheet;

/**
 * Time of many devices by group and span, as known at one instant. The same evidence and the same
 * instant always give the same report. Immutable; any thread.
 *
 * @param request what was asked for
 * @param knownAtMillis what the center learned later is not in it, and time from this instant on is
 *     not counted
 * @param rows by group and span, in that order; spans that had not begun are left out
 * @param groups each group over the whole period, in order
 * @param totals all devices in each span; a device that belongs to two groups counts once
 * @param total all devices over the whole period
 */
public record AvailabilityReport(
    ReportRequest request,
    long knownAtMillis,
    List<ReportRow> rows,
    List<ReportRow> groups,
    List<ReportRow> totals,
    ReportRow total) {
  /** Most devices of one report. */
  public static final int MAX_SUBJECTS = 50_000;

  /** Most rows of one report. */
  public static final int MAX_ROWS = 1_000_000;

  public AvailabilityReport {
    rows = List.copyOf(rows);
    groups = List.copyOf(groups);
    totals = List.copyOf(totals);
  }

  /**
   * Counts. The devices are gone through once, one after the other, so they need not all be in
   * memory.
   *
   * @param devices each subject once
   * @param knownAtMillis as known at this instant, milliseconds since 1970-01-01 UTC
   * @throws IllegalArgumentException when there are too many devices or rows: a smaller part is to
   *     be asked for
   */
  public static AvailabilityReport of(
      ReportRequest request, Iterable<SubjectEvidence> devices, long knownAtMillis) {
    Counting counting = new Counting(request, knownAtMillis);
    int count = 0;
    for (SubjectEvidence device : devices) {
      if (++count > MAX_SUBJECTS) {
        throw new IllegalArgumentException(
            "more than %d devices: ask for a part of them".formatted(MAX_SUBJECTS));
      }
      counting.add(device);
    }
    return counting.report();
  }

  /** A report in the making. Used within one call. */
  private static final class Counting {
    private final ReportRequest request;
    private final long knownAtMillis;
    private final List<ReportSpan> spans;
    private final ReportSpan whole;
    private final Map<String, List<RowCounter>> byGroup = new TreeMap<>();
    private final List<RowCounter> all;

    Counting(ReportRequest request, long knownAtMillis) {
      this.request = request;
      this.knownAtMillis = knownAtMillis;
      this.spans =
          request.calendar().split(request.range(), request.split()).stream()
              .filter(span -> span.range().fromMillis() < knownAtMillis)
              .toList();
      this.whole = request.calendar().whole(request.range());
      this.all = counters();
    }

    /** One for each span, and one for the whole period. */
    private List<RowCounter> counters() {
      List<RowCounter> counters = new ArrayList<>(spans.size() + 1);
      for (int i = 0; i <= spans.size(); i++) {
        counters.add(new RowCounter());
      }
      return counters;
    }

    void add(SubjectEvidence device) {
      AvailabilityTimeline timeline =
          AvailabilityTimeline.of(device.evidence(), request.policy(), knownAtMillis);
      Subject subject = device.subject();
      List<List<RowCounter>> targets = new ArrayList<>();
      targets.add(all);
      for (String group : subject.groups(request.groupBy())) {
        targets.add(byGroup.computeIfAbsent(group, name -> counters()));
      }
      if (byGroup.size() * (spans.size() + 1L) > MAX_ROWS) {
        throw new IllegalArgumentException(
            "more than %d rows: ask for longer spans or larger groups".formatted(MAX_ROWS));
      }
      TimeSheet sum = TimeSheet.NONE;
      for (int i = 0; i < spans.size(); i++) {
        TimeSheet sheet = timeline.sheet(spans.get(i).range());
        count(targets, i, subject, sheet);
        sum = i == 0 ? sheet : sum.plus(sheet);
      }
      count(targets, spans.size(), subject, sum);
    }

    private static void count(
        List<List<RowCounter>> targets, int place, Subject subject, TimeSheet sheet) {
      for (List<RowCounter> target : targets) {
        target.get(place).add(subject, sheet);
      }
    }

    AvailabilityReport report() {
      List<ReportRow> rows = new ArrayList<>();
      List<ReportRow> groups = new ArrayList<>();
      byGroup.forEach((group, counters) -> {
        rows.addAll(rows(group, counters));
        groups.add(counters.getLast().row(group, whole));
      });
      return new AvailabilityReport(
          request, knownAtMillis, rows, groups, rows("", all), all.getLast().row("", whole));
    }

    private List<ReportRow> rows(String group, List<RowCounter> counters) {
      List<ReportRow> rows = new ArrayList<>(spans.size());
      for (int i = 0; i < spans.size(); i++) {
        rows.add(counters.get(i).row(group, spans.get(i)));
      }
      return rows;
    }
  }
}

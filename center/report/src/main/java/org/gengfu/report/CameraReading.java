package org.gengfu.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.core.availability.Attribution;
import org.gengfu.core.availability.AvailabilityTimeline;
import org.gengfu.core.availability.EvidenceIds;
import org.gengfu.core.availability.Grant;
import org.gengfu.core.availability.Root;
import org.gengfu.core.availability.Stretch;
import org.gengfu.core.availability.TimeClass;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.AvailabilityReport;
import org.gengfu.core.availability.report.Excuse;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.SubjectEvidence;
import org.gengfu.core.availability.report.TimelineDifference;
import org.jspecify.annotations.Nullable;

/** Reads the lists of a report from one camera after the other. Used within one call. */
final class CameraReading {
  private final ReportOrder order;
  private final Map<String, CameraFile> files;
  private final ClaimReading claims;
  private final ReportMaker.Room room;
  private final List<CameraRow> cameras = new ArrayList<>();
  private final List<FaultRow> faults = new ArrayList<>();
  private final List<ExcuseRow> excuses = new ArrayList<>();
  private final List<RefusedRow> refused = new ArrayList<>();
  private final List<ChangeRow> changes = new ArrayList<>();
  private long changesLeftOut;

  CameraReading(
      ReportOrder order,
      Map<String, CameraFile> files,
      ClaimReading claims,
      ReportMaker.Room room) {
    this.order = order;
    this.files = files;
    this.claims = claims;
    this.room = room;
  }

  void add(SubjectEvidence device) {
    CameraFile file = ReportMaker.file(files, device.subject().id());
    TimeRange range = order.range();
    AvailabilityTimeline timeline = timeline(device, order.knownAtMillis());
    int faultsBefore = faults.size();
    int excusesBefore = excuses.size();
    Run run = new Run();
    for (Stretch stretch : timeline.stretches(range)) {
      Grant grant = stretch.excused();
      if (grant != null) {
        excuses.add(new ExcuseRow(file, new Excuse(file.code(), grant, stretch)));
      }
      if (stretch.timeClass() == TimeClass.DOWN) {
        faults.add(fault(file, timeline, stretch));
        run.add(stretch.range());
      }
    }
    cameras.add(new CameraRow(file, timeline.sheet(range), run.count, run.longest));
    Excuse.notGranted(device, order.policy(), range, order.knownAtMillis())
        .forEach(each -> refused.add(new RefusedRow(file, each)));
    room.take("fault stretches", faults.size() - faultsBefore);
    room.take("excused stretches", excuses.size() - excusesBefore);
    claims.add(file, device.evidence(), timeline);
    compare(file, device, timeline);
  }

  private AvailabilityTimeline timeline(SubjectEvidence device, long knownAtMillis) {
    return AvailabilityTimeline.of(device.evidence(), order.policy(), knownAtMillis);
  }

  private FaultRow fault(CameraFile file, AvailabilityTimeline timeline, Stretch stretch) {
    TimeRange range = stretch.range();
    Attribution cause = stretch.cause();
    @Nullable Root root = cause == null ? null : cause.root();
    EvidenceIds ids = timeline.evidence(stretch);
    long covered = Math.min(order.range().toMillis(), order.knownAtMillis());
    return new FaultRow(
        file,
        range,
        root,
        root == null ? file.subject().party() : root.party(),
        stretch.filled() != null,
        range.fromMillis() == order.range().fromMillis() && downBefore(timeline, range),
        range.toMillis() == covered,
        stretch.resolutionMillis(),
        ids.ids().isEmpty() ? "" : ids.ids().getFirst(),
        Math.max(0, ids.ids().size() - 1) + ids.leftOut());
  }

  private static boolean downBefore(AvailabilityTimeline timeline, TimeRange range) {
    long from = range.fromMillis();
    return from > TimeRange.EARLIEST && timeline.tally(new TimeRange(from - 1, from)).down() > 0;
  }

  private void compare(CameraFile file, SubjectEvidence device, AvailabilityTimeline timeline) {
    Issue.Earlier earlier = order.issue().earlier();
    if (earlier == null) {
      return;
    }
    AvailabilityTimeline before = timeline(device, earlier.knownAtMillis());
    for (TimelineDifference difference :
        TimelineDifference.between(before, timeline, order.range())) {
      if (changes.size() < Changes.MAX_STRETCHES) {
        changes.add(new ChangeRow(file, difference));
      } else {
        changesLeftOut++;
      }
    }
  }

  List<ChangeRow> changes() {
    return changes;
  }

  long changesLeftOut() {
    return changesLeftOut;
  }

  MeasureReport report(Measure measure, AvailabilityReport figures, @Nullable Changes differing) {
    return new MeasureReport(
        measure,
        figures,
        cameras,
        faults,
        excuses,
        refused,
        claims.rows(),
        claims.sum(),
        differing);
  }

  /** Stretches that touch each other are one fault. */
  private static final class Run {
    private int count;
    private long longest;
    private long from;
    private long to = Long.MIN_VALUE;

    void add(TimeRange range) {
      if (range.fromMillis() != to) {
        count++;
        from = range.fromMillis();
      }
      to = range.toMillis();
      longest = Math.max(longest, to - from);
    }
  }
}

package org.gengfu.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.AvailabilityReport;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.ReportDifference;
import org.gengfu.core.availability.report.ReportRequest;
import org.gengfu.core.availability.report.SubjectEvidence;
import org.jspecify.annotations.Nullable;

/** Makes reports. Pure but for the evidence that it reads; any thread, it may take seconds. */
public final class ReportMaker {
  private ReportMaker() {}

  /**
   * Makes a report; the evidence is gone through once for each measure, and once more when there is
   * a version before.
   *
   * @throws IllegalArgumentException when there are too many cameras, groups or rows: a shorter
   *     period or a part of the cameras is to be asked for
   */
  public static CameraReport make(ReportOrder order, CameraEvidence evidence) {
    Map<String, CameraFile> files = new HashMap<>();
    for (CameraFile file : evidence.cameras()) {
      if (files.put(file.code(), file) != null) {
        throw new IllegalArgumentException("camera " + file.code() + " is there twice");
      }
    }
    List<MeasureReport> parts = new ArrayList<>();
    Room room = new Room();
    for (Measure measure : order.measures()) {
      parts.add(part(order, measure, evidence, files, room));
    }
    return new CameraReport(order, parts);
  }

  private static MeasureReport part(
      ReportOrder order,
      Measure measure,
      CameraEvidence evidence,
      Map<String, CameraFile> files,
      Room room) {
    ReportRequest request = order.request(measure);
    TimeRange range = order.range();
    ClaimReading claims = new ClaimReading(order, measure, evidence.claims(range), room);
    CameraReading reading = new CameraReading(order, files, claims, room);
    Iterable<SubjectEvidence> devices = evidence.of(measure, range);
    AvailabilityReport figures =
        AvailabilityReport.of(request, () -> read(devices, reading), order.knownAtMillis());
    Issue.Earlier earlier = order.issue().earlier();
    Changes changes = null;
    if (earlier != null) {
      AvailabilityReport before =
          AvailabilityReport.of(request, evidence.of(measure, range), earlier.knownAtMillis());
      changes =
          new Changes(
              earlier,
              ReportDifference.between(before, figures),
              reading.changes(),
              reading.changesLeftOut());
    }
    return reading.report(measure, figures, changes);
  }

  /** Each device on its way to the sums is read for the lists as well. */
  private static Iterator<SubjectEvidence> read(
      Iterable<SubjectEvidence> devices, CameraReading reading) {
    Iterator<SubjectEvidence> inner = devices.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return inner.hasNext();
      }

      @Override
      public SubjectEvidence next() {
        SubjectEvidence device = inner.next();
        reading.add(device);
        return device;
      }
    };
  }

  /** How many rows of each kind still fit into one report. Used within one call. */
  static final class Room {
    private final Map<String, Integer> taken = new HashMap<>();

    void take(String what, int rows) {
      int now = taken.merge(what, rows, Integer::sum);
      if (now > CameraReport.MAX_ROWS) {
        throw new IllegalArgumentException(
            "more than %d %s in one report: ask for a shorter period, fewer measures or a part of"
                    .formatted(CameraReport.MAX_ROWS, what)
                + " the cameras");
      }
    }
  }

  /** The camera of a file, or what is wrong. */
  static CameraFile file(Map<String, CameraFile> files, String code) {
    @Nullable CameraFile file = files.get(code);
    if (file == null) {
      throw new IllegalArgumentException("there is evidence of " + code + ", but no such camera");
    }
    return file;
  }
}

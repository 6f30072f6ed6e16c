package org.gengfu.report;

import java.util.List;
import org.gengfu.core.availability.report.AvailabilityReport;
import org.gengfu.core.availability.report.Measure;
import org.jspecify.annotations.Nullable;

/**
 * A report's part about one measure.
 *
 * @param figures by group and span, and in all
 * @param cameras each over the whole period, in the evidence's order
 * @param faults every stretch of counted downtime, by camera and instant
 * @param excuses every stretch of excused time, by camera and instant
 * @param refused what was asked for in the period and does not count
 * @param claims doubts and back-fills that bear on the period, also those that do not count
 * @param rests how much rests on those that count
 * @param changes against the version before, null when there is none
 */
public record MeasureReport(
    Measure measure,
    AvailabilityReport figures,
    List<CameraRow> cameras,
    List<FaultRow> faults,
    List<ExcuseRow> excuses,
    List<RefusedRow> refused,
    List<ClaimRow> claims,
    ClaimSum rests,
    @Nullable Changes changes) {
  public MeasureReport {
    cameras = List.copyOf(cameras);
    faults = List.copyOf(faults);
    excuses = List.copyOf(excuses);
    refused = List.copyOf(refused);
    claims = List.copyOf(claims);
  }

  /** The same with other faults. */
  MeasureReport withFaults(List<FaultRow> others) {
    return new MeasureReport(
        measure, figures, cameras, others, excuses, refused, claims, rests, changes);
  }
}

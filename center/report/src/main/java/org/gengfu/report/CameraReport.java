package org.gengfu.report;

import java.util.List;

/**
 * A report of cameras' time, ready to be written. The same order and the same evidence always give
 * the same. Immutable; any thread.
 *
 * @param parts one for each measure of the order, in its order
 */
public record CameraReport(ReportOrder order, List<MeasureReport> parts) {
  /** Most rows of one list of one report: a sheet of a workbook holds a few more. */
  public static final int MAX_ROWS = 1_040_000;

  public CameraReport {
    parts = List.copyOf(parts);
  }

  /** True when it differs from the version before in any number; false when there is none. */
  public boolean changed() {
    return parts.stream()
        .map(MeasureReport::changes)
        .anyMatch(changes -> changes != null && !changes.figures().isEmpty());
  }
}

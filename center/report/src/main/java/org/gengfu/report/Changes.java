package org.gengfu.report;

import java.util.List;
import org.gengfu.core.availability.report.ReportDifference;

/**
 * What this version says otherwise than the one before.
 *
 * @param before which that is
 * @param figures of groups and spans
 * @param stretches of cameras; at most {@value #MAX_STRETCHES}
 * @param leftOut how many more there are
 */
public record Changes(
    Issue.Earlier before, ReportDifference figures, List<ChangeRow> stretches, long leftOut) {
  /** Most stretches that are listed; the others are counted. */
  public static final int MAX_STRETCHES = 100_000;

  public Changes {
    stretches = List.copyOf(stretches);
  }
}

package org.gengfu.report;

import java.util.List;

/**
 * A doubt or a back-fill that bears on a report.
 *
 * @param state as the report knows it
 * @param shifts what would be otherwise in the period if this one alone were not there; empty where
 *     it does not count. Two that need each other change the same time
 */
public record ClaimRow(CameraFile camera, Claim claim, Claim.State state, List<Shift> shifts) {
  public ClaimRow {
    shifts = List.copyOf(shifts);
  }
}

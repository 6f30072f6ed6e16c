package org.gengfu.report;

import org.gengfu.core.availability.Tally;
import org.gengfu.core.availability.TimeSheet;

/**
 * One camera over the whole period.
 *
 * @param sheet its time, milliseconds
 * @param faults how often it was down: stretches of counted downtime that do not touch each other
 * @param longestDownMillis the longest of them
 */
public record CameraRow(CameraFile camera, TimeSheet sheet, int faults, long longestDownMillis) {
  /** Its time by class. */
  public Tally tally() {
    return sheet.tally();
  }
}

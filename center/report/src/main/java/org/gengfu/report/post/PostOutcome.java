package org.gengfu.report.post;

import org.gengfu.core.availability.report.ReportSchedule;

/** What came of one report that was due. */
public sealed interface PostOutcome {
  /** Which rule. */
  PostRule rule();

  /** Of which period. */
  ReportSchedule.Due due();

  /**
   * It is everywhere where it belongs.
   *
   * @param late true when that was more than a day after it was due
   */
  record Sent(PostRule rule, ReportSchedule.Due due, boolean late) implements PostOutcome {}

  /**
   * It could not be made, or could not be sent everywhere; it is tried again with the next call,
   * and goes only where it has not been.
   *
   * @param why for the log and for whoever is to repair it
   */
  record Failed(PostRule rule, ReportSchedule.Due due, String why) implements PostOutcome {}
}

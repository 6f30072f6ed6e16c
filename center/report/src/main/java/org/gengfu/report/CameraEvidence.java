package org.gengfu.report;

import java.util.List;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.SubjectEvidence;

/** Where a report's facts come from: the center's database, or a folder that anybody can read. */
public interface CameraEvidence {

  /** Every camera of the report, each once, in the order of the report. */
  List<CameraFile> cameras();

  /**
   * Each camera of {@link #cameras} once, in the same order, with all that is known of its time:
   * also what was learned late or taken back, and samples from far enough before the range for its
   * first instant to be known. It may be gone through more than once, and one camera after the
   * other may be read while it is gone through.
   *
   * @param measure by which the samples are to be judged
   * @param range of which the report speaks
   */
  Iterable<SubjectEvidence> of(Measure measure, TimeRange range);

  /**
   * Every doubt and back-fill that bears on a range, also those that nobody has decided, that were
   * refused or taken back. Those that count are in {@link #of} as well.
   */
  List<Claim> claims(TimeRange range);
}

package org.gengfu.report;

import org.gengfu.core.availability.Exclusion;
import org.gengfu.core.availability.Ruling;
import org.gengfu.core.availability.TimeClass;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.Excuse;

/** One stretch of excused time of one camera; all of a camera's together are its excused time. */
public record ExcuseRow(CameraFile camera, Excuse excuse) {
  /** What was excused. */
  public TimeRange range() {
    return excuse.stretch().range();
  }

  /** What the time would have been: UP, DOWN or UNKNOWN. */
  public TimeClass beneath() {
    return excuse.stretch().beneath();
  }

  /** Who asked for it, and why. */
  public Exclusion exclusion() {
    return excuse.grant().exclusion();
  }

  /** Who approved it. */
  public Ruling ruling() {
    return excuse.grant().ruling();
  }
}

package org.gengfu.center.paper;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gengfu.core.availability.Ratio;
import org.gengfu.core.availability.Tally;
import org.gengfu.core.availability.Target;
import org.gengfu.core.availability.report.Measure;
import org.jspecify.annotations.Nullable;

/** Whoever counts the time of cameras for papers. Any thread that may block. */
@FunctionalInterface
public interface PaperRates {
  /**
   * Whether each camera was online, and whether it was intact, within a time, as the availability
   * core counts it: in this order, each with the same cameras.
   *
   * @param known what the center learned later is not in it
   * @throws IllegalArgumentException when the time is too long to be counted
   */
  List<Counted> of(Instant from, Instant to, Instant known);

  /**
   * What came of one measure.
   *
   * @param cameras time of each by class, by its node
   * @param leastCoverage share of the counted time that must be known for a rate
   * @param target what is demanded, null when nothing is
   */
  record Counted(
      Measure measure, Map<String, Tally> cameras, Ratio leastCoverage, @Nullable Target target) {
    public Counted {
      cameras = Map.copyOf(cameras);
    }
  }
}

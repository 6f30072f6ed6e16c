package org.gengfu.center.camera;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.gengfu.core.availability.Doubt;
import org.gengfu.core.availability.Evidence;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.Measure;

/**
 * Reads one camera's looks for a span, from far enough before it for its first instant to be known.
 * Used within one transaction.
 */
final class LookReading {
  private final Connection connection;
  private final StoredEvidence.Known known;
  private final Measure measure;
  private final TimeRange range;
  private final List<Doubt> doubts;
  private final boolean each;

  /**
   * @param each true to name each look as evidence
   */
  LookReading(
      Connection connection,
      StoredEvidence.Known known,
      Measure measure,
      TimeRange range,
      List<Doubt> doubts,
      boolean each) {
    this.connection = connection;
    this.known = known;
    this.measure = measure;
    this.range = range;
    this.doubts = doubts;
    this.each = each;
  }

  /**
   * @throws IllegalArgumentException when there are more looks than can be counted at once
   */
  LookSamples read(List<LookWindow> windows) throws SQLException {
    LookSamples samples = new LookSamples(measure);
    boolean found = true;
    long from = Long.MIN_VALUE;
    for (LookWindow window : windows) {
      // Where nobody ever looked under the former name, the name was wrong, not the looks.
      LookWindow meant = found ? window : window.from(from);
      found = read(meant, samples);
      from = meant.fromMillis();
    }
    return samples;
  }

  /** Tells whether somebody looked, or the window has nothing to do with the span. */
  private boolean read(LookWindow window, LookSamples samples) throws SQLException {
    if (window.fromMillis() >= range.toMillis()) {
      return true;
    }
    if (window.source().device().isEmpty()) {
      return false;
    }
    long start = Math.max(window.fromMillis(), start(window));
    long from = Math.max(start, TimeRange.EARLIEST);
    long to = Math.min(window.toMillis(), range.toMillis());
    if (from >= to) {
      return true;
    }
    int before = samples.size();
    LookRunTable.walk(
        connection,
        window.source(),
        column(measure),
        from,
        to - 1,
        (seen, times) -> {
          samples.add(window.source(), seen, times, from, to, each);
          check(samples);
        });
    return samples.size() > before;
  }

  /** Refuses more looks than can be counted at once. */
  static void check(LookSamples samples) {
    if (samples.size() > Evidence.MAX_SAMPLES) {
      throw new IllegalArgumentException(
          "more than %d looks at one camera: ask for a shorter span"
              .formatted(Evidence.MAX_SAMPLES));
    }
  }

  private long start(LookWindow window) throws SQLException {
    return LookRunTable.safeStart(
        connection, window.source(), column(measure), before(range, doubts), known);
  }

  /** The first instant that is to be right: of the span, or of a doubt that reaches into it. */
  static long before(TimeRange range, List<Doubt> doubts) {
    long before = range.fromMillis();
    for (Doubt doubt : doubts) {
      before = Math.min(before, doubt.range().fromMillis());
    }
    return before;
  }

  /** Of which column of the runs a measure speaks. */
  static String column(Measure measure) {
    return switch (measure) {
      case ONLINE -> "online";
      case INTACT -> "intact";
      case RECORDED -> throw new IllegalArgumentException("recordings are not counted yet");
    };
  }
}

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
      read(meant, samples);
      found = window.equals(windows.getLast()) || looked(connection, meant, known);
      from = meant.fromMillis();
    }
    return samples;
  }

  /** True when anybody ever looked in a window, whatever span is asked for. */
  static boolean looked(Connection connection, LookWindow window, StoredEvidence.Known known)
      throws SQLException {
    return !window.source().device().isEmpty()
        && LookRunTable.any(
            connection,
            window.source(),
            window.fromMillis(),
            window.toMillis(),
            known.instants().getFirst().toEpochMilli());
  }

  private void read(LookWindow window, LookSamples samples) throws SQLException {
    if (window.fromMillis() >= range.toMillis() || window.source().device().isEmpty()) {
      return;
    }
    long start = Math.max(window.fromMillis(), start(window));
    long from = Math.max(start, TimeRange.EARLIEST);
    long to = Math.min(window.toMillis(), range.toMillis());
    if (from >= to) {
      return;
    }
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
    return start(connection, window.source(), column(measure), range.fromMillis(), doubts, known);
  }

  /** Where to begin for an instant to be right: at a run that no doubt touches. */
  static long start(
      Connection connection,
      CameraSource source,
      String column,
      long fromMillis,
      List<Doubt> doubts,
      StoredEvidence.Known known)
      throws SQLException {
    long before = fromMillis;
    while (true) {
      long start = LookRunTable.safeStart(connection, source, column, before, known);
      long earlier = before(start, before, doubts);
      if (earlier == before) {
        return start;
      }
      before = earlier;
    }
  }

  /**
   * Where to look for a start instead of one that a doubt makes worthless; the same instant when
   * none does. Doubts that end before the start or begin after its run change nothing of it.
   *
   * @param start of a run that ends at or before {@code before}
   */
  static long before(long start, long before, List<Doubt> doubts) {
    long end = Math.min(before, start + LookRun.MAX_SPAN_MILLIS);
    long earlier = before;
    for (Doubt doubt : doubts) {
      TimeRange range = doubt.range();
      if (range.fromMillis() <= end && range.toMillis() > start && start != Long.MIN_VALUE) {
        earlier = Math.min(earlier, range.fromMillis());
      }
    }
    return earlier;
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

package org.gengfu.center.ingest;

import java.util.List;
import org.gengfu.telemetry.Row;
import org.gengfu.telemetry.TelemetryException;

/** Where a batch's readings become lasting. Called by ingest's one writer thread only. */
@FunctionalInterface
public interface RowSink {
  /**
   * Writes rows and returns once they are durable. Repeating it is harmless.
   *
   * @throws TelemetryException when it is not certain that all are durable; ingest writes all of
   *     them again
   */
  void write(List<Row> rows) throws TelemetryException;
}

package org.gengfu.telemetry;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.telemetry.TelemetrySettings.QuestDb;

/** A process that writes rows for ever and says after each write how many it has written. */
final class WriterProcess {
  static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  static final int BATCH = 200;

  private WriterProcess() {}

  public static void main(String[] args) {
    QuestDb own = new QuestDb(1 << 20, true);
    TelemetrySettings settings = new TelemetrySettings(Duration.ofDays(4_000), null, own);
    try (TelemetryStore store = TelemetryStores.open(settings, Path.of(args[0]))) {
      for (long written = 0; ; written += BATCH) {
        List<Row> rows = new ArrayList<>();
        for (long i = written; i < written + BATCH; i++) {
          rows.add(new Row("room-a", "ups-1", "load", START.plusMillis(i), i, null, Row.GOOD));
        }
        store.write(rows);
        System.out.println("WRITTEN " + (written + BATCH));
      }
    }
  }
}

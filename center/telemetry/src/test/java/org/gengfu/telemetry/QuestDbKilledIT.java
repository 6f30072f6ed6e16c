package org.gengfu.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.telemetry.TelemetrySettings.QuestDb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL at any instant: what a write returned for is there, once, and the store opens again. */
class QuestDbKilledIT {
  @TempDir Path folder;

  @Test
  void whatWasWrittenSurvivesAKill() throws Exception {
    long written = writeUntilKilled(5_000);
    QuestDb own = new QuestDb(1 << 20, true);
    TelemetrySettings settings = new TelemetrySettings(Duration.ofDays(4_000), null, own);
    try (TelemetryStore store = TelemetryStores.open(settings, folder)) {
      List<Row> rows =
          store.raw(
              "room-a",
              "ups-1",
              "load",
              WriterProcess.START,
              WriterProcess.START.plusSeconds(3_600),
              100_000);
      assertThat(rows.size()).isGreaterThanOrEqualTo((int) written);
      for (int i = 0; i < rows.size(); i++) {
        assertThat(rows.get(i).value()).as("in order, none missing, none twice").isEqualTo(i);
      }
      store.write(rows.subList(0, 10));
      assertThat(
              store
                  .trend(
                      "room-a",
                      "ups-1",
                      "load",
                      WriterProcess.START,
                      WriterProcess.START.plusSeconds(3_600),
                      1)
                  .buckets())
          .singleElement()
          .satisfies(bucket -> assertThat(bucket.count()).isEqualTo(rows.size()));
    }
  }

  private long writeUntilKilled(long rows) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("-XX:-UseCompactObjectHeaders");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(WriterProcess.class.getName());
    command.add(folder.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> said = new ArrayList<>();
    long written = 0;
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("WRITTEN ")) {
          written = Long.parseLong(line.substring("WRITTEN ".length()));
          if (written >= rows) {
            boolean ignored = process.toHandle().destroyForcibly();
          }
        } else {
          said.add(line);
        }
      }
    } finally {
      process.destroyForcibly();
    }
    assertThat(written).as("%s", said).isGreaterThanOrEqualTo(rows);
    return written;
  }
}

package org.gengfu.edge.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.gengfu.contract.Decoded;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;
import org.gengfu.contract.SparkplugTopic.Kind;
import org.gengfu.edge.peer.TestHost.Heard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From a foreign device through the agent's process and a foreign broker to a host. */
@Timeout(180)
class DeviceToHostIT {
  @TempDir Path folder;

  @Test
  void aDeviceIsReadLostAndFoundAgain() throws Exception {
    try (Mosquitto broker = Mosquitto.start(folder);
        TestHost host = new TestHost(broker.address());
        Sensor sensor = Sensor.start(0, 215)) {
      host.state("center", true, Instant.parse("2026-01-01T00:00:00Z"));
      String profiles =
          Path.of("../device-profiles/environment").toAbsolutePath().normalize().toString();
      Path config =
          EdgeProcess.config(
              folder,
              broker.address(),
              List.of(
                  "profiles: [\"" + profiles + "\"]",
                  "buses:",
                  "  - id: b",
                  "    driver: modbus",
                  "    transport: tcp",
                  "    host: 127.0.0.1",
                  "    port: " + sensor.port(),
                  "    devices:",
                  "      - {id: th-1, profile: th-modbus, unit: 1, polling: {fast: 500ms}}"));
      try (EdgeProcess edge = EdgeProcess.start(config, folder.resolve("edge.log"))) {
        Decoded.DeviceBorn born = (Decoded.DeviceBorn) host.next(Kind.DBIRTH).decoded();
        assertThat(born.birth().device()).isEqualTo("th-1");
        host.next(heard -> says(heard, new PointValue.Real(21.5), Quality.GOOD));

        sensor.close();
        Heard stale = host.next(heard -> says(heard, null, Quality.STALE));
        assertThat(((Decoded.Data) stale.decoded()).device()).isEqualTo("th-1");
        assertThat(host.next(heard -> !heard.topic().device().isEmpty()).topic().kind())
            .as("its last words come before its death")
            .isEqualTo(Kind.DDEATH);

        try (Sensor again = Sensor.start(sensor.port(), 230)) {
          host.next(Kind.DBIRTH);
          host.next(heard -> says(heard, new PointValue.Real(23), Quality.GOOD));
          assertThat(again.port()).isEqualTo(sensor.port());
        }
        assertThat(edge.stop()).isEqualTo(143);
      }
    }
  }

  private static boolean says(Heard heard, PointValue value, Quality quality) {
    return heard.decoded() instanceof Decoded.Data data
        && data.records().stream()
            .filter(numbered -> numbered.record() instanceof OutboxRecord.Readings)
            .flatMap(numbered -> ((OutboxRecord.Readings) numbered.record()).readings().stream())
            .anyMatch(reading -> fits(reading, value, quality));
  }

  private static boolean fits(Reading reading, PointValue value, Quality quality) {
    return reading.point().equals("ambient.temperature")
        && reading.quality() == quality
        && (value == null || value.equals(reading.value()));
  }
}

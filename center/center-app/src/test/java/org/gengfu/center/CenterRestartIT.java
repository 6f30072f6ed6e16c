package org.gengfu.center;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.contract.AlarmDefinition;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Birth;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.PointDefinition;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;
import org.gengfu.contract.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A center that is killed at any instant loses nothing that it acknowledged and doubles nothing.
 */
class CenterRestartIT {
  private static final String POINT = "ambient.temperature";
  private static final int RECORDS = 40;

  @TempDir private Path folder;
  private final Administrator admin = new Administrator();
  private final Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(600);

  @Test
  void whatWasAcknowledgedOutlivesAKill() throws Exception {
    Path config = CenterProcess.configure(folder);
    Path passwordFile = folder.resolve("first-login");
    JsonNode alarmsBefore;
    try (CenterProcess center =
        CenterProcess.start(
            config, Map.of("GENGFU_ADMIN_PASSWORD_FILE", passwordFile.toString()))) {
      URI mqtt = center.awaitUri("MQTT");
      URI http = center.awaitUri("READY");
      assertThat(center.seen).as("it went to the file").noneMatch(l -> l.startsWith("FIRST"));
      admin.login(http, passwordFile);
      try (RoomEdge edge = edge(mqtt, 1)) {
        for (int i = 0; i < RECORDS; i++) {
          edge.send(i, record(i), false);
        }
        edge.send(RECORDS, new OutboxRecord.Alarm(alarm()), false);
        edge.awaitAcknowledged(RECORDS);
        long id = admin.get(http, "/api/v1/alarms").at("/alarms/0/id").asLong();
        String acknowledge = "/api/v1/alarms/" + id + "/acknowledge";
        assertThat(admin.post(http, acknowledge, "{\"comment\":\"看到了\"}").statusCode())
            .isEqualTo(200);
        alarmsBefore = admin.get(http, "/api/v1/alarms?state=all");
        assertThat(readings(http)).hasSize(RECORDS + 1);
        center.kill();
      }
    }

    startedAgain(config, alarmsBefore);

    try (CenterProcess check = CenterProcess.start(config, Map.of(), "--verify-journal")) {
      // One, and one more where the center saw the edge leave before it ended itself.
      assertThat(check.await("JOURNAL")).startsWith("GOOD").containsPattern("alarms=[12]\\b");
      assertThat(check.end(false)).isZero();
    }
  }

  private void startedAgain(Path config, JsonNode alarmsBefore) throws Exception {
    try (CenterProcess center = CenterProcess.start(config, Map.of())) {
      URI mqtt = center.awaitUri("MQTT");
      URI http = center.awaitUri("READY");
      assertThat(center.seen).noneMatch(line -> line.startsWith("FIRST LOGIN"));
      assertThat(admin.get(http, "/api/v1/me").at("/user").asText()).isEqualTo("admin");
      JsonNode alarm = admin.get(http, "/api/v1/alarms?state=all").at("/alarms/0");
      JsonNode before = alarmsBefore.at("/alarms/0");
      for (String field : List.of("id", "raised", "received", "occurrence", "active", "ack")) {
        assertThat(alarm.get(field)).as(field).isEqualTo(before.get(field));
      }
      assertThat(alarm.at("/condition").asText()).isEqualTo("unknown");
      assertThat(admin.get(http, "/api/v1/devices/room-a/th-1").at("/state").asText())
          .isEqualTo("not-observed");
      assertThat(readings(http)).hasSize(RECORDS + 1);

      try (RoomEdge edge = edge(mqtt, 2, alarm())) {
        for (int i = RECORDS / 2; i < RECORDS; i++) {
          edge.send(i, record(i), true); // the edge did not hear the acknowledgement
        }
        edge.send(RECORDS, new OutboxRecord.Alarm(alarm()), true);
        edge.send(RECORDS + 1, record(RECORDS + 1), true);
        edge.awaitAcknowledged(RECORDS + 1);
        List<String> times = readings(http);
        assertThat(times).hasSize(RECORDS + 2).doesNotHaveDuplicates();
        JsonNode all = admin.get(http, "/api/v1/alarms?state=all");
        assertThat(all.at("/total").asInt()).isEqualTo(1);
        assertThat(all.at("/alarms/0/state").asText()).isEqualTo("acknowledged");
        assertThat(admin.get(http, "/api/v1/devices/room-a/th-1").at("/state").asText())
            .isEqualTo("up");
      }
      assertThat(center.end(true)).as("ended by SIGTERM").isEqualTo(143);
    }
  }

  @Test
  void settingsThatAreWrongAreSaidWithTheirPlaceAndNothingIsOpened() throws Exception {
    Path config = folder.resolve("center.yaml");
    Files.writeString(config, "data: data\nhttp: {prot: 80}\n");
    try (CenterProcess center = CenterProcess.start(config, Map.of())) {
      assertThat(center.end(false)).isEqualTo(2);
    }
    assertThat(Files.readString(folder.resolve("center.log"))).contains("center.yaml:2:8", "port");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  private RoomEdge edge(URI mqtt, long bdSeq, AlarmEvent... active) throws Exception {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    PointDefinition point =
        new PointDefinition(
            POINT,
            PointDefinition.ValueType.REAL,
            "Cel",
            null,
            null,
            Map.of("zh", "温度"),
            Map.of(),
            false);
    Birth device =
        new Birth(
            RoomEdge.DEVICE,
            now,
            Map.of("title.zh", "温湿度"),
            List.of(point),
            List.of(reading(begin.minusSeconds(1), 20)),
            List.of(
                new AlarmDefinition(
                    "temperatureHigh",
                    "ENVIRONMENTAL",
                    Severity.MAJOR,
                    Map.of("zh", "机房温度过高"),
                    Map.of())),
            List.of(active));
    return new RoomEdge(mqtt, bdSeq, RoomEdge.birth("", now, List.of()), device);
  }

  private OutboxRecord record(int i) {
    return new OutboxRecord.Readings(
        RoomEdge.DEVICE, List.of(reading(begin.plusSeconds(i), 20 + i / 10.0)));
  }

  private static Reading reading(Instant time, double value) {
    return new Reading(
        RoomEdge.DEVICE, POINT, new PointValue.Real(value), "Cel", Quality.GOOD, time);
  }

  private AlarmEvent alarm() {
    return new AlarmEvent(
        RoomEdge.DEVICE,
        "temperatureHigh",
        true,
        Severity.MAJOR,
        begin.plusSeconds(30),
        28.5,
        27.0);
  }

  private List<String> readings(URI http) throws Exception {
    JsonNode answer =
        admin.get(
            http,
            "/api/v1/devices/room-a/th-1/points/"
                + POINT
                + "/readings?limit=1000&from="
                + begin.minusSeconds(100));
    List<String> times = new ArrayList<>();
    answer.get("readings").forEach(reading -> times.add(reading.get("eventTime").asText()));
    return times;
  }
}

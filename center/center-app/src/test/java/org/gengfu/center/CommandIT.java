package org.gengfu.center;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.gengfu.contract.Birth;
import org.gengfu.contract.CommandOutcome;
import org.gengfu.contract.EdgeCommand;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.PointDefinition;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.WriteDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A command through the center's process, its database and its broker to an edge and back, with the
 * center killed in between: it is sent once, and its outcome still arrives.
 */
class CommandIT {
  private static final String ASK =
      "{\"device\":\"th-1\",\"metric\":\"Commands/test\",\"type\":\"flag\",\"value\":true}";

  @TempDir private Path folder;
  private final Administrator admin = new Administrator();

  @Test
  void aCommandIsSentOnceAndItsOutcomeOutlivesAKill() throws Exception {
    Path config = CenterProcess.configure(folder);
    Path first = folder.resolve("first-login");
    String id;
    try (CenterProcess center =
        CenterProcess.start(config, Map.of("GENGFU_ADMIN_PASSWORD_FILE", first.toString()))) {
      URI mqtt = center.awaitUri("MQTT");
      URI http = center.awaitUri("READY");
      admin.login(http, first);
      try (RoomEdge edge = edge(mqtt, 1)) {
        edge.send(0, outcome("nobody-asked"), false);
        edge.awaitAcknowledged(0); // its births are committed, too
        HttpResponse<String> unconfirmed = admin.post(http, "/api/v1/edges/room-a/commands", ASK);
        assertThat(unconfirmed.statusCode()).isEqualTo(409);
        assertThat(unconfirmed.body()).contains("confirmation-required", "自检");
        HttpResponse<String> sent =
            admin.post(
                http,
                "/api/v1/edges/room-a/commands",
                ASK.replace("true}", "true,\"confirmed\":true}"));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
        id = new JsonMapper().readTree(sent.body()).get("id").asText();
        assertThat(edge.awaitWrite())
            .isEqualTo(
                new EdgeCommand.Write("th-1", "Commands/test", new PointValue.Flag(true), id));
        center.kill();
      }
    }
    try (CenterProcess center = CenterProcess.start(config, Map.of())) {
      URI mqtt = center.awaitUri("MQTT");
      URI http = center.awaitUri("READY");
      assertThat(admin.get(http, "/api/v1/commands/" + id).get("state").asText()).isEqualTo("sent");
      try (RoomEdge edge = edge(mqtt, 2)) {
        edge.send(1, outcome(id), true);
        edge.awaitAcknowledged(1);
        assertThat(admin.get(http, "/api/v1/commands/" + id).get("state").asText())
            .isEqualTo("done");
        assertThat(edge.wasAskedNothingElse()).isTrue();
      }
      assertThat(center.end(true)).as("ended by SIGTERM").isEqualTo(143);
    }
  }

  private static OutboxRecord outcome(String request) {
    return new OutboxRecord.Outcome(
        new CommandOutcome(
            RoomEdge.DEVICE,
            request,
            "Commands/test",
            CommandOutcome.State.DONE,
            "",
            Instant.now().truncatedTo(ChronoUnit.MILLIS)));
  }

  private static RoomEdge edge(URI mqtt, long bdSeq) throws Exception {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    PointDefinition command =
        new PointDefinition(
            "Commands/test",
            PointDefinition.ValueType.FLAG,
            "",
            null,
            null,
            Map.of("zh", "自检"),
            Map.of(),
            true,
            false,
            new WriteDefinition(
                "administrator", true, "", null, null, null, 0, Duration.ofMinutes(10)));
    Birth device =
        new Birth(
            RoomEdge.DEVICE, now, Map.of(), List.of(command), List.of(), List.of(), List.of());
    return new RoomEdge(mqtt, bdSeq, RoomEdge.birth("", now, List.of()), device);
  }
}

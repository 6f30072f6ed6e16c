package org.gengfu.center;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
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
  private static final String PASSWORD = "four words in a row";
  private static final String ASK =
      "{\"device\":\"th-1\",\"metric\":\"Commands/test\",\"type\":\"flag\",\"value\":true}";

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private String cookie = "";

  @Test
  void aCommandIsSentOnceAndItsOutcomeOutlivesAKill() throws Exception {
    Path config = CenterProcess.configure(folder);
    Path first = folder.resolve("first-login");
    String id;
    try (CenterProcess center =
        CenterProcess.start(config, Map.of("GENGFU_ADMIN_PASSWORD_FILE", first.toString()))) {
      URI mqtt = center.awaitUri("MQTT");
      URI http = center.awaitUri("READY");
      login(http, Files.readString(first).strip());
      try (RoomEdge edge = edge(mqtt, 1)) {
        edge.send(0, outcome("nobody-asked"), false);
        edge.awaitAcknowledged(0); // its births are committed, too
        HttpResponse<String> unconfirmed = post(http, "/api/v1/edges/room-a/commands", ASK);
        assertThat(unconfirmed.statusCode()).isEqualTo(409);
        assertThat(unconfirmed.body()).contains("confirmation-required", "自检");
        HttpResponse<String> sent =
            post(
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
      assertThat(get(http, "/api/v1/commands/" + id).get("state").asText()).isEqualTo("sent");
      try (RoomEdge edge = edge(mqtt, 2)) {
        edge.send(1, outcome(id), true);
        edge.awaitAcknowledged(1);
        assertThat(get(http, "/api/v1/commands/" + id).get("state").asText()).isEqualTo("done");
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

  private void login(URI http, String oneTime) throws Exception {
    HttpResponse<String> login =
        post(http, "/api/v1/login", "{\"user\":\"admin\",\"password\":\"" + oneTime + "\"}");
    cookie = login.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    post(
        http,
        "/api/v1/me/password",
        "{\"current\":\"" + oneTime + "\",\"replacement\":\"" + PASSWORD + "\"}");
  }

  private JsonNode get(URI http, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(http.resolve(path)).header("Cookie", cookie).build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonMapper().readTree(answer.body());
  }

  private HttpResponse<String> post(URI http, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(http.resolve(path))
            .header("Cookie", cookie)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}

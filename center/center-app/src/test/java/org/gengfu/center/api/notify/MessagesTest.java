package org.gengfu.center.api.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.server.ApiHouse;
import org.gengfu.center.api.server.OpenApi;
import org.gengfu.center.notify.NotifySettings;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.incident.AlarmEvent;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.document.Documents;
import org.gengfu.document.Problems;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of messages: what was told of an incident, what was not, and who confirmed it. */
class MessagesTest {
  /** Nobody listens on this port of the machine: nothing is taken. */
  private static final String SETTINGS =
      """
      levels: [{level: 1}]
      channels:
        - id: mail
          kind: mail
          retry: {attempts: 1}
          settings: {host: 127.0.0.1, port: 1, security: none, from: gf@city.example}
      receivers: [{id: li, name: 李工, addresses: {mail: li@city.example}}]
      routes: [{id: all, ladder: [{to: [li], via: [mail]}]}]
      """;

  private ApiHouse api;

  @BeforeEach
  void open() throws Exception {
    Problems problems = new Problems();
    NotifySettings settings =
        NotifySettings.read(
            Documents.parse("center.yaml", SETTINGS, problems), Path.of("target"), problems);
    assertThat(problems.list()).isEmpty();
    api = new ApiHouse(settings);
    AlarmKey key = new AlarmKey("room-a/th-1", "smoke", "");
    long now = api.clock.instant().toEpochMilli();
    api.house.watch.decide(
        new IncidentInput.Transition(
            new AlarmEvent(key, AlarmEvent.Change.RAISE, now, "room-a", 1)));
    api.clock.advance(Duration.ofSeconds(1));
    JsonNode rows = messages("");
    while (rows.at("/total").asInt() == 0
        || !rows.at("/messages/0/state").asText().equals("failed")) {
      api.house.watch.act(change -> true);
      rows = messages("");
    }
  }

  @AfterEach
  void close() {
    api.close();
  }

  private JsonNode messages(String query) throws Exception {
    return get("messages", "/api/v1/messages" + query);
  }

  private JsonNode get(String operation, String path) throws Exception {
    HttpResponse<String> answer = api.get(path, api.login(Role.VIEWER));
    check(operation, answer);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return ApiHouse.json(answer);
  }

  private JsonNode post(Role role, long id, int status) throws Exception {
    String path = "/api/v1/messages/" + id + "/receipt";
    HttpResponse<String> answer = api.send("POST", path, api.login(role), null);
    check("messageReceipt", answer);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return ApiHouse.json(answer);
  }

  private static void check(String operation, HttpResponse<String> answer) {
    OpenApi.check(
        operation,
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(""),
        answer.body());
  }

  @Test
  void aMessageThatWasNotTakenIsListedWithItsAttempt() throws Exception {
    JsonNode row = messages("?state=failed").at("/messages/0");
    assertThat(row.at("/level").asInt()).isEqualTo(1);
    assertThat(row.at("/attempts/0/why").asText()).contains("no connection");
    String incident = row.at("/incident").asText();
    assertThat(messages("?incident=" + incident).at("/total").asInt()).isEqualTo(1);
    assertThat(messages("?incident=0000000000000000").at("/total").asInt()).isZero();
    assertThat(messages("?offset=1").at("/messages")).isEmpty();
    JsonNode failures = get("messageFailures", "/api/v1/messages/failures?day=2026-11-22");
    assertThat(failures.at("/failures/0/receiver").asText()).isEqualTo("li");
    JsonNode policy = get("notifyPolicy", "/api/v1/notify/policy");
    assertThat(policy.at("/routes/0/id").asText()).isEqualTo("all");
    assertThat(policy.toString()).doesNotContain("li@city.example");
  }

  /** The story of the incident and the sheet of the shift show it, too. */
  @Test
  void itsIncidentAndTheSheetOfTheShiftNameIt() throws Exception {
    JsonNode row = messages("").at("/messages/0");
    JsonNode story = get("incident", "/api/v1/incidents/" + row.at("/incident").asText());
    assertThat(story.get("messages")).hasSize(1);
    assertThat(story.at("/messages/0")).isEqualTo(row);
    JsonNode failed = get("handover", "/api/v1/handover").get("failedMessages");
    assertThat(failed.at("/0/receiver").asText()).isEqualTo("li");
    assertThat(failed.at("/0/title").asText()).isEqualTo(row.at("/title").asText());
    assertThat(failed.at("/0/incident").asText()).isEqualTo(row.at("/incident").asText());
    JsonNode before = get("handover", "/api/v1/handover?shift=2026-11-21-night");
    assertThat(before.get("failedMessages")).isEmpty();
  }

  @Test
  void anOperatorConfirmsANoticeOnce() throws Exception {
    long id = messages("").at("/messages/0/id").asLong();
    post(Role.VIEWER, id, 403);
    post(Role.OPERATOR, 4_711, 404);
    assertThat(post(Role.OPERATOR, id, 200).at("/receipt/by").asText()).isEqualTo("a-operator");
    assertThat(post(Role.ENGINEER, id, 409).at("/detail").asText()).contains("closed");
  }
}

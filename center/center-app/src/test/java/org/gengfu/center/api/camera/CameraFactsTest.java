package org.gengfu.center.api.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.server.ApiHouse;
import org.gengfu.center.api.server.CameraHouse;
import org.gengfu.contract.Seen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one person says of a camera's time counts once another one approved it, and is listed. */
class CameraFactsTest {
  private static final String FACTS = "/api/v1/camera-facts";

  private CameraHouse house;
  private Instant begun;

  /** A camera that was down for an hour. */
  @BeforeEach
  void open() throws Exception {
    house = new CameraHouse();
    house.enter(
        List.of(
            CameraHouse.line("C-1", "魏都区", "联通", "cam-1"),
            CameraHouse.line("C-2", "东城区", "联通", "cam-2")));
    begun = house.now();
    house.pass(Duration.ofHours(1));
    house.looks("cam-1", 60, CameraHouse.MINUTE, Seen.BAD, Seen.BAD);
    house.pass(Duration.ofSeconds(1));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private String wish(String kind, String more) {
    return """
    {"cameras":["C-1"],"kind":"%s","from":"%s","to":"%s","evidence":"clock-7","text":"校时日志"%s}\
    """
        .formatted(kind, begun.plusSeconds(600), begun.plusSeconds(1_200), more);
  }

  private long ask(String kind, String more) throws Exception {
    return house
        .post("askCameraFact", FACTS, Role.ENGINEER, wish(kind, more), 201)
        .at("/facts/0/id")
        .asLong();
  }

  private JsonNode rule(Role by, String decision, int status, Long... ids) throws Exception {
    String body =
        "{\"ids\":%s,\"decision\":\"%s\",\"comment\":\"ok\"}".formatted(List.of(ids), decision);
    return house.post("ruleCameraFacts", FACTS + "/rule", by, body, status);
  }

  private JsonNode withdraw(Role by, String comment, int status, long id) throws Exception {
    String body = "{\"ids\":[%d],\"comment\":\"%s\"}".formatted(id, comment);
    return house.post("withdrawCameraFacts", FACTS + "/withdraw", by, body, status);
  }

  private JsonNode report(String known) throws Exception {
    String path =
        "/api/v1/reports/camera-online?groupBy=district&split=whole&from=%s&to=%s%s"
            .formatted(begun, begun.plusSeconds(3_000), known);
    return house.get("cameraOnlineReport", path).at("/measures/0");
  }

  private static List<String> states(JsonNode part) {
    List<String> states = new ArrayList<>();
    part.at("/doubtsAndBackfills").forEach(row -> states.add(row.at("/state").asText()));
    return states;
  }

  /** The hole that one engineer alone could once use: down becomes unknown, unknown becomes up. */
  @Test
  void oneEngineerAloneTurnsNothing() throws Exception {
    long down = report("").at("/total/downMs").asLong();
    assertThat(down).isEqualTo(2_940_000);
    long doubt = ask("doubt", "");
    long fill = ask("backfill", ",\"verdict\":\"good\"");
    rule(Role.ENGINEER, "approve", 403, doubt, fill);
    house.pass(Duration.ofSeconds(10));
    JsonNode asked = report("");
    assertThat(asked.at("/total/downMs").asLong()).isEqualTo(down);
    assertThat(asked.at("/restsOnClaims/changedMs").asLong()).isZero();
    assertThat(states(asked)).containsExactly("UNDECIDED", "UNDECIDED");
    assertThat(audited("rule-camera-fact")).containsExactly("a-engineer forbidden");
  }

  @Test
  void whatAnotherApprovesCountsIsListedAndCanBeTakenBack() throws Exception {
    long down = report("").at("/total/downMs").asLong();
    long doubt = ask("doubt", "");
    long fill = ask("backfill", ",\"verdict\":\"good\"");
    house.pass(Duration.ofSeconds(10));
    Instant before = house.now();
    house.pass(Duration.ofSeconds(10));
    JsonNode ruled = rule(Role.ADMINISTRATOR, "approve", 200, doubt, fill);
    assertThat(ruled.at("/facts/0/decided/by").asText()).isEqualTo("a-administrator");
    rule(Role.ADMINISTRATOR, "refuse", 409, doubt);
    house.pass(Duration.ofSeconds(10));
    JsonNode approved = report("");
    assertThat(approved.at("/total/downMs").asLong()).isEqualTo(down - 600_000);
    assertThat(approved.at("/total/upMs").asLong()).isEqualTo(600_000);
    assertThat(states(approved)).containsExactly("APPROVED", "APPROVED");
    JsonNode rests = approved.at("/restsOnClaims");
    assertThat(rests.at("/upByBackfillMs").asLong()).isEqualTo(600_000);
    assertThat(rests.at("/changes/0/before").asText()).isEqualTo("DOWN");
    assertThat(rests.at("/changes/0/after").asText()).isEqualTo("UP");
    assertThat(rests.at("/changes/0/ms").asLong()).isEqualTo(600_000);
    JsonNode row = approved.at("/doubtsAndBackfills/1");
    assertThat(row.at("/askedBy").asText()).isEqualTo("a-engineer");
    assertThat(row.at("/decidedBy").asText()).isEqualTo("a-administrator");
    assertThat(row.at("/changes/0/before").asText()).isEqualTo("UNKNOWN");
    JsonNode earlier = report("&knownAt=" + before);
    assertThat(earlier.at("/total/downMs").asLong()).isEqualTo(down);
    assertThat(states(earlier)).containsExactly("UNDECIDED", "UNDECIDED");

    String order =
        "{\"from\":\"%s\",\"to\":\"%s\",\"split\":\"whole\",\"why\":\"first\"}"
            .formatted(begun, begun.plusSeconds(3_000));
    String versions = "/api/v1/reports/camera-online/versions";
    house.post("issueReportVersion", versions, Role.ENGINEER, order, 201);
    withdraw(Role.ENGINEER, " ", 409, doubt);
    withdraw(Role.ENGINEER, "日志属于另一台", 200, doubt);
    house.pass(Duration.ofSeconds(10));
    JsonNode back = report("");
    assertThat(back.at("/total/downMs").asLong()).isEqualTo(down);
    assertThat(states(back)).containsExactly("TAKEN_BACK", "APPROVED");
    assertThat(back.at("/doubtsAndBackfills/0/withdrawnWhy").asText()).isEqualTo("日志属于另一台");
    JsonNode second = house.post("issueReportVersion", versions, Role.ENGINEER, order, 201);
    assertThat(second.at("/version/number").asInt()).isEqualTo(2);
    assertThat(second.at("/total/after/down").asLong()).isEqualTo(down);
  }

  @Test
  void refusedAndWithdrawnOnesCountNothing() throws Exception {
    long doubt = ask("doubt", "");
    withdraw(Role.ADMINISTRATOR, "not mine", 403, doubt);
    withdraw(Role.ENGINEER, "", 200, doubt);
    rule(Role.ADMINISTRATOR, "approve", 409, doubt);
    long fill = ask("backfill", ",\"verdict\":\"bad\",\"measure\":\"intact\"");
    rule(Role.ADMINISTRATOR, "refuse", 200, fill);
    withdraw(Role.ENGINEER, "anyway", 409, fill);
    rule(Role.ADMINISTRATOR, "approve", 404, fill, 99L);
    house.pass(Duration.ofSeconds(10));
    assertThat(states(report(""))).containsExactly("WITHDRAWN");
    JsonNode page = house.get("cameraFacts", FACTS + "?limit=1");
    assertThat(page.at("/facts/0/id").asLong()).isEqualTo(fill);
    assertThat(page.at("/next").asLong()).isEqualTo(fill);
    assertThat(house.get("cameraFacts", FACTS + "?before=" + fill).at("/facts")).hasSize(1);
    for (String query : List.of("state=refused", "kind=backfill", "code=C-1&state=refused")) {
      assertThat(house.get("cameraFacts", FACTS + "?" + query).at("/facts")).hasSize(1);
    }
    assertThat(house.get("cameraFacts", FACTS + "?code=C-2").at("/facts")).isEmpty();
  }

  @Test
  void badWishesAreToldWhatIsWrong() throws Exception {
    for (String wrong :
        List.of(
            wish("backfill", ""),
            wish("backfill", ",\"verdict\":\"not-observed\""),
            wish("attribution", ""),
            wish("doubt", "").replace("C-1", "C-9"))) {
      house.post("askCameraFact", FACTS, Role.ENGINEER, wrong, 400);
    }
    house.post("askCameraFact", FACTS, Role.OPERATOR, wish("doubt", ""), 403);
    rule(Role.ADMINISTRATOR, "approve", 400);
  }

  /** Entered before approval was demanded: it counts, and the report says that nobody approved. */
  @Test
  void oldOnesCountAsTheyDid() throws Exception {
    house.api.house.database.transaction(connection -> {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            insert into camera_fact (id, request, code, kind, from_time, to_time, evidence, text,
              resource, party, verdict, measure, asked_by, asked, decision, decided)
            values (1, 1, 'C-1', 'doubt', '%s', '%s', 'e', 't', '', '', null, 'both', 'li',
              '%s', 'entered', '%s')\
            """
                .formatted(begun, begun.plusSeconds(600), begun, begun));
      }
      return null;
    });
    JsonNode part = report("");
    assertThat(part.at("/total/unknownMs").asLong()).isEqualTo(3_600_000); // C-2 was never seen
    assertThat(states(part)).containsExactly("ENTERED");
    withdraw(Role.ENGINEER, "", 409, 1);
    withdraw(Role.ENGINEER, "wrong", 200, 1);
  }

  private List<String> audited(String action) throws Exception {
    List<String> found = new ArrayList<>();
    ApiHouse.json(house.api.get("/api/v1/audit", house.api.login(Role.ADMINISTRATOR)))
        .at("/rows")
        .forEach(entry -> {
          if (entry.at("/action").asText().equals(action)) {
            found.add(entry.at("/user").asText() + " " + entry.at("/outcome").asText());
          }
        });
    return found;
  }
}

package org.gengfu.center.api.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.watch.WatchFixture.EDGE;
import static org.gengfu.center.watch.WatchFixture.T0;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.server.ApiHouse;
import org.gengfu.center.api.server.OpenApi;
import org.gengfu.center.ingest.Entry;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.contract.Birth;
import org.gengfu.contract.CommandOutcome;
import org.gengfu.core.command.CommandMachine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a person's wish to what came of it, on a real database. */
class CommandsTest {
  private static final String SETPOINT =
      "{\"device\":\"th-1\",\"metric\":\"setpoint\",\"type\":\"real\",\"value\":22.5,\"confirmed\":true}";
  private static final String TEST =
      "{\"device\":\"th-1\",\"metric\":\"Commands/test\",\"type\":\"flag\",\"value\":true,\"confirmed\":true}";

  private static ApiHouse api;

  @BeforeAll
  static void open() {
    api = new ApiHouse();
  }

  @AfterAll
  static void close() {
    api.close();
  }

  @BeforeEach
  void begin() throws Exception {
    api.house.database.change(connection -> {
      try (Statement statement = connection.createStatement()) {
        statement.execute("delete from command_request; delete from audit");
      }
    });
    api.writes.clear();
    api.requests.clear();
    api.house.commit(WatchFixture.nodeBorn(T0), WatchFixture.born(T0));
  }

  private HttpResponse<String> ask(Role role, String body) throws Exception {
    HttpResponse<String> answer =
        api.send("POST", "/api/v1/edges/room-a/commands", api.login(role), body);
    OpenApi.check(
        "command",
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(""),
        answer.body());
    return answer;
  }

  private String asked(Role role, String body) throws Exception {
    HttpResponse<String> answer = ask(role, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return ApiHouse.json(answer).get("id").asText();
  }

  private HttpResponse<String> decide(Role role, String id, String what) throws Exception {
    HttpResponse<String> answer =
        api.send("POST", "/api/v1/commands/" + id + "/" + what, api.login(role), "{}");
    OpenApi.check(
        what,
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(""),
        answer.body());
    return answer;
  }

  private JsonNode stands(String id) throws Exception {
    return ApiHouse.json(api.get("/api/v1/commands/" + id, api.login(Role.VIEWER)));
  }

  private String state(String id) throws Exception {
    return stands(id).get("state").asText();
  }

  private void tell(String id, CommandOutcome.State state, String why) throws Exception {
    tell("th-1", id, state, why);
  }

  private void tell(String device, String id, CommandOutcome.State state, String why)
      throws Exception {
    CommandOutcome outcome = new CommandOutcome(device, id, "setpoint", state, why, T0);
    api.house.commit(new Entry.Outcome(EDGE, outcome));
  }

  private List<String> audited(String action) throws Exception {
    List<String> rows = new ArrayList<>();
    ApiHouse.json(api.get("/api/v1/audit", api.login(Role.ADMINISTRATOR)))
        .get("rows")
        .forEach(row -> {
          if (row.get("action").asText().equals(action)) {
            rows.addFirst(row.get("user").asText() + " " + row.get("outcome").asText());
          }
        });
    return rows;
  }

  @Test
  void whatMustBeConfirmedIsAskedBackAndNotSent() throws Exception {
    HttpResponse<String> answer = ask(Role.OPERATOR, TEST.replace(",\"confirmed\":true", ""));
    assertThat(answer.statusCode()).isEqualTo(409);
    JsonNode problem = ApiHouse.json(answer);
    assertThat(problem.get("code").asText()).isEqualTo("confirmation-required");
    assertThat(problem.at("/question/zh").asText()).isEqualTo("确定对“温湿度”执行“自检”吗？");
    assertThat(problem.at("/question/en").asText()).isEqualTo("Run “Self-test” on “T/H”?");
    assertThat(api.writes).isEmpty();
    assertThat(audited("command")).containsExactly("a-operator confirmation-required");
  }

  @Test
  void aConfirmedCommandIsSentWithItsNumberAndItsOutcomeComesBack() throws Exception {
    String id = asked(Role.OPERATOR, TEST);
    assertThat(api.requests).containsExactly(id);
    assertThat(state(id)).isEqualTo("sent");
    tell(id, CommandOutcome.State.DONE, "");
    assertThat(state(id)).isEqualTo("done");
    assertThat(stands(id).get("ended").isNull()).isFalse();
    assertThat(audited("command"))
        .containsExactly("a-operator agreed", "a-operator sent", "edge/room-a done");
  }

  @Test
  void aRefusalOfTheEdgeComesBackWithItsReason() throws Exception {
    String id = asked(Role.OPERATOR, TEST);
    tell(id, CommandOutcome.State.REFUSED, "the guard does not hold");
    assertThat(state(id)).isEqualTo("refused");
    assertThat(stands(id).get("why").asText()).isEqualTo("the guard does not hold");
  }

  // A replay brings the same record again; another device cannot speak for this one.
  @Test
  void onlyTheFirstOutcomeOfTheRightDeviceCounts() throws Exception {
    String id = asked(Role.OPERATOR, TEST);
    tell("other", id, CommandOutcome.State.DONE, "");
    assertThat(state(id)).isEqualTo("sent");
    tell(id, CommandOutcome.State.FAILED, "shows 7");
    tell(id, CommandOutcome.State.DONE, "");
    tell("no-such-request", CommandOutcome.State.DONE, "");
    assertThat(state(id)).isEqualTo("failed");
  }

  // QoS 0 may lose it: nobody knows then, and nothing is sent a second time.
  @Test
  void whatNothingIsHeardOfIsUnknownIsNotRepeatedAndMayStillBeTold() throws Exception {
    String id = asked(Role.OPERATOR, TEST);
    api.house.clock.advance(CommandMachine.TELL_WITHIN.plusSeconds(11));
    api.server.letTimePass();
    assertThat(state(id)).isEqualTo("unknown");
    assertThat(api.requests).hasSize(1);
    tell(id, CommandOutcome.State.DONE, "");
    assertThat(state(id)).isEqualTo("done");
  }

  @Test
  void theSameIsNotAskedAgainWhileItIsUnderWay() throws Exception {
    String id = asked(Role.OPERATOR, TEST);
    assertThat(ask(Role.OPERATOR, TEST).statusCode()).isEqualTo(409);
    assertThat(api.requests).hasSize(1);
    tell(id, CommandOutcome.State.DONE, "");
    api.writes.clear();
    assertThat(ask(Role.OPERATOR, TEST).statusCode()).isEqualTo(202);
  }

  @Test
  void aSecondPersonOfTheRoleMustAgreeBeforeAnythingIsSent() throws Exception {
    String id = asked(Role.OPERATOR, SETPOINT);
    assertThat(state(id)).isEqualTo("asked");
    assertThat(stands(id).get("approval").asText()).isEqualTo("engineer");
    assertThat(stands(id).at("/valueText/zh").asText()).isEqualTo("22.5 °C");
    assertThat(decide(Role.OPERATOR, id, "agree").statusCode()).isEqualTo(403);
    assertThat(api.writes).isEmpty();
    assertThat(decide(Role.ENGINEER, id, "agree").statusCode()).isEqualTo(200);
    assertThat(api.requests).containsExactly(id);
    assertThat(state(id)).isEqualTo("sent");
    assertThat(stands(id).get("decidedBy").asText()).isEqualTo("a-engineer");
    assertThat(decide(Role.ADMINISTRATOR, id, "agree").statusCode()).isEqualTo(409);
    assertThat(api.requests).hasSize(1);
    assertThat(audited("command"))
        .containsExactly("a-operator asked", "a-engineer agreed", "a-engineer sent");
  }

  @Test
  void whoeverAskedCannotAgreeWhateverTheRole() throws Exception {
    String id = asked(Role.ADMINISTRATOR, SETPOINT);
    HttpResponse<String> answer = decide(Role.ADMINISTRATOR, id, "agree");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(ApiHouse.json(answer).get("detail").asText()).contains("second person");
    assertThat(api.writes).isEmpty();
  }

  @Test
  void aSecondPersonMayDeclineAndWhoeverAskedTakesItBack() throws Exception {
    String one = asked(Role.OPERATOR, SETPOINT);
    assertThat(decide(Role.ENGINEER, one, "decline").statusCode()).isEqualTo(200);
    assertThat(state(one)).isEqualTo("declined");
    assertThat(decide(Role.ENGINEER, one, "agree").statusCode()).isEqualTo(409);
    String other = asked(Role.OPERATOR, SETPOINT);
    assertThat(decide(Role.OPERATOR, other, "decline").statusCode()).isEqualTo(200);
    assertThat(api.writes).isEmpty();
  }

  @Test
  void whatNobodyAgreesToExpires() throws Exception {
    String id = asked(Role.OPERATOR, SETPOINT);
    api.house.clock.advance(CommandMachine.AGREE_WITHIN);
    assertThat(decide(Role.ENGINEER, id, "agree").statusCode()).isEqualTo(409);
    assertThat(state(id)).isEqualTo("expired");
    assertThat(api.writes).isEmpty();
  }

  @Test
  void agreementIsToWhatWasAskedAndNotToOtherRules() throws Exception {
    String id = asked(Role.OPERATOR, SETPOINT);
    Birth before = WatchFixture.born(T0).birth();
    api.house.commit(
        new Entry.Born(
            EDGE,
            new Birth(
                before.device(),
                T0,
                before.properties(),
                before.points().subList(0, 2),
                List.of(),
                List.of(),
                List.of())));
    assertThat(decide(Role.ENGINEER, id, "agree").statusCode()).isEqualTo(409);
    assertThat(state(id)).isEqualTo("declined");
    assertThat(api.writes).isEmpty();
  }

  @Test
  void nothingIsAskedOfAnEdgeThatIsNotConnected() throws Exception {
    String id = asked(Role.OPERATOR, SETPOINT);
    api.house.commit(new Entry.EdgeDied(EDGE, T0));
    assertThat(ask(Role.OPERATOR, TEST).statusCode()).isEqualTo(409);
    assertThat(decide(Role.ENGINEER, id, "agree").statusCode()).isEqualTo(409);
    assertThat(state(id)).as("it may be agreed to later").isEqualTo("asked");
    assertThat(api.writes).isEmpty();
  }

  @Test
  void whatCouldNotBeHandedOverHasFailed() throws Exception {
    api.writes.add("room-a/th-1/Commands/test=Flag[value=true]"); // the desk refuses a repetition
    String id = asked(Role.OPERATOR, TEST);
    assertThat(state(id)).isEqualTo("failed");
  }

  @Test
  void aDeviceShowsItsSettingsItsCommandsAndTheirRulesApartFromTelemetry() throws Exception {
    api.house.commit(WatchFixture.raised(T0));
    JsonNode device = ApiHouse.json(api.get("/api/v1/devices/room-a/th-1", api.login(Role.VIEWER)));
    assertThat(device.get("points")).hasSize(2);
    assertThat(device.at("/settings/0/point").asText()).isEqualTo("setpoint");
    assertThat(device.at("/settings/0/write/approval").asText()).isEqualTo("engineer");
    assertThat(device.at("/settings/0/write/max").asDouble()).isEqualTo(30);
    assertThat(device.at("/commands/0/command").asText()).isEqualTo("test");
    assertThat(device.at("/commands/0/write/confirm").asBoolean()).isTrue();
    assertThat(device.at("/alarms/0/spares/0/part").asText()).isEqualTo("F-1");
  }

  @Test
  void whatIsOpenIsListed() throws Exception {
    String id = asked(Role.OPERATOR, SETPOINT);
    tell(asked(Role.OPERATOR, TEST), CommandOutcome.State.DONE, "");
    JsonNode open = ApiHouse.json(api.get("/api/v1/commands", api.login(Role.VIEWER)));
    assertThat(open.get("commands")).hasSize(1);
    assertThat(open.at("/commands/0/id").asText()).isEqualTo(id);
    JsonNode all =
        ApiHouse.json(api.get("/api/v1/commands?state=all&device=th-1", api.login(Role.VIEWER)));
    assertThat(all.get("commands")).hasSize(2);
  }
}

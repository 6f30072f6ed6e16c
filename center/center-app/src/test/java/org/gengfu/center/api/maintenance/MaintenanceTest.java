package org.gengfu.center.api.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.watch.WatchFixture.T0;
import static org.gengfu.center.watch.WatchFixture.TH;
import static org.gengfu.center.watch.WatchFixture.born;
import static org.gengfu.center.watch.WatchFixture.nodeBorn;
import static org.gengfu.center.watch.WatchFixture.raised;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.server.CameraHouse;
import org.gengfu.center.watch.AlarmRow;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.GraphEdit;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.core.maintenance.MaintenanceWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Planned work through the API of a real center: alarms, rates, and who may do what. */
class MaintenanceTest {
  private static final String WINDOWS = "/api/v1/maintenance";
  private static final GraphEdge FEEDS =
      new GraphEdge(
          "ups:1",
          Relation.POWERS,
          "room-a/th-1",
          new TimeRange(0, TimeRange.LATEST),
          Known.since(0));

  private CameraHouse house;

  @BeforeEach
  void open() throws Exception {
    house = new CameraHouse();
    house.api.house.commit(nodeBorn(T0), born(T0));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private long ask(int fromMinutes, int toMinutes, String scope) throws Exception {
    String body =
        """
        {"title":"换电池","from":"%s","to":"%s","scope":%s,"reason":"WO-7"}\
        """
            .formatted(at(fromMinutes), at(toMinutes), scope);
    return house.post("askMaintenance", WINDOWS, Role.OPERATOR, body, 201).at("/id").asLong();
  }

  private static Instant at(int minutes) {
    return T0.plus(Duration.ofMinutes(minutes));
  }

  private JsonNode rule(long id, Role by, boolean approve, int status) throws Exception {
    String body = "{\"approve\":%s,\"reason\":\"ok\"}".formatted(approve);
    return house.post("ruleMaintenance", WINDOWS + "/" + id + "/rule", by, body, status);
  }

  private JsonNode end(long id, int status) throws Exception {
    String body = "{\"reason\":\"done\"}";
    return house.post("endMaintenance", WINDOWS + "/" + id + "/end", Role.OPERATOR, body, status);
  }

  private String state(long id) throws Exception {
    for (JsonNode window : house.get("maintenanceWindows", WINDOWS).at("/windows")) {
      if (window.at("/id").asLong() == id) {
        return window.at("/state").asText();
      }
    }
    return "none";
  }

  private void pass(int minutes) throws Exception {
    house.pass(Duration.ofMinutes(minutes));
    house.api.house.watch.act(change -> true);
  }

  private List<String> orders() throws Exception {
    return house.api.house.watch.act(change ->
        change.alarmsOf(TH).stream()
            .flatMap(key -> change.alarm(key).stream())
            .flatMap(alarm -> alarm.visibility().outOfService().stream())
            .map(order -> order.workOrder())
            .toList());
  }

  private boolean listed() {
    return house.api.house.ofDevice().stream().anyMatch(AlarmRow::annunciated);
  }

  private static String device() {
    return "{\"nodes\":[\"%s\"]}".formatted("room-a/th-1");
  }

  @Test
  void twoPersonsTakeAlarmsOutOfServiceAndTheEndPutsThemBack() throws Exception {
    house.api.house.commit(raised(T0.plusSeconds(1)));
    long id = ask(5, 60, device());
    rule(id, Role.OPERATOR, true, 403);
    assertThat(rule(id, Role.ENGINEER, true, 200).at("/state").asText()).isEqualTo("approved");
    assertThat(listed()).isTrue();
    pass(5);
    assertThat(state(id)).isEqualTo("running");
    assertThat(orders()).containsExactly("MW-" + id);
    assertThat(listed()).isFalse();
    rule(id, Role.ADMINISTRATOR, false, 409);
    pass(55);
    assertThat(state(id)).isEqualTo("ended");
    assertThat(orders()).isEmpty();
    assertThat(listed()).isTrue();
    end(id, 409);
    end(99, 404);
  }

  @Test
  void whoAsksMayNotApprove() throws Exception {
    String body =
        """
        {"title":"x","from":"%s","to":"%s","scope":{"sites":["hall-1"]},"reason":"r"}\
        """
            .formatted(at(1), at(2));
    long id = house.post("askMaintenance", WINDOWS, Role.ENGINEER, body, 201).at("/id").asLong();
    rule(id, Role.ENGINEER, true, 403);
    assertThat(rule(id, Role.ADMINISTRATOR, false, 200).at("/state").asText())
        .isEqualTo("declined");
  }

  /** The first alarm of a device that is worked on is as silent as those that were there. */
  @Test
  void anAlarmThatIsRaisedDuringTheWindowIsOutOfServiceToo() throws Exception {
    long id = ask(0, 60, "{\"sites\":[\"hall-1\"]}");
    assertThat(rule(id, Role.ENGINEER, true, 200).at("/devices").asInt()).isEqualTo(1);
    house.api.house.commit(raised(T0.plusSeconds(30)));
    assertThat(orders()).containsExactly("MW-" + id);
    assertThat(listed()).isFalse();
    assertThat(house.api.house.ofDevice()).hasSize(1);
    end(id, 200);
    assertThat(orders()).isEmpty();
    assertThat(listed()).isTrue();
  }

  @Test
  void ofTwoWindowsOneEndPutsBackOnlyItsOwn() throws Exception {
    house.api.house.commit(raised(T0.plusSeconds(1)));
    long first = ask(0, 60, device());
    long second = ask(0, 30, device());
    rule(first, Role.ENGINEER, true, 200);
    rule(second, Role.ENGINEER, true, 200);
    assertThat(orders()).containsExactly("MW-" + first, "MW-" + second);
    end(first, 200);
    assertThat(orders()).containsExactly("MW-" + second);
    assertThat(listed()).isFalse();
    pass(30);
    assertThat(orders()).isEmpty();
    assertThat(listed()).isTrue();
  }

  @Test
  void anEditOfTheDrawingDuringTheWindowCountsAtOnce() throws Exception {
    house.api.house.commit(raised(T0.plusSeconds(1)));
    long id = ask(0, 60, "{\"nodes\":[\"ups:1\"],\"below\":true}");
    rule(id, Role.ENGINEER, true, 200);
    assertThat(orders()).isEmpty();
    edit(
        new GraphEdit.NodeDrawn(new GraphNode("ups:1", "ups", "hall-1", new TreeMap<>())),
        new GraphEdit.EdgeDrawn(FEEDS));
    assertThat(orders()).containsExactly("MW-" + id);
    assertThat(house.api.maintenance.covers("room-a/th-1", T0.plusSeconds(5)))
        .extracting(MaintenanceWindow::id)
        .containsExactly(id);
    edit(new GraphEdit.EdgeWithdrawn(FEEDS, house.now().toEpochMilli()));
    assertThat(orders()).isEmpty();
  }

  private void edit(GraphEdit... edits) throws Exception {
    house.api.house.watch.decide(new IncidentInput.GraphChanged(List.of(edits)));
  }

  /** Excused is the window's own time, and after an early end no more than that. */
  @Test
  void theTimeOfItsCamerasIsExcusedAndClipped() throws Exception {
    house.enter(List.of(CameraHouse.line("C-1", "魏都区", "联通", "cam-1")));
    long id = ask(0, 60, "{\"nodes\":[\"room-a/cam-1\"]}");
    assertThat(house.get("exclusions", "/api/v1/exclusions").at("/exclusions")).isEmpty();
    rule(id, Role.ENGINEER, true, 200);
    JsonNode row = house.get("exclusions", "/api/v1/exclusions").at("/exclusions/0");
    assertThat(row.at("/cameras/0").asText()).isEqualTo("C-1");
    assertThat(row.at("/reason").asText()).isEqualTo("maintenance");
    assertThat(row.at("/state").asText()).isEqualTo("approved");
    assertThat(row.at("/askedBy").asText()).isEqualTo("a-operator");
    assertThat(row.at("/rulings/0/by").asText()).isEqualTo("a-engineer");
    assertThat(row.at("/rulings/0/to").asText()).startsWith(at(60).toString().substring(0, 19));
    pass(20);
    end(id, 200);
    JsonNode clipped = house.get("exclusions", "/api/v1/exclusions").at("/exclusions/0");
    assertThat(clipped.at("/rulings/1/from").asText())
        .startsWith(at(0).toString().substring(0, 19));
    assertThat(clipped.at("/rulings/1/to").asText()).startsWith(at(20).toString().substring(0, 19));
  }

  @Test
  void whatIsWrongIsToldAndNothingIsAsked() throws Exception {
    String from = at(0).toString();
    for (String body :
        List.of(
            "{}",
            window("x", from, from, "{\"sites\":[\"hall-1\"]}"),
            window("x", from, at(60 * 24 * 31).toString(), "{\"sites\":[\"hall-1\"]}"),
            window("x", from, at(9).toString(), "{}"),
            window("x", from, at(9).toString(), "{\"site\":[\"hall-1\"]}"),
            window(" ", from, at(9).toString(), "{\"sites\":[\"hall-1\"]}"))) {
      house.post("askMaintenance", WINDOWS, Role.OPERATOR, body, 400);
    }
    String past = window("x", at(-9).toString(), at(-1).toString(), "{\"sites\":[\"hall-1\"]}");
    house.post("askMaintenance", WINDOWS, Role.OPERATOR, past, 409);
    assertThat(house.get("maintenanceWindows", WINDOWS).at("/windows")).isEmpty();
  }

  private static String window(String title, String from, String to, String scope) {
    return """
    {"title":"%s","from":"%s","to":"%s","scope":%s,"reason":"r"}\
    """
        .formatted(title, from, to, scope);
  }
}

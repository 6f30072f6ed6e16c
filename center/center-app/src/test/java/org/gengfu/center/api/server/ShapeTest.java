package org.gengfu.center.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.watch.WatchFixture.T0;
import static org.gengfu.center.watch.WatchFixture.born;
import static org.gengfu.center.watch.WatchFixture.nodeBorn;
import static org.gengfu.center.watch.WatchFixture.raised;
import static org.gengfu.center.watch.WatchFixture.readings;
import static org.gengfu.center.watch.WatchFixture.returned;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is served is what {@code openapi.yaml} says, and the other way round. */
class ShapeTest {
  private static ApiHouse api;

  @BeforeAll
  static void open() throws Exception {
    api = new ApiHouse();
    api.house.commit(nodeBorn(T0), born(T0), readings(28.5, T0));
    api.house.commit(raised(T0), returned(T0.plusSeconds(5)), raised(T0.plusSeconds(9)));
  }

  @AfterAll
  static void close() {
    api.close();
  }

  static List<String> schemasWithExamples() {
    return OpenApi.schemasWithExamples();
  }

  @ParameterizedTest
  @MethodSource("schemasWithExamples")
  void theExamplesAreOfTheirShapes(String schema) {
    OpenApi.checkSchema(schema, OpenApi.example(schema).toString());
  }

  @Test
  void everyOperationOfTheFileIsServedAndNoOther() {
    Set<String> described = new TreeSet<>();
    OpenApi.operations()
        .forEach(operation ->
            described.add(
                operation.id()
                    + " "
                    + operation.method()
                    + " "
                    + operation.path()
                    + " "
                    + operation.role()));
    Set<String> served = new TreeSet<>();
    List<Operation> all = new ArrayList<>(api.server.operations());
    all.add(Operations.EVENTS);
    all.forEach(operation ->
        served.add(
            operation.id()
                + " "
                + operation.method().name()
                + " "
                + operation.path()
                + " "
                + (operation.role() == null ? "none" : Json.name(operation.role()))));
    assertThat(served).isEqualTo(described).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @CsvSource({
    "me, /api/v1/me",
    "sites, /api/v1/sites",
    "room, /api/v1/rooms/hall-1/room-1",
    "room, /api/v1/rooms/hall-1/elsewhere",
    "device, /api/v1/devices/room-a/th-1",
    "device, /api/v1/devices/room-a/~",
    "device, /api/v1/devices/room-a/unknown",
    "trend, /api/v1/devices/room-a/th-1/points/ambient.temperature/trend",
    "trend, /api/v1/devices/room-a/th-1/points/nothing/trend",
    "trend, /api/v1/devices/room-a/th-1/points/ambient.temperature/trend?buckets=0",
    "readings, /api/v1/devices/room-a/th-1/points/ambient.temperature/readings?limit=2",
    "readings, /api/v1/devices/room-a/th-1/points/ambient.temperature/readings?from=yesterday",
    "alarms, /api/v1/alarms",
    "alarms, /api/v1/alarms?state=all&severity=major,minor&site=hall-1&text=%E6%B8%A9&limit=1",
    "alarms, /api/v1/alarms?severity=loud",
    "alarm, /api/v1/alarms/1",
    "alarm, /api/v1/alarms/99",
    "commands, /api/v1/commands",
    "commands, /api/v1/commands?state=all&edge=room-a&device=~&limit=5",
    "commands, /api/v1/commands?state=some",
    "commandState, /api/v1/commands/nothing",
    "edges, /api/v1/edges",
    "maintenanceWindows, /api/v1/maintenance",
    "maintenanceWindows, /api/v1/maintenance?state=running&limit=3",
    "maintenanceWindows, /api/v1/maintenance?state=wild",
    "contracts, /api/v1/contracts",
    "contracts, /api/v1/contracts?at=never",
    "contract, /api/v1/contracts/none",
    "contractItem, /api/v1/contracts/none/items/none",
    "exportContract, /api/v1/contracts/none/export.xlsx",
    "messages, /api/v1/messages",
    "messages, /api/v1/messages?incident=3f0a1b2c4d5e6f70&state=unknown&limit=5",
    "messages, /api/v1/messages?state=lost",
    "messageFailures, /api/v1/messages/failures?day=2026-11-22",
    "messageFailures, /api/v1/messages/failures?day=today",
    "notifyPolicy, /api/v1/notify/policy",
    "users, /api/v1/users",
    "audit, /api/v1/audit",
    "health, /health",
    "metrics, /metrics",
    "openapi, /api/v1/openapi.yaml"
  })
  void answersHaveTheShapeOfTheFile(String operation, String path) throws Exception {
    HttpResponse<String> answer = api.get(path, api.login(Role.ADMINISTRATOR));
    OpenApi.check(
        operation,
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(""),
        answer.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "acknowledge | POST | /api/v1/alarms/1/acknowledge | {\"comment\":\"看到了\"}",
        "acknowledge | POST | /api/v1/alarms/1/acknowledge | ",
        "acknowledge | POST | /api/v1/alarms/99/acknowledge | ",
        "acknowledge | POST | /api/v1/alarms/1/acknowledge | {\"comentt\":\"\"}",
        "acknowledge | POST | /api/v1/alarms/1/acknowledge | {",
        "shelve | POST | /api/v1/alarms/2/shelve | {\"minutes\":5,\"comment\":\"work\"}",
        "shelve | POST | /api/v1/alarms/2/shelve | {\"minutes\":5}",
        "unshelve | POST | /api/v1/alarms/2/unshelve | ",
        "rebirth | POST | /api/v1/edges/room-a/rebirth | ",
        "rebirth | POST | /api/v1/edges/room-z/rebirth | ",
        "command | POST | /api/v1/edges/room-a/commands | {\"device\":\"ac-1\",\"metric\":\"setpoint\",\"type\":\"real\",\"value\":22.5}",
        "command | POST | /api/v1/edges/room-a/commands | {\"metric\":\"x\",\"type\":\"flag\",\"value\":1}",
        "command | POST | /api/v1/edges/room-a/commands | {\"device\":\"th-1\",\"metric\":\"unit.state\",\"type\":\"whole\",\"value\":1}",
        "command | POST | /api/v1/edges/room-a/commands | {\"device\":\"th-1\",\"metric\":\"ambient.temperature\",\"type\":\"real\",\"value\":1}",
        "command | POST | /api/v1/edges/room-a/commands | {\"device\":\"th-1\",\"metric\":\"Commands/test\",\"type\":\"flag\",\"value\":true}",
        "agree | POST | /api/v1/commands/nothing/agree | ",
        "decline | POST | /api/v1/commands/nothing/decline | {\"comment\":\"no\"}",
        "command | POST | /api/v1/edges/room-z/commands | {\"metric\":\"x\",\"type\":\"flag\",\"value\":true}",
        "addUser | POST | /api/v1/users | {\"user\":\"li\",\"role\":\"viewer\",\"password\":\"0123456789\"}",
        "addUser | POST | /api/v1/users | {\"user\":\"li\",\"role\":\"viewer\",\"password\":\"0123456789\"}",
        "addUser | POST | /api/v1/users | {\"user\":\"zu\",\"role\":\"boss\",\"password\":\"0123456789\"}",
        "changeUser | PATCH | /api/v1/users/li | {\"role\":\"operator\",\"enabled\":false}",
        "changeUser | PATCH | /api/v1/users/li | {}",
        "removeUser | DELETE | /api/v1/users/li | ",
        "removeUser | DELETE | /api/v1/users/li | ",
        "removeUser | DELETE | /api/v1/users/a-administrator | ",
        "login | POST | /api/v1/login | {\"user\":\"nobody\",\"password\":\"x\"}",
        "login | POST | /api/v1/login | {\"user\":7}",
        "logout | POST | /api/v1/logout | "
      })
  void changesAnswerWithTheShapeOfTheFile(String operation, String method, String path, String body)
      throws Exception {
    String cookie = operation.equals("logout") ? null : api.login(Role.ADMINISTRATOR);
    HttpResponse<String> answer = api.send(method, path, cookie, body);
    OpenApi.check(
        operation,
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(""),
        answer.body());
  }

  @Test
  void aRoomShowsItsDevicesWithLiveValuesAndAlarms() throws Exception {
    JsonNode room = ApiHouse.json(api.get("/api/v1/rooms/hall-1/room-1", api.login(Role.VIEWER)));
    assertThat(room.at("/counts/devices").asInt()).isEqualTo(1);
    JsonNode device = room.at("/devices/0");
    assertThat(device.at("/title/zh").asText()).isEqualTo("温湿度");
    assertThat(device.at("/points/0/value").asDouble()).isEqualTo(28.5);
    assertThat(device.at("/points/0/eventTime").asText()).isEqualTo("2026-11-22T07:00:00.000Z");
    assertThat(device.at("/points/1/labels/1/en").asText()).isEqualTo("running");
    assertThat(device.at("/points/1/quality").isNull()).isTrue();
    assertThat(device.at("/alarms/0/point").asText()).isEqualTo("ambient.temperature");
    assertThat(device.at("/alarms/0/unit").asText()).isEqualTo("Cel");
  }

  @Test
  void rawReadingsCanBePagedWithoutLossOrDouble() throws Exception {
    String path = "/api/v1/devices/room-a/th-1/points/ambient.temperature/readings?limit=2";
    String cookie = api.login(Role.VIEWER);
    JsonNode first = ApiHouse.json(api.get(path, cookie));
    JsonNode second = ApiHouse.json(api.get(path + "&from=" + first.get("next").asText(), cookie));
    assertThat(first.get("readings")).hasSize(2);
    assertThat(second.get("readings")).hasSize(1);
    assertThat(second.get("next").isNull()).isTrue();
    assertThat(second.at("/readings/0/value").asDouble()).isEqualTo(23.0);
  }

  @Test
  void alarmsArePagedByTheirNext() throws Exception {
    String cookie = api.login(Role.VIEWER);
    JsonNode first = ApiHouse.json(api.get("/api/v1/alarms?state=all&limit=1", cookie));
    JsonNode second =
        ApiHouse.json(
            api.get(
                "/api/v1/alarms?state=all&limit=1&before=" + first.get("next").asText(), cookie));
    assertThat(first.get("total").asInt()).isEqualTo(2);
    assertThat(first.at("/alarms/0/occurrence").asInt()).isEqualTo(2);
    assertThat(second.at("/alarms/0/occurrence").asInt()).isEqualTo(1);
    assertThat(second.get("next").isNull()).isTrue();
  }

  @Test
  void theFileThatIsServedIsTheFile() throws Exception {
    assertThat(api.get("/api/v1/openapi.yaml", null).body()).startsWith("openapi: 3.1.0");
  }
}

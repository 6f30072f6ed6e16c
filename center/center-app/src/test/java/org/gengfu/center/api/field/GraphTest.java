package org.gengfu.center.api.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.watch.WatchFixture.T0;
import static org.gengfu.center.watch.WatchFixture.born;
import static org.gengfu.center.watch.WatchFixture.nodeBorn;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.Operation;
import org.gengfu.center.api.server.ApiHouse;
import org.gengfu.center.api.server.OpenApi;
import org.gengfu.center.field.FieldDesk;
import org.gengfu.center.field.FieldListReader;
import org.gengfu.center.ingest.Entry;
import org.gengfu.contract.Birth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The drawing of the field by HTTP, on a real database. */
class GraphTest {
  private static final String NODES =
      "编号,类型,名称,站点\nF1,馈线,一号馈线,\nM1,mains,市电,hall-1\nS1,switch,交换机,hall-1\n";
  private static final String EDGES =
      "上级,关系,下级\nF1,供电,M1\nM1,供电,S1\nS1,承载,room-a/th-1\nroom-a/,采集,room-a/th-1\n";

  private ApiHouse api;

  @BeforeEach
  void open() throws Exception {
    api = new ApiHouse();
    api.house.commit(nodeBorn(T0), born(T0));
  }

  @AfterEach
  void close() {
    api.close();
  }

  private JsonNode get(String operation, String path) throws Exception {
    return checked(operation, api.get(path, api.login(Role.VIEWER)), 200);
  }

  private JsonNode post(String operation, String path, String body, int status) throws Exception {
    return checked(operation, api.send("POST", path, api.login(Role.ENGINEER), body), status);
  }

  private static JsonNode checked(String operation, HttpResponse<String> answer, int status)
      throws Exception {
    OpenApi.check(
        operation,
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(""),
        answer.body());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return ApiHouse.json(answer);
  }

  private JsonNode imported(byte[] list, String type, String query) throws Exception {
    HttpRequest request =
        api.request("GET", "/api/v1/graph/import" + query, api.login(Role.ENGINEER), null)
            .POST(HttpRequest.BodyPublishers.ofByteArray(list))
            .header("Content-Type", type)
            .build();
    return checked("importGraph", api.client().send(request, BodyHandlers.ofString()), 200);
  }

  private JsonNode imported(String csv) throws Exception {
    return imported(csv.getBytes(StandardCharsets.UTF_8), "text/csv", "?dry=false&reason=first");
  }

  private static List<String> texts(JsonNode items, String field) {
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> item.path(field).asText())
        .toList();
  }

  @Test
  void aListIsTriedThenTakenAndAsked() throws Exception {
    byte[] nodes = NODES.getBytes(StandardCharsets.UTF_8);
    JsonNode dry = imported(nodes, "text/csv", "");
    assertThat(dry.at("/nodes").asInt()).isEqualTo(3);
    assertThat(get("graph", "/api/v1/graph").at("/nodes")).isEmpty();

    assertThat(imported(NODES).at("/nodes").asInt()).isEqualTo(3);
    assertThat(imported(EDGES).at("/edges").asInt()).isEqualTo(4);
    JsonNode again = imported(EDGES);
    assertThat(again.at("/nodes").asInt() + again.at("/edges").asInt()).isZero();

    JsonNode below = get("graphBelow", "/api/v1/graph/below?node=F1").at("/items");
    assertThat(texts(below, "node")).containsExactly("M1", "S1", "room-a/th-1");
    assertThat(below.at("/2/state").asText()).isEqualTo("up");
    assertThat(below.at("/2/name/en").asText()).isEqualTo("T/H");
    JsonNode above = get("graphAbove", "/api/v1/graph/above?node=room-a/th-1").at("/items");
    assertThat(texts(above, "node")).containsExactly("S1", "room-a/", "M1", "F1");

    JsonNode site = get("graph", "/api/v1/graph?site=hall-1");
    assertThat(texts(site.at("/nodes"), "id"))
        .containsExactlyInAnyOrder("M1", "S1", "room-a/", "room-a/th-1", "F1");
    assertThat(site.at("/edges")).hasSize(4);
    JsonNode city = get("graphCity", "/api/v1/graph/city");
    assertThat(city.at("/sites/0/name/en").asText()).isEqualTo("Service hall");
    assertThat(city.at("/sites/0/devices").asInt()).isEqualTo(1);
    assertThat(city.at("/links/0/from").asText()).isEqualTo("F1");
    assertThat(city.at("/links/0/to").asText()).isEqualTo("hall-1");
    assertThat(get("graphCheck", "/api/v1/graph/check").at("/problems")).isEmpty();
    assertThat(api.get("/api/v1/graph/below?node=nobody", api.login(Role.VIEWER)).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aListWithOneBadRowChangesNothing() throws Exception {
    JsonNode bad = imported(NODES + "X 9,switch,,\n");
    assertThat(bad.at("/problems/0/row").asInt()).isEqualTo(5);
    assertThat(bad.at("/problems/0/column").asText()).isEqualTo("A");
    assertThat(bad.at("/nodes").asInt()).isZero();
    assertThat(get("graph", "/api/v1/graph").at("/nodes")).isEmpty();
  }

  @Test
  void editsByHandAreMadeAsAWholeOrNotAtAll() throws Exception {
    imported(NODES);
    String first =
        """
        {"reason":"drawn on site","edits":[
          {"op":"edge","from":"F1","to":"M1","relation":"POWERS","since":"2026-01-01T00:00:00Z"},
          {"op":"edge","from":"S1","to":"room-a/th-1","relation":"CARRIES"},
          {"op":"node","id":"F1","type":"feeder","site":"","name":"北环馈线","attributes":{"title.en":"North"}}]}
        """;
    JsonNode done = post("editGraph", "/api/v1/graph/edits", first, 200);
    assertThat(done.at("/refused")).isEmpty();
    JsonNode about = get("graph", "/api/v1/graph?node=M1&hops=2");
    assertThat(texts(about.at("/nodes"), "id")).containsExactly("M1", "F1");
    assertThat(about.at("/nodes/1/name/en").asText()).isEqualTo("North");
    assertThat(about.at("/edges/0/since").asText()).isEqualTo("2026-01-01T00:00:00.000Z");

    String refused =
        """
        {"reason":"?","edits":[
          {"op":"node","id":"U1","type":"ups"},
          {"op":"edge","from":"M1","to":"F1","relation":"POWERS"}]}
        """;
    JsonNode circle = post("editGraph", "/api/v1/graph/edits", refused, 200);
    assertThat(circle.at("/refused/0/edit").asInt()).isEqualTo(1);
    assertThat(circle.at("/version").asLong()).isEqualTo(done.at("/version").asLong());
    assertThat(api.get("/api/v1/graph?node=U1", api.login(Role.VIEWER)).statusCode())
        .isEqualTo(404);

    String edge = about.at("/edges/0/id").asText();
    String end = "{\"reason\":\"cut\",\"edits\":[{\"op\":\"end-edge\",\"edge\":\"" + edge + "\"}]}";
    assertThat(post("editGraph", "/api/v1/graph/edits", end, 200).at("/refused")).isEmpty();
    JsonNode unknown = post("editGraph", "/api/v1/graph/edits", end, 200);
    assertThat(unknown.at("/refused/0/why/en").asText()).contains("ends before that");
    assertThat(get("graphBelow", "/api/v1/graph/below?node=F1").at("/items")).isEmpty();
    assertThat(texts(get("graphCheck", "/api/v1/graph/check").at("/problems"), "kind"))
        .containsExactly("orphan", "orphan");
  }

  @Test
  void whatARequestLacksIsSaidAndViewersMayNotDraw() throws Exception {
    post("editGraph", "/api/v1/graph/edits", "{\"edits\":[],\"reason\":\"x\"}", 400);
    post(
        "editGraph", "/api/v1/graph/edits", "{\"edits\":[{\"op\":\"fly\"}],\"reason\":\"x\"}", 400);
    String noReason = "{\"edits\":[{\"op\":\"withdraw-edge\",\"edge\":\"a\"}],\"reason\":\" \"}";
    post("editGraph", "/api/v1/graph/edits", noReason, 400);
    HttpResponse<String> viewer =
        api.send("POST", "/api/v1/graph/edits", api.login(Role.VIEWER), noReason);
    checked("editGraph", viewer, 403);
    HttpRequest json =
        api.request("GET", "/api/v1/graph/import", api.login(Role.ENGINEER), null)
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .header("Content-Type", "application/json")
            .build();
    checked("importGraph", api.client().send(json, BodyHandlers.ofString()), 415);
  }

  @Test
  void theExportIsTakenBackWithoutAChangeAndARestartKeepsTheDrawing() throws Exception {
    imported(NODES);
    imported(EDGES);
    HttpRequest wish =
        api.request("GET", "/api/v1/graph/export.xlsx", api.login(Role.VIEWER), null).build();
    HttpResponse<byte[]> export = api.client().send(wish, BodyHandlers.ofByteArray());
    assertThat(export.headers().firstValue("Content-Type")).hasValue(Operation.WORKBOOK);
    JsonNode same = imported(export.body(), Operation.WORKBOOK, "?dry=false&reason=again");
    assertThat(same.at("/problems")).isEmpty();
    assertThat(same.at("/nodes").asInt() + same.at("/edges").asInt()).isZero();

    long version = api.house.watch.picture().incidents().graph().version();
    api.house.restart();
    assertThat(api.house.watch.picture().incidents().graph().version()).isEqualTo(version);
    FieldDesk desk =
        new FieldDesk(
            api.house.watch, api.house.database, key -> "hall-1", key -> "", api.house.clock);
    assertThat(desk.plan(FieldListReader.read(export.body())).edits()).isEmpty();
  }

  @Test
  void whatASwitchSaysIsProposedAndAPersonDecides() throws Exception {
    Map<String, String> facts = new HashMap<>();
    facts.put("kind", "network.switch");
    facts.put("title.zh", "交换机");
    facts.put(
        "neighbours.lldp",
        "port=GE1&chassis=44%3A19%3Ab6%3A00%3A00%3A01&peer=eth0&name=cam-north\n"
            + "port=GE2&chassis=somebody&peer=1&name=nobody");
    facts.put("neighbours.bridge", "port=GE3&mac=4419b6000002");
    Birth birth = new Birth("sw-1", T0, facts, List.of(), List.of(), List.of(), List.of());
    api.house.commit(new Entry.Born("room-a", birth));
    imported("Id,Type,MAC\ncam:1,camera,44-19-B6-00-00-01\ncam:2,camera,44:19:b6:00:00:02\n");

    JsonNode proposals = get("discoveredEdges", "/api/v1/graph/discovered").at("/proposals");
    assertThat(texts(proposals, "to")).containsExactly("cam:1", "cam:2");
    assertThat(texts(proposals, "from")).containsOnly("room-a/sw-1");
    assertThat(proposals.at("/0/evidence/en").asText()).contains("LLDP", "GE1", "4419b6000001");

    String path = "/api/v1/graph/discovered/";
    String yes = "{\"accept\":true,\"reason\":\"seen on site\"}";
    String no = "{\"accept\":false,\"reason\":\"was moved\"}";
    post("judgeDiscovered", path + proposals.at("/0/id").asText(), yes, 200);
    post("judgeDiscovered", path + proposals.at("/1/id").asText(), no, 200);
    post("judgeDiscovered", path + proposals.at("/1/id").asText(), no, 404);
    assertThat(get("discoveredEdges", "/api/v1/graph/discovered").at("/proposals")).isEmpty();
    JsonNode below = get("graphBelow", "/api/v1/graph/below?node=room-a/sw-1").at("/items");
    assertThat(texts(below, "node")).containsExactly("cam:1");
  }
}

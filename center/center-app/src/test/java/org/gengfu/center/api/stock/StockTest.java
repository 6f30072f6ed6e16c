package org.gengfu.center.api.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.watch.WatchFixture.T0;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.Operation;
import org.gengfu.center.api.server.ApiHouse;
import org.gengfu.center.api.server.OpenApi;
import org.gengfu.center.api.server.StoryHouse;
import org.gengfu.center.stock.StockFixture;
import org.gengfu.core.contract.Party;
import org.gengfu.core.contract.SpareDuty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Spare parts, coverage and technicians through the API of a real center. */
class StockTest {
  private StoryHouse house;

  @BeforeEach
  void open() throws Exception {
    house = new StoryHouse();
    house.api.book =
        StockFixture.contracts(
            T0.minusSeconds(60), new SpareDuty(14_400_000, true, true, true, false), Party.OWN);
    house.api.stock.contractsChanged();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private JsonNode importing(byte[] workbook, boolean dry) throws Exception {
    HttpRequest request =
        house
            .api
            .request("GET", "/api/v1/stock/import?dry=" + dry, house.api.login(Role.ENGINEER), null)
            .POST(HttpRequest.BodyPublishers.ofByteArray(workbook))
            .header("Content-Type", Operation.WORKBOOK)
            .build();
    HttpResponse<String> answer = house.api.client().send(request, BodyHandlers.ofString());
    OpenApi.check("importStock", answer.statusCode(), "application/json", answer.body());
    return ApiHouse.json(answer);
  }

  private JsonNode move(String body) throws Exception {
    return house.post("moveStock", "/api/v1/stock/moves", Role.OPERATOR, body, 200);
  }

  private JsonNode stock(String query) throws Exception {
    return house.get("stock", "/api/v1/stock?" + query, 200);
  }

  private JsonNode coverage() throws Exception {
    house.api.stock.coverage().now();
    return house.get("coverage", "/api/v1/coverage?item=network", 200);
  }

  @Test
  void aListWithOneErrorChangesNothing() throws Exception {
    byte[] bad =
        StockFixture.workbook(
            List.of("CAM-A|摄像机|camera||0|", "CAM-A|又一次|||0|"),
            List.of("store|仓库|34.05|113.85|8-18"),
            List.of(
                "c01|CAM-A|store|2026-13-01|12.345||",
                "c02|NONE|store||12.30||",
                "|CAM-A|store||||"));
    JsonNode refused = importing(bad, false);
    List<String> where = new ArrayList<>();
    refused
        .at("/errors")
        .forEach(error ->
            where.add(
                "%s %d %s"
                    .formatted(
                        error.at("/sheet").asText(),
                        error.at("/row").asInt(),
                        error.at("/column").asText())));
    assertThat(where).containsExactlyInAnyOrder("型号 3 A", "库位 2 E", "备件 2 D", "备件 2 E", "备件 4 A");
    assertThat(stock("").at("/total").asInt()).isZero();
    assertThat(stock("").at("/skus")).isEmpty();
    JsonNode unknown =
        importing(
            StockFixture.workbook(
                List.of("CAM-A|摄像机|camera||0|"),
                List.of("store|仓库|34.05|113.85|"),
                List.of("c01|CAM-A|store||||", "c02|NONE|store||||")),
            false);
    assertThat(unknown.at("/errors/0/row").asInt()).isEqualTo(3);
    assertThat(stock("").at("/total").asInt()).isZero();
  }

  @Test
  void aListIsTakenOnceAndComesBackUnchanged() throws Exception {
    byte[] good = StockFixture.cameras(3, "24h");
    assertThat(importing(good, true).at("/added").asInt()).isEqualTo(9);
    assertThat(stock("").at("/total").asInt()).isZero();
    assertThat(importing(good, false).at("/added").asInt()).isEqualTo(9);
    assertThat(importing(good, false).at("/unchanged").asInt()).isEqualTo(9);
    HttpRequest export =
        house
            .api
            .request("GET", "/api/v1/stock/export.xlsx", house.api.login(Role.VIEWER), null)
            .build();
    byte[] book = house.api.client().send(export, BodyHandlers.ofByteArray()).body();
    JsonNode again = importing(book, false);
    assertThat(again.at("/unchanged").asInt()).as(again.toString()).isEqualTo(9);
    JsonNode page = stock("q=c0&state=free&limit=2&offset=1");
    assertThat(page.at("/total").asInt()).isEqualTo(3);
    assertThat(page.at("/parts")).hasSize(2);
    assertThat(page.at("/parts/0/price").asText()).isEqualTo("3200.0");
    assertThat(page.at("/skus/0/free").asInt()).isEqualTo(3);
    assertThat(
            importing("no workbook".getBytes(java.nio.charset.StandardCharsets.UTF_8), false)
                .at("/errors"))
        .hasSize(1);
  }

  /** The last spare is reserved over the API by one of 32; the devices are flagged with it. */
  @Test
  void ofThirtyTwoOverTheApiOneGetsTheLastSpare() throws Exception {
    importing(StockFixture.cameras(1, "24h"), false);
    assertThat(coverage().at("/covered").asInt()).isEqualTo(4);
    assertThat(coverage().at("/short/0/sku").asText()).isEqualTo("CAM-A");
    house.api.login(Role.OPERATOR);
    List<String> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<JsonNode>> running = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        String body =
            """
            {"id":"reserve-%d","do":"reserve","device":"room-a/cam-1","order":"W-%d"}\
            """
                .formatted(i, i);
        running.add(threads.submit(() -> move(body)));
      }
      for (Future<JsonNode> each : running) {
        outcomes.add(each.get().at("/outcome").asText());
      }
    }
    assertThat(outcomes).filteredOn("done"::equals).hasSize(1);
    assertThat(outcomes).filteredOn("refused"::equals).hasSize(31);
    assertThat(coverage().at("/covered").asInt()).isZero();
    assertThat(coverage().at("/uncovered/0/sku").asText()).isEqualTo("CAM-A");
    JsonNode history = house.get("stockHistory", "/api/v1/stock/c01/history", 200);
    assertThat(history.at("/history/0/act").asText()).isEqualTo("reserve");
    house.get("stockHistory", "/api/v1/stock/nobody/history", 404);
  }

  /** A part in a van that nobody misses covers nothing. */
  @Test
  void whatWasTakenForAnOrderThatEndedIsMissed() throws Exception {
    importing(StockFixture.cameras(1, "24h"), false);
    String order =
        house
            .post(
                "openOrder",
                "/api/v1/orders",
                Role.OPERATOR,
                """
                {"node":"room-a/cam-1","kind":"fault","level":2,"title":"花屏","reason":"电话报修"}\
                """,
                201)
            .at("/order/id")
            .asText();
    String issue = "{\"id\":\"take-c01-1\",\"do\":\"issue\",\"serial\":\"c01\",\"order\":\"%s\"}";
    assertThat(move(issue.formatted(order)).at("/part/unreturned").asBoolean(true)).isFalse();
    assertThat(stock("state=unreturned").at("/total").asInt()).isZero();
    house.post(
        "orderDeeds",
        "/api/v1/orders/" + order + "/deeds",
        Role.OPERATOR,
        "{\"deeds\":[{\"id\":\"d-1\",\"act\":\"cancel\",\"fields\":{\"reason\":\"自行恢复\"}}]}",
        200);
    JsonNode missed = stock("state=unreturned").at("/parts");
    assertThat(missed).hasSize(1);
    assertThat(missed.at("/0/serial").asText()).isEqualTo("c01");
    assertThat(missed.at("/0/unreturned").asBoolean()).isTrue();
    String back =
        "{\"id\":\"back-c01-1\",\"do\":\"return\",\"serial\":\"c01\",\"order\":\"%s\",\"place\":\"store\"}";
    assertThat(move(back.formatted(order)).at("/outcome").asText()).isEqualTo("done");
    assertThat(stock("state=unreturned").at("/total").asInt()).isZero();
  }

  /** The contract wants the maker's certificate, and not more than the old one's price. */
  @Test
  void aPurchaseFollowsTheContract() throws Exception {
    importing(StockFixture.cameras(1, "24h"), false);
    String out =
        """
        {"id":"take-out-1","do":"dismantle","serial":"old-1","sku":"CAM-A","place":"store",\
        "device":"room-a/cam-1"}\
        """;
    assertThat(move(out).at("/outcome").asText()).isEqualTo("done");
    String buy =
        """
        {"id":"buy-new-%d","do":"receive","serial":"new-1","sku":"CAM-A","place":"store",\
        "replaces":"old-1","price":"%s","certificate":"%s"}\
        """;
    JsonNode noPaper = move(buy.formatted(1, "100.00", ""));
    assertThat(noPaper.at("/outcome").asText()).isEqualTo("refused");
    assertThat(noPaper.at("/why/zh").asText()).contains("证明");
    JsonNode noPrice = move(buy.formatted(2, "100.00", "EOL-1"));
    assertThat(noPrice.at("/why/en").asText()).contains("old price");
    JsonNode priced =
        move(
            """
            {"id":"correct-01","do":"correct","serial":"old-1","price":"99.00"}\
            """);
    assertThat(priced.at("/outcome").asText()).isEqualTo("done");
    assertThat(move(buy.formatted(3, "100.00", "EOL-1")).at("/why/en").asText()).contains("above");
    assertThat(move(buy.formatted(4, "99.00", "EOL-1")).at("/outcome").asText()).isEqualTo("done");
    assertThat(move(buy.formatted(4, "99.00", "EOL-1")).at("/outcome").asText())
        .isEqualTo("repeated");
  }

  @Test
  void whatIsWrongIsTold() throws Exception {
    importing(StockFixture.cameras(1, "24h"), false);
    for (String body :
        List.of(
            "{}",
            "{\"id\":\"12345678\",\"do\":\"fly\",\"serial\":\"c01\"}",
            "{\"id\":\"12345678\",\"do\":\"test\",\"serial\":\"c01\",\"works\":\"maybe\"}",
            "{\"id\":\"short\",\"do\":\"release\",\"serial\":\"c01\",\"order\":\"W\"}",
            "{\"id\":\"12345678\",\"do\":\"receive\",\"serial\":\"x\",\"sku\":\"NONE\",\"place\":\"store\"}")) {
      house.post("moveStock", "/api/v1/stock/moves", Role.OPERATOR, body, 400);
    }
    String move = "{\"id\":\"12345678\",\"do\":\"move\",\"serial\":\"c01\",\"place\":\"moon\"}";
    assertThat(move(move).at("/why/en").asText()).contains("no place 'moon'");
    house.post("moveStock", "/api/v1/stock/moves", Role.VIEWER, move, 403);
  }

  @Test
  void aTechnicianIsAUserWithShiftsAndAVan() throws Exception {
    importing(StockFixture.cameras(1, "24h"), false);
    String who =
        """
        {"name":"王强","phone":"138 0000-0000","skills":["power"],"vehicle":"van-1",\
        "shifts":[{"id":"day","from":"08:00","to":"18:00","days":[7]}],\
        "home":{"lat":34.03,"lon":113.85}}\
        """;
    put("a-viewer", who, 200);
    put("nobody", who, 404);
    put("a-viewer", who.replace("van-1", "moon"), 400);
    put("a-viewer", who.replace("[7]", "[8]"), 400);
    for (String number :
        List.of("138 0000", "12800000000", "+86 374 2988888", "+0123456789", "x")) {
      put("a-viewer", who.replace("138 0000-0000", number), 400);
    }
    assertThat(house.get("pushKey", "/api/v1/push/key", 200).at("/sms").asBoolean())
        .as("these settings have no channel for short messages")
        .isFalse();
    String at = "{\"lat\":34.01,\"lon\":113.86,\"time\":\"%s\"}";
    house.api.send(
        "POST",
        "/api/v1/phone/position",
        house.api.login(Role.VIEWER),
        at.formatted(T0.minusSeconds(5)));
    HttpResponse<String> older =
        house.api.send(
            "POST",
            "/api/v1/phone/position",
            house.api.login(Role.VIEWER),
            at.formatted(T0.minusSeconds(50)).replace("34.01", "1.0"));
    assertThat(older.statusCode()).isEqualTo(204);
    JsonNode one = house.get("technicians", "/api/v1/technicians", 200).at("/technicians/0");
    assertThat(one.at("/onDuty").asBoolean()).isTrue();
    assertThat(one.at("/phone").asText()).isEqualTo("13800000000");
    assertThat(one.at("/position/lat").asDouble()).isEqualTo(34.01);
    assertThat(house.api.stock.places().point("van-1"))
        .isEqualTo(new org.gengfu.core.travel.GeoPoint(34.01, 113.86));
    HttpResponse<String> gone =
        house.api.send(
            "DELETE", "/api/v1/technicians/a-viewer", house.api.login(Role.ENGINEER), null);
    assertThat(gone.statusCode()).isEqualTo(204);
    assertThat(house.get("technicians", "/api/v1/technicians", 200).at("/technicians")).isEmpty();
  }

  /** T0 is a Sunday, three in the afternoon where the center is. */
  @Test
  void breaksLieWithinShiftsAndLeaveIsDays() throws Exception {
    String who =
        """
        {"name":"王强","shifts":[{"id":"day","from":"08:00","to":"18:00","days":[7]},\
        {"id":"late","from":"22:00","to":"06:00","days":[6]}],\
        "breaks":[{"id":"b1","from":"15:00","to":"15:30","days":[7]},\
        {"id":"b2","from":"02:00","to":"02:30","days":[7]}],\
        "leave":[{"from":"2026-12-30","to":"2027-01-02","reason":"元旦"},\
        {"from":"2026-12-01","to":"2026-12-01"}]}\
        """;
    put("a-viewer", who, 200);
    JsonNode one = house.get("technicians", "/api/v1/technicians", 200).at("/technicians/0");
    assertThat(one.at("/onDuty").asBoolean()).as("has a break").isFalse();
    assertThat(one.at("/breaks/1/from").asText()).isEqualTo("02:00");
    assertThat(one.at("/leave/0/from").asText()).isEqualTo("2026-12-01");
    assertThat(one.at("/leave/1/reason").asText()).isEqualTo("元旦");
    put("a-viewer", who.replace("15:30", "18:30"), 400);
    put("a-viewer", who.replace("02:30", "06:30"), 400);
    put("a-viewer", who.replace("2027-01-02", "2026-12-29"), 400);
    put("a-viewer", who.replace("2027-01-02", "2028-01-02"), 400);
    put("a-viewer", who.replace("\"to\":\"2026-12-01\"", "\"to\":\"2026-12-30\""), 400);
    put("a-viewer", who.replace("2027-01-02", "tomorrow"), 400);
    put("a-viewer", who.replace("2026-12-01", "2026-11-22").replace("\"15:", "\"16:"), 200);
    assertThat(
            house
                .get("technicians", "/api/v1/technicians", 200)
                .at("/technicians/0/onDuty")
                .asBoolean())
        .as("on leave, by a list that was changed")
        .isFalse();
  }

  @Test
  void aCrewIsTwoTechniciansWhoAreInNoOtherThen() throws Exception {
    put("a-viewer", "{\"name\":\"王强\"}", 200);
    put("a-operator", "{\"name\":\"李工\"}", 200);
    String crew =
        """
        {"lead":"a-viewer","second":"a-operator","from":"2026-11-22","to":"2026-11-28"}\
        """;
    crew("mast", crew, 200);
    crew("other", crew, 409);
    crew("other", crew.replace("11-2", "12-2"), 200);
    crew("mast", crew.replace("a-operator", "a-viewer"), 400);
    crew("mast", crew.replace("a-operator", "nobody"), 400);
    crew("mast", crew.replace("2026-11-28", "2026-11-21"), 400);
    crew("mast", crew.replace("2026-11-28", "2028-11-21"), 400);
    crew("no good", crew, 400);
    JsonNode crews = house.get("crews", "/api/v1/crews", 200).at("/crews");
    assertThat(crews).hasSize(2);
    assertThat(crews.at("/0/lead").asText()).isEqualTo("a-viewer");
    HttpResponse<String> gone =
        house.api.send("DELETE", "/api/v1/crews/mast", house.api.login(Role.ENGINEER), null);
    assertThat(gone.statusCode()).isEqualTo(204);
    house.api.send("DELETE", "/api/v1/technicians/a-viewer", house.api.login(Role.ENGINEER), null);
    assertThat(house.get("crews", "/api/v1/crews", 200).at("/crews")).isEmpty();
  }

  private void crew(String id, String body, int status) throws Exception {
    String path = "/api/v1/crews/" + id.replace(" ", "%20");
    HttpResponse<String> answer = house.api.send("PUT", path, house.api.login(Role.ENGINEER), body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    OpenApi.check(
        "setCrew", status, answer.headers().firstValue("Content-Type").orElse(""), answer.body());
  }

  private void put(String id, String body, int status) throws Exception {
    HttpResponse<String> answer =
        house.api.send("PUT", "/api/v1/technicians/" + id, house.api.login(Role.ENGINEER), body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    OpenApi.check(
        "setTechnician",
        status,
        answer.headers().firstValue("Content-Type").orElse(""),
        answer.body());
  }
}

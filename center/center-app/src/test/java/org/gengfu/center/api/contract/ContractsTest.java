package org.gengfu.center.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.watch.WatchFixture.T0;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.Operation;
import org.gengfu.center.api.server.ApiHouse;
import org.gengfu.center.api.server.OpenApi;
import org.gengfu.center.api.server.StoryHouse;
import org.gengfu.center.stock.StockFixture;
import org.gengfu.center.watch.EventRing;
import org.gengfu.center.watch.LiveEvent;
import org.gengfu.contracts.ContractExamples;
import org.gengfu.core.contract.Party;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contracts are edited as text or workbook; every edition is kept with who, when and why. */
class ContractsTest {
  private static final String CONTRACTS = "/api/v1/contracts";
  private static final String TEXT =
      """
      contract: c
      name: {zh: 示例, en: Example}
      from: "2026-01-01"
      keyPeriods: [{from: "2026-10-01", to: "2026-10-08", name: 国庆}]
      items:
        - id: rooms
          name: {zh: 机房, en: Rooms}
          source: "3.2"
          devices: [{types: [ups, switch]}]
          promises: [{kind: restore, levels: {1: {usual: 4h, key: 2h}}, text: 4 小时}]
      """;

  private StoryHouse house;

  @BeforeEach
  void open() throws Exception {
    house = new StoryHouse();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static String json(Map<String, Object> fields) throws Exception {
    return new JsonMapper().writeValueAsString(fields);
  }

  private JsonNode add(String id, Map<String, Object> fields, int status) throws Exception {
    return house.post(
        "addContractEdition", CONTRACTS + "/" + id, Role.ENGINEER, json(fields), status);
  }

  @Test
  void aContractIsAddedAndShown() throws Exception {
    assertThat(house.get("contracts", CONTRACTS, 200).get("contracts")).isEmpty();
    JsonNode added = add("c", Map.of("text", TEXT, "reason", "签约"), 200);
    assertThat(added.get("edition").asInt()).isEqualTo(1);
    assertThat(added.at("/editions/0/author").asText()).isEqualTo("a-engineer");
    JsonNode item = added.at("/items/0");
    assertThat(item.get("devices").asInt()).isPositive();
    assertThat(item.at("/commitments/0/kind").asText()).isEqualTo("restore");
    assertThat(item.at("/commitments/0/id").asText()).isEqualTo("rooms/restore");
    assertThat(added.get("text").asText()).isEqualTo(TEXT);
    JsonNode listed = house.get("contracts", CONTRACTS, 200).get("contracts");
    assertThat(listed.get(0).get("id").asText()).isEqualTo("c");
    assertThat(listed.get(0).get("items").asInt()).isEqualTo(1);
    JsonNode page = house.get("contractItem", CONTRACTS + "/c/items/rooms", 200);
    assertThat(page.at("/item/source").asText()).isEqualTo("3.2");
    assertThat(page.get("score").isNull()).isTrue();
  }

  /** Who is covered follows from the contracts: pages hear of it, not only who asks. */
  @Test
  void pagesAreToldWhoIsCoveredByANewEdition() throws Exception {
    house.api.book =
        StockFixture.contracts(T0.minusSeconds(60), StockFixture.within(240), Party.OWN);
    house.api.stock.contractsChanged();
    awaitToldOfDevices("4");
    house.api.book =
        StockFixture.contracts(T0.minusSeconds(60), StockFixture.within(240), Party.CARRIER);
    add("c", Map.of("text", TEXT, "reason", "签约"), 200);
    awaitToldOfDevices("0"); // by itself it is worked out once a minute
  }

  private void awaitToldOfDevices(String count) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!toldOfDevices().equals(count)) {
      assertThat(System.nanoTime()).as("waited 30 s").isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private String toldOfDevices() {
    String last = "nothing";
    EventRing ring = house.api.house.watch.events();
    for (EventRing.Numbered each : ring.behind(0, EventRing.MAX_EVENTS)) {
      if (each.event() instanceof LiveEvent.Told(String name, Object view)
          && name.equals("coverage")
          && view instanceof Map<?, ?> fields) {
        last = String.valueOf(fields.get("devices"));
      }
    }
    return last;
  }

  // What was agreed later says nothing about a day before it.
  @Test
  void aLaterEditionHoldsFromItsDay() throws Exception {
    add("c", Map.of("text", TEXT, "reason", "签约"), 200);
    add(
        "c",
        Map.of(
            "text",
            TEXT.replace("4h", "6h"),
            "from",
            "2026-09-01T00:00:00+08:00",
            "reason",
            "补充协议"),
        200);
    JsonNode before = house.get("contract", CONTRACTS + "/c?at=2026-08-31T15:59:59Z", 200);
    assertThat(before.get("edition").asInt()).isEqualTo(1);
    JsonNode after = house.get("contract", CONTRACTS + "/c?at=2026-08-31T16:00:00Z", 200);
    assertThat(after.get("edition").asInt()).isEqualTo(2);
    assertThat(after.get("editions")).hasSize(2);
  }

  @Test
  void aWrongTextIsRefusedAtItsPlaceAndNothingIsKept() throws Exception {
    JsonNode problem =
        add("c", Map.of("text", TEXT.replace("levels", "level"), "reason", "x"), 400);
    assertThat(problem.get("field").asText()).isEqualTo("text");
    assertThat(problem.get("detail").asText()).contains("line 10, column 16").contains("1 more");
    assertThat(add("other", Map.of("text", TEXT, "reason", "x"), 400).get("detail").asText())
        .contains("not of other");
    add("c", Map.of("text", TEXT, "reason", " "), 400);
    add("c", Map.of("text", TEXT, "reason", "x", "from", "2025-01-01T00:00:00Z"), 400);
    house.post(
        "addContractEdition",
        CONTRACTS + "/c",
        Role.OPERATOR,
        json(Map.of("text", TEXT, "reason", "x")),
        403);
    house.get("contract", CONTRACTS + "/c", 404);
    JsonNode checked =
        house.post(
            "checkContract",
            CONTRACTS + "/check",
            Role.VIEWER,
            json(Map.of("text", TEXT.replace("levels", "level"))),
            200);
    assertThat(checked.at("/problems/2/column").asInt()).isEqualTo(32);
    assertThat(checked.at("/problems/2/text/zh").asText()).startsWith("不认识的键");
  }

  @Test
  void aWorkbookGoesOutAndComesIn() throws Exception {
    add("xuchang", Map.of("text", ContractExamples.text("xuchang"), "reason", "示例"), 200);
    HttpResponse<byte[]> book =
        house
            .api
            .client()
            .send(
                house
                    .api
                    .request(
                        "GET",
                        CONTRACTS + "/xuchang/export.xlsx",
                        house.api.login(Role.VIEWER),
                        null)
                    .build(),
                BodyHandlers.ofByteArray());
    assertThat(book.statusCode()).isEqualTo(200);
    JsonNode dry = imported("?dry=true", book.body(), 200);
    assertThat(dry.get("contract").asText()).isEqualTo("xuchang");
    assertThat(dry.get("edition").isNull()).isTrue();
    imported("?dry=false", book.body(), 400);
    JsonNode done = imported("?dry=false&reason=again", book.body(), 200);
    assertThat(done.get("edition").asInt()).isEqualTo(2);
    JsonNode broken = imported("?dry=false&reason=again", new byte[] {1, 2}, 200);
    assertThat(broken.get("problems")).hasSize(1);
    assertThat(broken.get("contract").isNull()).isTrue();
  }

  private JsonNode imported(String query, byte[] book, int status) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(house.api.server.url() + CONTRACTS + "/import" + query))
            .POST(HttpRequest.BodyPublishers.ofByteArray(book))
            .header("Content-Type", Operation.WORKBOOK)
            .header("Cookie", house.api.login(Role.ENGINEER))
            .build();
    HttpResponse<String> answer = house.api.client().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    OpenApi.check(
        "importContract",
        status,
        answer.headers().firstValue("Content-Type").orElse(""),
        answer.body());
    return ApiHouse.json(answer);
  }

  @Test
  void theItemPageHasTheScoreSoFar() throws Exception {
    add("sichuan", Map.of("text", ContractExamples.text("sichuan"), "reason", "示例"), 200);
    JsonNode page = house.get("contractItem", CONTRACTS + "/sichuan/items/all-systems", 200);
    assertThat(page.at("/score/full").asInt()).isEqualTo(100);
    assertThat(page.at("/score/now").asInt()).isEqualTo(100);
    assertThat(page.at("/score/sure").asInt()).isLessThan(100);
  }
}

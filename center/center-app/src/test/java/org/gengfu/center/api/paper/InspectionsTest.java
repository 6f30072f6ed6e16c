package org.gengfu.center.api.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.watch.WatchFixture.T0;
import static org.gengfu.center.watch.WatchFixture.born;
import static org.gengfu.center.watch.WatchFixture.nodeBorn;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.server.ApiHouse;
import org.gengfu.center.api.server.CameraHouse;
import org.gengfu.contracts.ContractText;
import org.gengfu.core.contract.ContractBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rounds through the API, from the contract's text to the phone that makes one without signal. */
class InspectionsTest {
  private static final String PATH = "/api/v1/inspections";
  private static final String ORDERS = "/api/v1/orders/";
  private static final String CONTRACT =
      """
      contract: c
      name: {zh: 示例, en: Example}
      from: "2026-01-01"
      items:
        - id: room
          name: 机房
          devices: [{kinds: [environment]}]
          inspections:
            - id: week
              name: {zh: 机房周检, en: Weekly room round}
              every: week
              checks:
                - {id: look, text: {zh: 外观完好, en: Looks intact}}
                - {id: warm, text: 温度, kind: value, unit: Cel, point: ambient.temperature, low: 18, high: 27}
      """;

  private CameraHouse house;

  @BeforeEach
  void open() throws Exception {
    house = new CameraHouse();
    house.api.house.commit(nodeBorn(T0), born(T0));
    house.api.book =
        ContractBook.of(
            List.of(Objects.requireNonNull(ContractText.read("c", CONTRACT, 1, null).edition())));
    pass(Duration.ofMinutes(1));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void pass(Duration time) throws Exception {
    house.pass(time);
    house.api.plan();
  }

  private String order() throws Exception {
    return house.get("inspections", PATH + "?state=due").at("/rounds/0/order").asText();
  }

  private void desk(String order, String act, String fields) throws Exception {
    String deed =
        "{\"deeds\":[{\"id\":\"d-%s\",\"act\":\"%s\",\"fields\":%s}]}".formatted(act, act, fields);
    JsonNode done = house.post("orderDeeds", ORDERS + order + "/deeds", Role.OPERATOR, deed, 200);
    assertThat(done.at("/results/0/outcome").asText()).isEqualTo("done");
  }

  private List<String> sync(String... deeds) throws Exception {
    String body =
        """
        {"phone":"p-1","sentAt":"%s","steady":9000,"deeds":[%s]}\
        """
            .formatted(house.now(), String.join(",", deeds));
    List<String> outcomes = new ArrayList<>();
    house
        .post("phoneSync", "/api/v1/phone/sync", Role.VIEWER, body, 200)
        .at("/results")
        .forEach(each -> outcomes.add(each.at("/outcome").asText()));
    return outcomes;
  }

  private String said(String order, String act, String fields) {
    return """
    {"id":"li-%s","order":"%s","act":"%s","fields":%s,"phoneTime":"%s","steady":9000}\
    """
        .formatted(act, order, act, fields, house.now());
  }

  @Test
  void plansAndRoundsAreShown() throws Exception {
    JsonNode plans = house.get("inspectionPlans", PATH + "/plans").at("/plans");
    assertThat(plans).hasSize(1);
    assertThat(plans.at("/0/id").asText()).isEqualTo("c/room/week");
    assertThat(plans.at("/0/every/zh").asText()).isEqualTo("每周");
    assertThat(plans.at("/0/items").asInt()).isEqualTo(2);
    assertThat(plans.at("/0/devices").asInt()).isEqualTo(1);
    JsonNode page = house.get("inspections", PATH + "?limit=2");
    assertThat(page.at("/total").asInt()).isEqualTo(5);
    assertThat(page.at("/rounds")).hasSize(2);
    assertThat(page.at("/rounds/0/state").asText()).isEqualTo("planned");
    assertThat(page.at("/rounds/0/order").asText()).startsWith("W2026-");
    assertThat(page.at("/rounds/1/order").isNull()).isTrue();
    assertThat(house.get("inspections", PATH + "?item=hall").at("/total").asInt()).isZero();
    assertThat(house.get("inspections", PATH + "?item=room&site=hall-1").at("/total").asInt())
        .isEqualTo(5);
    assertThat(house.api.get(PATH + "?state=lost", house.api.login(Role.VIEWER)).statusCode())
        .isEqualTo(400);
    assertThat(house.api.get(PATH, null).statusCode()).isEqualTo(401);
  }

  /** The checklist is the round's, and one sync of answers closes the order and makes the round. */
  @Test
  void aSyncOfAnswersMakesTheRoundAndClosesItsOrder() throws Exception {
    pass(Duration.ofHours(20));
    String order = order();
    desk(order, "accept", "{}");
    desk(order, "dispatch", "{\"technician\":\"" + ApiHouse.name(Role.VIEWER) + "\"}");
    JsonNode today = house.get("phoneToday", "/api/v1/phone/today").at("/orders/0");
    assertThat(today.at("/checklist/steps").findValuesAsText("id"))
        .containsExactly("1.look", "1.warm");
    assertThat(today.at("/checklist/steps/0/text/zh").asText()).isEqualTo("温湿度：外观完好");
    assertThat(today.at("/order/due").asText()).startsWith("2026-11-29T16:00:00");
    assertThat(
            sync(
                said(order, "take", "{}"),
                said(
                    order,
                    "diagnose",
                    "{\"finding\":\"都看过\",\"answers\":{\"1.look\":\"正常\",\"1.warm\":\"29\"}}"),
                said(order, "resolve", "{\"what\":\"调低空调\"}")))
        .containsExactly("done", "done", "done");
    assertThat(house.get("order", ORDERS + order).at("/order/stage").asText()).isEqualTo("closed");
    JsonNode done = house.get("inspections", PATH + "?state=done");
    assertThat(done.at("/rounds/0/done").asInt()).isEqualTo(2);
    JsonNode ledger = house.get("ledger", "/api/v1/ledgers/inspection?site=hall-1");
    assertThat(ledger.at("/rows/0/anomalies").asText()).isEqualTo("温湿度 温度：29 °C");
    assertThat(ledger.at("/rows/0/measures").asText()).isEqualTo("调低空调");
    assertThat(house.get("order", ORDERS + order).at("/ledger").findValuesAsText("ledger"))
        .contains("inspection");
    assertThat(house.get("order", ORDERS + order).at("/checklist/steps")).hasSize(2);
  }
}

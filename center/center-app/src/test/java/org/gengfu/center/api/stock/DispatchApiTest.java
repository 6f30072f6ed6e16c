package org.gengfu.center.api.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.watch.WatchFixture.T0;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.Operation;
import org.gengfu.center.api.server.ApiHouse;
import org.gengfu.center.api.server.StoryHouse;
import org.gengfu.center.stock.StockFixture;
import org.gengfu.core.contract.Party;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who goes where, through the API of a real center. */
class DispatchApiTest {
  private static final String PLAN = "/api/v1/dispatch/plan";
  private static final String ORDERS = "/api/v1/dispatch/orders/";
  private static final String WHO =
      """
      {"name":"%s","skills":[],"vehicle":%s,\
      "shifts":[{"id":"day","from":"08:00","to":"20:00","days":[1,2,3,4,5,6,7]}],\
      "home":{"lat":34.03,"lon":113.85}}\
      """;

  private StoryHouse house;

  @BeforeEach
  void open() throws Exception {
    house = new StoryHouse();
    house.api.book =
        StockFixture.contracts(T0.minusSeconds(60), StockFixture.within(240), Party.OWN);
    HttpRequest request =
        house
            .api
            .request("GET", "/api/v1/stock/import?dry=false", house.api.login(Role.ENGINEER), null)
            .POST(HttpRequest.BodyPublishers.ofByteArray(StockFixture.cameras(2, "24h")))
            .header("Content-Type", Operation.WORKBOOK)
            .build();
    assertThat(house.api.client().send(request, BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void technician(Role role, String name, String vehicle) throws Exception {
    HttpResponse<String> answer =
        house.api.send(
            "PUT",
            "/api/v1/technicians/" + ApiHouse.name(role),
            house.api.login(Role.ENGINEER),
            WHO.formatted(name, vehicle));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private String order(int camera) throws Exception {
    String body =
        "{\"kind\":\"fault\",\"title\":\"离线\",\"node\":\"%s\",\"level\":2,\"reason\":\"call\"}"
            .formatted(StoryHouse.camera(camera));
    return house
        .post("openOrder", "/api/v1/orders", Role.OPERATOR, body, 201)
        .at("/order/id")
        .asText();
  }

  private JsonNode assign(String order, Role role, String body, int status) throws Exception {
    return house.post("assignOrder", ORDERS + order + "/assign", role, body, status);
  }

  /** Waits, with a bound, until an order has somebody. */
  private JsonNode dispatched(String order) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < end) {
      JsonNode view = house.get("dispatchOrder", ORDERS + order, 200);
      if (!view.at("/chosen").isNull()) {
        return view;
      }
      LockSupport.parkNanos(20_000_000);
    }
    throw new AssertionError("nobody was sent: " + house.get("dispatchPlan", PLAN, 200));
  }

  @Test
  void withoutTechniciansThereIsNoPlanAndTheOrderSaysSo() throws Exception {
    String order = order(1);
    JsonNode plan = house.get("dispatchPlan", PLAN, 200);
    assertThat(plan.at("/routes")).isEmpty();
    JsonNode view = house.get("dispatchOrder", ORDERS + order, 200);
    assertThat(view.at("/chosen").isNull()).isTrue();
    assertThat(view.at("/binding/en").asText()).contains("no technician is entered");
    house.get("dispatchOrder", ORDERS + "W2026-999999", 404);
  }

  @Test
  void anOrderIsDispatchedExplainedAndGivenToAnotherByHand() throws Exception {
    technician(Role.VIEWER, "王强", "\"van-1\"");
    technician(Role.OPERATOR, "李娜", "null");
    String order = order(1);
    JsonNode view = dispatched(order);
    assertThat(view.at("/chosen/part").asText()).isEqualTo("c01");
    assertThat(view.at("/next")).hasSize(1);
    JsonNode route = house.get("dispatchPlan", PLAN, 200).at("/routes/0");
    assertThat(route.at("/stops/0/kind").asText()).isEqualTo("pickup");
    assertThat(route.at("/stops/1/order").asText()).isEqualTo(order);
    assertThat(route.at("/stops/1/lat").asDouble()).isEqualTo(34.0);

    String other =
        view.at("/chosen/technician").asText().equals(ApiHouse.name(Role.VIEWER))
            ? ApiHouse.name(Role.OPERATOR)
            : ApiHouse.name(Role.VIEWER);
    String wish = "{\"technician\":\"%s\",\"at\":\"%s\",\"reason\":\"knows it\"}";
    JsonNode done = assign(order, Role.OPERATOR, wish.formatted(other, T0.plusSeconds(7_200)), 200);
    assertThat(done.at("/technician").asText()).isEqualTo(other);
    JsonNode now = house.get("order", "/api/v1/orders/" + order, 200).at("/order");
    assertThat(now.at("/technician").asText()).isEqualTo(other);
    assertThat(now.at("/stage").asText()).isEqualTo("dispatched");
    assertThat(now.at("/part/serial").asText()).isEqualTo("c01");
  }

  @Test
  void whatCannotBeIsRefusedWithWhatToDo() throws Exception {
    technician(Role.VIEWER, "王强", "null");
    String order = order(1);
    String who = ApiHouse.name(Role.VIEWER);
    assign(order, Role.VIEWER, "{\"technician\":\"%s\",\"reason\":\"x\"}".formatted(who), 403);
    assign(order, Role.OPERATOR, "{\"technician\":\"%s\"}".formatted(who), 400);
    assign(order, Role.OPERATOR, "{\"technician\":\"%s\",\"reason\":\" \"}".formatted(who), 400);
    String past = "{\"technician\":\"%s\",\"reason\":\"x\",\"at\":\"%s\"}";
    assign(order, Role.OPERATOR, past.formatted(who, T0.minusSeconds(60)), 400);
    assign(order, Role.OPERATOR, past.formatted(who, T0.plusSeconds(900_000)), 409);
    JsonNode nobody =
        assign(order, Role.OPERATOR, "{\"technician\":\"zhao\",\"reason\":\"x\"}", 409);
    assertThat(nobody.at("/detail").asText()).contains("there is no technician zhao");
    assign("W2026-999999", Role.OPERATOR, "{\"technician\":\"a-viewer\",\"reason\":\"x\"}", 404);
    house.post(
        "orderDeeds",
        "/api/v1/orders/" + order + "/deeds",
        Role.OPERATOR,
        "{\"deeds\":[{\"id\":\"d-1\",\"act\":\"cancel\",\"fields\":{\"reason\":\"none\"}}]}",
        200);
    JsonNode ended =
        assign(
            order, Role.OPERATOR, "{\"technician\":\"%s\",\"reason\":\"x\"}".formatted(who), 409);
    assertThat(ended.at("/detail").asText()).contains("the order has ended");
  }
}

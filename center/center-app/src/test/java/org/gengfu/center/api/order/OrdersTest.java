package org.gengfu.center.api.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.watch.WatchFixture.T0;
import static org.gengfu.center.watch.WatchFixture.born;
import static org.gengfu.center.watch.WatchFixture.nodeBorn;
import static org.gengfu.center.watch.WatchFixture.raised;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.server.ApiHouse;
import org.gengfu.center.api.server.CameraHouse;
import org.gengfu.center.order.OrderTerms;
import org.gengfu.telemetry.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders through the API: the desk, and phones that were without signal. */
class OrdersTest {
  private static final String ORDERS = "/api/v1/orders";
  private static final String REPAIR = "/api/v1/ledgers/repair";
  private static final String LI = ApiHouse.name(Role.VIEWER);
  private static final String WANG = ApiHouse.name(Role.ENGINEER);

  private CameraHouse house;
  private String order;
  private int deeds;

  @BeforeEach
  void open() throws Exception {
    house = new CameraHouse();
    house.api.house.commit(nodeBorn(T0), born(T0));
    house.api.house.commit(raised(T0.plusSeconds(1)));
    pass(Duration.ofMinutes(4));
    JsonNode page = house.get("orders", ORDERS);
    assertThat(page.at("/total").asInt()).isEqualTo(1);
    assertThat(page.at("/counts/unassigned").asInt()).isEqualTo(1);
    order = page.at("/orders/0/id").asText();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void pass(Duration time) throws Exception {
    house.pass(time);
    house.api.house.watch.act(change -> true);
    house.api.house.watch.act(change -> true);
  }

  private JsonNode detail() throws Exception {
    return house.get("order", ORDERS + "/" + order);
  }

  /** Somebody of the desk does something. */
  private String does(String act, String fields) throws Exception {
    String deed = "{\"id\":\"d-%d\",\"act\":\"%s\",\"fields\":%s}".formatted(deeds++, act, fields);
    return deeds(Role.OPERATOR, deed, 200).at("/results/0/outcome").asText();
  }

  private JsonNode deeds(Role role, String deed, int status) throws Exception {
    return house.post(
        "orderDeeds", ORDERS + "/" + order + "/deeds", role, "{\"deeds\":[" + deed + "]}", status);
  }

  private String said(String id, String act, String fields, Instant phoneTime, long steady) {
    return """
    {"id":"%s","order":"%s","act":"%s","fields":%s,"phoneTime":"%s","steady":%d}\
    """
        .formatted(id, order, act, fields, phoneTime, steady);
  }

  private List<String> sync(Role role, Instant sentAt, long steady, String... said)
      throws Exception {
    String body =
        """
        {"phone":"p-%s","sentAt":"%s","steady":%d,"deeds":[%s]}\
        """
            .formatted(role, sentAt, steady, String.join(",", said));
    List<String> outcomes = new ArrayList<>();
    house
        .post("phoneSync", "/api/v1/phone/sync", role, body, 200)
        .at("/results")
        .forEach(each -> outcomes.add(each.at("/outcome").asText()));
    return outcomes;
  }

  /** Both took it without signal; who is heard first has it, the other's work is kept and shown. */
  @Test
  void twoPeopleInTwoBasements() throws Exception {
    does("accept", "{}");
    pass(Duration.ofHours(1));
    Instant now = house.now();
    assertThat(
            sync(
                Role.VIEWER,
                now,
                9_000,
                said("li-1", "take", "{}", now.minusSeconds(600), 9_000),
                said("li-2", "arrive", "{\"proof\":\"gengfu:room-a/th-1\"}", now, 9_000)))
        .containsExactly("done", "done");
    assertThat(
            sync(
                Role.ENGINEER,
                now,
                9_000,
                said("wang-1", "take", "{}", now.minusSeconds(900), 9_000),
                said("wang-2", "diagnose", "{\"finding\":\"fan\"}", now, 9_000)))
        .containsExactly("conflict", "conflict");
    JsonNode view = detail();
    assertThat(view.at("/order/technician").asText()).isEqualTo(LI);
    assertThat(view.at("/order/conflicts").asInt()).isEqualTo(2);
    assertThat(view.at("/deeds").findValuesAsText("outcome"))
        .endsWith("done", "done", "conflict", "conflict");
    assertThat(view.at("/deeds/4/why/zh").asText()).contains(LI + " 已接单");
    assertThat(does("dispatch", "{\"technician\":\"" + WANG + "\"}")).isEqualTo("refused");
    assertThat(does("dispatch", "{\"technician\":\"" + WANG + "\",\"forced\":true}"))
        .isEqualTo("done");
    assertThat(detail().at("/order/conflicts").asInt()).isZero();
    assertThat(detail().at("/order/technician").asText()).isEqualTo(WANG);
  }

  /** Its clock says 1970; how long ago it was is right all the same. */
  @Test
  void aPhoneInTheYear1970AndADeedThatIsSentTwice() throws Exception {
    does("accept", "{}");
    pass(Duration.ofHours(3));
    Instant sent = Instant.ofEpochSecond(9_000);
    String take = said("u-1", "take", "{}", sent.minusSeconds(3_600), 0);
    assertThat(sync(Role.VIEWER, sent, 3_600_000, take)).containsExactly("done");
    assertThat(sync(Role.VIEWER, sent.plusSeconds(60), 3_660_000, take))
        .containsExactly("repeated");
    JsonNode deed = detail().at("/deeds").get(2);
    assertThat(deed.at("/act").asText()).isEqualTo("take");
    assertThat(Instant.parse(deed.at("/time").asText())).isEqualTo(house.now().minusSeconds(3_600));
    assertThat(deed.at("/doubted").asBoolean()).isFalse();
    assertThat(detail().at("/deeds")).hasSize(3);
  }

  @Test
  void aTechnicianWhoLeavesGivesItBack() throws Exception {
    does("accept", "{}");
    does("dispatch", "{\"technician\":\"" + LI + "\"}");
    Instant now = house.now();
    assertThat(
            sync(
                Role.VIEWER,
                now,
                5,
                said("a", "take", "{}", now, 5),
                said("b", "return", "{\"reason\":\"\"}", now, 5),
                said("b", "return", "{\"reason\":\" \"}", now, 5),
                said("c", "return", "{\"reason\":\"病了\"}", now, 5),
                said("d", "cancel", "{\"reason\":\"x\"}", now, 5),
                said("e", "fly", "{}", now, 5)))
        .containsExactly("done", "refused", "refused", "done", "refused", "refused");
    assertThat(detail().at("/order/stage").asText()).isEqualTo("accepted");
    assertThat(detail().at("/order/technician").isNull()).isTrue();
  }

  @Test
  void whatTheDeskDoesIsNotForEverybody() throws Exception {
    deeds(Role.VIEWER, "{\"id\":\"x\",\"act\":\"accept\"}", 403);
    deeds(Role.OPERATOR, "{\"id\":\"../x\",\"act\":\"accept\"}", 400);
    String open = "{\"kind\":\"tuning\",\"title\":\"图像偏暗\",\"node\":\"room-a/th-1\",\"level\":4}";
    house.post("openOrder", ORDERS, Role.VIEWER, open, 403);
    JsonNode made = house.post("openOrder", ORDERS, Role.OPERATOR, open, 201);
    assertThat(made.at("/order/id").asText()).isEqualTo("W2026-000002");
    assertThat(made.at("/checklist/id").asText()).isEqualTo("order.tuning");
    assertThat(made.at("/form")).hasSize(16);
    String nowhere = open.replace("th-1", "nothing");
    house.post("openOrder", ORDERS, Role.OPERATOR, nowhere, 400);
    assertThat(house.get("orders", ORDERS + "?kind=tuning&stage=all").at("/total").asInt())
        .isEqualTo(1);
    assertThat(house.get("orders", ORDERS + "?q=%E5%81%8F").at("/total").asInt()).isEqualTo(1);
  }

  /** The client called before telemetry spoke: both orders say that there is another one. */
  @Test
  void ordersOfOneDeviceNameEachOther() throws Exception {
    assertThat(detail().get("sameDevice")).isEmpty();
    String fault = "{\"kind\":\"fault\",\"title\":\"有异响\",\"node\":\"room-a/th-1\",\"level\":2}";
    String told =
        house.post("openOrder", ORDERS, Role.OPERATOR, fault, 201).at("/order/id").asText();
    JsonNode other = detail().at("/sameDevice/0");
    assertThat(other.at("/id").asText()).isEqualTo(told);
    assertThat(other.at("/title/zh").asText()).isEqualTo("有异响");
    assertThat(other.at("/technicianName").isNull()).isTrue();
    String seen = order;
    order = told;
    does("accept", "{}");
    does("split", "{\"title\":\"换风扇\"}");
    does("dispatch", "{\"technician\":\"" + LI + "\"}");
    assertThat(detail().get("sameDevice").findValuesAsText("id"))
        .as("its part is no other order")
        .containsExactly(seen);
    JsonNode today = house.get("phoneToday", "/api/v1/phone/today");
    assertThat(today.at("/orders/0/sameDevice/0/id").asText()).isEqualTo(seen);
    does("cancel", "{\"reason\":\"重复\"}");
    order = seen;
    assertThat(detail().get("sameDevice").findValuesAsText("id")).doesNotContain(told);
  }

  /** Nobody said how grave: the contract does, until a person decides, and says why. */
  @Test
  void aFaultThatIsToldHasTheContractsLevelUntilAPersonDecides() throws Exception {
    house.api.terms = (subject, at) -> new OrderTerms.Terms(2, "city/pumps", "", false);
    String fault = "{\"kind\":\"fault\",\"title\":\"水泵不转\",\"site\":\"hall-1\"}";
    String enquiry = fault.replace("fault", "enquiry");
    JsonNode asked = house.post("openOrder", ORDERS, Role.OPERATOR, enquiry, 201);
    assertThat(asked.at("/order/level").asInt()).isEqualTo(3);
    JsonNode made = house.post("openOrder", ORDERS, Role.OPERATOR, fault, 201);
    assertThat(made.at("/order/level").asInt()).isEqualTo(2);
    assertThat(does("grade", "{\"level\":1,\"reason\":\"x\"}"))
        .as("an incident's")
        .isEqualTo("refused");
    order = made.at("/order/id").asText();
    assertThat(does("grade", "{\"level\":\"1\",\"reason\":\"x\"}")).isEqualTo("refused");
    assertThat(does("grade", "{\"level\":1}")).isEqualTo("refused");
    assertThat(does("grade", "{\"level\":1,\"reason\":\"全区停水\"}")).isEqualTo("done");
    JsonNode graded = detail();
    assertThat(graded.at("/order/level").asInt()).isEqualTo(1);
    assertThat(graded.at("/deeds").findValues("fields").getLast().at("/level").asInt())
        .isEqualTo(1);
  }

  /** PostgreSQL takes none: the center must not stumble, nor a phone send the same for ever. */
  @Test
  void nulCharactersAreLeftOutOfEveryRequest() throws Exception {
    assertThat(house.get("orders", ORDERS + "?site=%00&stage=a%00ll").at("/total").asInt())
        .isEqualTo(1);
    assertThat(house.get("order", ORDERS + "/" + order + "%00").at("/order/id").asText())
        .isEqualTo(order);
    String open = "{\"kind\":\"enquiry\",\"title\":\"a\\u0000b\",\"site\":\"hall-1\\u0000\"}";
    JsonNode made = house.post("openOrder", ORDERS, Role.OPERATOR, open, 201);
    assertThat(made.at("/order/title/zh").asText()).isEqualTo("ab");
    assertThat(made.at("/order/site/id").asText()).isEqualTo("hall-1");
    Instant now = house.now();
    String lost = said("n-1", "take", "{}", now, 5).replace(order, "W2026-9\\u0000");
    assertThat(sync(Role.VIEWER, now, 5, lost)).containsExactly("refused");
  }

  /** What was done fills the registers; the phone sees device and order. */
  @Test
  void aSwapIsInTheRegistersAndOnTheDevicesCard() throws Exception {
    swapped();
    Instant opened = Instant.parse(detail().at("/order/opened").asText());
    house.api.telemetry.write(
        List.of(
            new Row(
                "room-a",
                "th-1",
                "ambient.temperature",
                opened.minusSeconds(60),
                31.5,
                null,
                Row.GOOD)));
    JsonNode repair = house.get("ledger", REPAIR).at("/rows/0");
    assertThat(repair.at("/parts").asText()).isEqualTo("S-1 → S-2 ×1");
    assertThat(repair.at("/cause").asText()).as("one language").isEqualTo("自然老化 探头漂移");
    assertThat(repair.at("/method").asText()).isEqualTo("更换探头");
    assertThat(repair.at("/signed").asText()).isEqualTo("赵主任");
    assertThat(repair.at("/air").asText()).as("what the room was like").endsWith(" 31.5 °C");
    JsonNode gone = house.get("ledger", "/api/v1/ledgers/dismantled").at("/rows/0");
    assertThat(gone.at("/serial").asText()).isEqualTo("S-1");
    assertThat(gone.at("/place").asText()).isEqualTo("西区仓库");
    assertThat(house.get("ledger", "/api/v1/ledgers/damage").at("/total").asInt()).isEqualTo(1);
    assertThat(house.get("ledger", "/api/v1/ledgers/calibration").at("/total").asInt()).isZero();
    JsonNode card = house.get("phoneDevice", "/api/v1/phone/device?code=gengfu:room-a/th-1");
    assertThat(card.at("/order/id").asText()).isEqualTo(order);
    assertThat(card.at("/values/0/value").asDouble()).isEqualTo(22.5);
    assertThat(card.at("/alarms")).hasSize(1);
    JsonNode today = house.get("phoneToday", "/api/v1/phone/today");
    assertThat(today.at("/orders/0/order/stage").asText()).isEqualTo("resolved");
    assertThat(today.at("/orders/0/qr").asText()).isEqualTo("gengfu:room-a/th-1");
    assertThat(today.at("/orders/0/checklist/steps")).isNotEmpty();
    assertThat(house.get("labels", "/api/v1/labels?site=hall-1").at("/labels")).hasSize(1);
  }

  /** Who signs a register reads names in one language; ids stand beside them. */
  @Test
  void aRegisterNamesDevicesAndPeople() throws Exception {
    String who = "{\"name\":\"李敏\",\"skills\":[\"power\"]}";
    assertThat(
            house
                .api
                .send("PUT", "/api/v1/technicians/" + LI, house.api.login(Role.ENGINEER), who)
                .statusCode())
        .isEqualTo(200);
    swapped();
    JsonNode repair = house.get("ledger", REPAIR).at("/rows/0");
    assertThat(repair.at("/device").asText()).isEqualTo("room-a/th-1");
    assertThat(repair.at("/deviceText").asText()).isEqualTo("温湿度（room-a/th-1）");
    assertThat(repair.at("/person").asText()).isEqualTo(LI);
    assertThat(repair.at("/personText").asText()).isEqualTo("李敏");
    assertThat(repair.at("/cause").asText()).isEqualTo("自然老化 探头漂移");
    JsonNode english = house.get("ledger", REPAIR + "?lang=en").at("/rows/0");
    assertThat(english.at("/deviceText").asText()).isEqualTo("T/H (room-a/th-1)");
    assertThat(english.at("/cause").asText()).isEqualTo("wear 探头漂移");
    assertThat(english.at("/symptom").asText()).startsWith("T/H ").matches("[ -~]+");
    assertThat(repair.at("/symptom").asText()).contains("温湿度");
    JsonNode file = house.get("order", ORDERS + "/" + order + "?lang=en");
    assertThat(file.at("/ledger/0/cause").asText()).isEqualTo("wear 探头漂移");
    assertThat(file.at("/ledger/1/personText").asText()).isEqualTo("李敏");
    assertThat(file.at("/deeds/2/names/technician").asText()).isEqualTo("李敏");
  }

  private void swapped() throws Exception {
    does("accept", "{}");
    does("dispatch", "{\"technician\":\"" + LI + "\"}");
    Instant now = house.now();
    String answers = "{\"finding\":\"探头漂移\",\"answers\":{\"cause\":\"自然老化 wear\"}}";
    String swap = "{\"old\":\"S-1\",\"new\":\"S-2\",\"device\":\"room-a/th-1\",\"place\":\"西区仓库\"}";
    assertThat(
            sync(
                Role.VIEWER,
                now,
                5,
                said("a", "take", "{}", now, 5),
                said("b", "diagnose", answers, now, 5),
                said("c", "part_take", "{\"serial\":\"S-2\"}", now, 5),
                said("d", "swap", swap, now, 5),
                said("e", "resolve", "{\"what\":\"更换探头\"}", now, 5),
                said("f", "sign", "{\"name\":\"赵主任\",\"photo\":\"sign-0001\"}", now, 5)))
        .containsOnly("done");
  }
}

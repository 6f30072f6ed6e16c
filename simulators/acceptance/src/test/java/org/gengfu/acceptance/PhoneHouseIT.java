package org.gengfu.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A technician's phone before a real center: a detector of a simulated room smells smoke, the desk
 * sends somebody, who works below ground without signal, closes the browser between, and comes up
 * again: one sync, true times, nothing twice, and telemetry shows the detector well.
 */
class PhoneHouseIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FRESH = "a word for the phone";

  private static final List<String> DESK =
      List.of(
          "/clocks?state=all",
          "/orders?stage=all",
          "/dispatch",
          "/stock",
          "/coverage",
          "/technicians",
          "/contracts",
          "/ledgers");

  /** What lies between a deed and the writing down of its true time in a busy machine. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  /** Soak time of the center's rules, and a busy machine. */
  private static final double SOAK_MILLIS = 240_000;

  private @TempDir Path folder;
  private Chromium chromium;
  private MachineRoom house;
  private HousePhoneCenter center;
  private Page desk;
  private BrowserContext phone;
  private PhoneHand hand;
  private final List<String> complaints = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    chromium = Chromium.open();
    house = new MachineRoom(BrowserIT.root(), Files.createDirectory(folder.resolve("house")));
    center = new HousePhoneCenter(house);
    desk = chromium.session(1440).newPage();
    desk.onPageError(complaints::add);
  }

  @AfterEach
  void close() {
    if (phone != null) {
      phone.close();
    }
    if (chromium != null) {
      chromium.close();
    }
    if (center != null) {
      center.close();
    }
    if (house != null) {
      house.close();
    }
    assertThat(complaints).as("script errors on the desk's page").isEmpty();
    assertThat(hand == null ? List.of() : hand.complaints()).as("on the phone").isEmpty();
  }

  @Test
  void worksBelowGroundAndTellsTheCenterOnce() {
    FirstVisit.enter(desk, house);
    employ();
    pickUp();
    enterTheFirstTime();
    sendSomebody();

    seen("order-" + center.order()).click();
    hand.leadsTo("dispatched");
    hand.isWhole();
    phone.setOffline(true);
    hand.page().reload();
    assertThat(seen("link")).hasAttribute("data-state", "cut");
    Map<String, Instant[]> done = new LinkedHashMap<>();
    untilSwapped(done);
    hand.page().close();
    phone.close();

    pickUp();
    phone.setOffline(true);
    hand.show();
    assertThat(seen("unsent")).containsText("6");
    seen("order-" + center.order()).click();
    hand.leadsTo("in_progress");
    done.put("resolve", hand.resolveUnseen("SN-OLD-0042.*SN-NEW-7781"));
    done.put("sign", hand.sign("陈科长"));
    assertThat(mine()).as("before there was signal").isEmpty();

    phone.setOffline(false);
    assertThat(seen("link")).hasAttribute("data-state", "live");
    assertThat(seen("unsent")).not().isVisible();
    cameOnce(done);
    picturesCame();
    tellsTheDesk();
    readsEveryDeskPage();
    losesAnAnswer();
    seesTheDetectorComeBack();
  }

  /** The administrator makes somebody a user and a technician, whom no program would send there. */
  private void employ() {
    post("/api/v1/users", Map.of("user", "wei", "role", "viewer", "password", center.password()));
    String body = "{\"name\":\"魏师傅\",\"skills\":[\"power\"]}";
    assertThat(
            desk.request()
                .put(
                    center.address() + "/api/v1/technicians/wei",
                    RequestOptions.create()
                        .setHeader("Content-Type", "application/json")
                        .setData(body))
                .status())
        .isEqualTo(200);
  }

  private void post(String path, Object body) {
    assertThat(
            desk.request()
                .post(center.address() + path, RequestOptions.create().setData(body))
                .status())
        .isEqualTo(201);
  }

  private void pickUp() {
    phone = chromium.phone(folder.resolve("phone"));
    hand = new PhoneHand(phone, center);
  }

  private void enterTheFirstTime() {
    hand.show();
    hand.login();
    seen("login-fresh").fill(FRESH);
    hand.fits();
    seen("login-submit").click();
    center.changed(FRESH);
    assertThat(seen("orders-none")).isVisible();
    hand.fits();
  }

  /** The center opens the order by itself; the desk accepts it and names the technician. */
  private void sendSomebody() {
    desk.navigate(center.address() + "/orders");
    assertThat(desk.locator("[data-test=orders-empty]")).isVisible();
    house.happen("smoke");
    Locator row = desk.locator("[data-test^=order-row-]");
    assertThat(row).hasCount(1);
    center.given(row.getAttribute("data-id"));
    row.click();
    desk.locator("[data-test=act-do-accept]").click();
    desk.locator("[data-test=act-submit]").click();
    stage("accepted");
    desk.locator("[data-test=act-do-dispatch]").click();
    desk.locator("[data-test=act-technician]").selectOption("wei");
    desk.locator("[data-test=act-submit]").click();
    stage("dispatched");
    hand.page().reload();
  }

  private void stage(String stage) {
    assertThat(desk.locator("[data-test=order-head]")).hasAttribute("data-stage", stage);
    assertThat(desk.locator(".el-overlay:visible")).hasCount(0);
  }

  private void untilSwapped(Map<String, Instant[]> done) {
    hand.fits();
    done.put("take", hand.go("take", "taken"));
    done.put("set_out", hand.go("set_out", "en_route"));
    done.put("arrive", hand.arriveByPosition());
    done.put(
        "diagnose",
        hand.during(() -> {
          seen("do-diagnose").click();
          seen("step-safe-yes").click();
          hand.diagnose("探测器积灰，误报");
        }));
    done.put("part_take", hand.takePart("SN-NEW-7781"));
    done.put("swap", hand.swap("SN-OLD-0042", "SN-NEW-7781"));
  }

  private void cameOnce(Map<String, Instant[]> done) {
    List<PhoneCenter.Kept> kept = mine();
    assertThat(kept).extracting(PhoneCenter.Kept::act).containsExactlyElementsOf(done.keySet());
    assertThat(kept).extracting(PhoneCenter.Kept::id).doesNotHaveDuplicates();
    assertThat(kept).extracting(PhoneCenter.Kept::outcome).containsOnly("done");
    for (PhoneCenter.Kept deed : kept) {
      Instant[] window = done.get(deed.act());
      assertThat(deed.time())
          .as(deed.act())
          .isBetween(window[0].minus(SLACK), window[1].plus(SLACK));
    }
    assertThat(syncs()).containsExactly(done.size() + " deeds");
    for (JsonNode deed : center.file(center.order()).get("deeds")) {
      assertThat(deed.get("doubted").asBoolean()).as(deed.toString()).isFalse();
    }
  }

  /** What the technician did, as the center has it. */
  private List<PhoneCenter.Kept> mine() {
    return center.deeds(center.order()).stream()
        .filter(deed -> deed.by().equals(center.user()))
        .toList();
  }

  /** What the center's audit says of the phone's syncs. */
  private List<String> syncs() {
    List<String> syncs = new ArrayList<>();
    for (JsonNode row : deskAsks("/api/v1/audit?limit=1000").get("rows")) {
      if (row.get("action").asText().equals("phone-sync")) {
        syncs.add(row.get("subject").asText());
      }
    }
    return syncs;
  }

  private JsonNode deskAsks(String path) {
    try {
      return JSON.readTree(desk.request().get(center.address() + path).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void picturesCame() {
    assertThat(seen("taken-before")).hasAttribute("data-complete", "true");
    assertThat(seen("taken-signature")).hasAttribute("data-complete", "true");
    List<String> whole = new ArrayList<>();
    for (JsonNode photo : center.file(center.order()).get("photos")) {
      if (photo.get("complete").asBoolean()) {
        whole.add(photo.get("id").asText());
      }
    }
    assertThat(whole).hasSize(2).contains(mine().getLast().fields().get("photo").asText());
  }

  /** The desk sees what came late, and the registers have filled themselves. */
  private void tellsTheDesk() {
    stage("resolved");
    assertThat(desk.locator("[data-test=order-deeds]")).containsText("SN-NEW-7781");
    assertThat(desk.locator("[data-test=order-photos] [data-test^=photo-]")).hasCount(2);
    desk.navigate(center.address() + "/ledgers?kind=dismantled");
    assertThat(desk.locator("[data-test=ledger-table]")).containsText("SN-OLD-0042");
  }

  /** What the pages ask for is what a real center answers. */
  private void readsEveryDeskPage() {
    for (String path : DESK) {
      desk.navigate(center.address() + path);
      assertThat(desk.locator("[data-test^=page-]")).isVisible();
      assertThat(desk.locator("[aria-busy=true]")).hasCount(0);
      assertThat(desk.locator(".page .problem")).hasCount(0);
    }
  }

  /** The center has done it, and the line breaks before the phone hears so. */
  private void losesAnAnswer() {
    List<String> lost = new ArrayList<>();
    hand.page()
        .route(
            "**/api/v1/phone/sync",
            route -> {
              if (lost.isEmpty()) {
                lost.add(route.fetch().text());
                route.abort("connectionreset");
              } else {
                route.resume();
              }
            });
    hand.choose("diagnose");
    hand.diagnose("又响了一次，再清洁");
    assertThat(seen("unsent")).not().isVisible();
    assertThat(lost).hasSize(1);
    assertThat(lost.getFirst()).contains("\"done\"");
    assertThat(mine()).extracting(PhoneCenter.Kept::act).endsWith("sign", "diagnose").hasSize(9);
  }

  /** Telemetry must have shown it before anybody leaves; the center then closes the order. */
  private void seesTheDetectorComeBack() {
    assertThat(seen("back")).hasAttribute("data-verdict", "not-yet");
    hand.fits();
    house.happen("smoke.clear");
    assertThat(seen("back")).hasAttribute("data-verdict", "back");
    hand.choose("resolve");
    seen("resolve-what").fill("清洁探测器");
    seen("resolve-submit").click();
    hand.leadsTo("resolved");
    desk.navigate(center.address() + "/orders/" + center.order());
    assertThat(desk.locator("[data-test=order-head]"))
        .hasAttribute(
            "data-stage",
            "closed",
            new LocatorAssertions.HasAttributeOptions().setTimeout(SOAK_MILLIS));
  }

  private Locator seen(String test) {
    return hand.seen(test);
  }
}

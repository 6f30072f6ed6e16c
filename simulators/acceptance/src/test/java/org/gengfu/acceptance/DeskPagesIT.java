package org.gengfu.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The desk's pages on a desk's screen and on a phone's, against the made-up city of center/web/dev:
 * clocks, orders, parts, people, contracts, registers and papers. On every page nothing may be
 * wider than the screen, and neither script nor console may complain.
 */
class DeskPagesIT {
  private static final List<String> PAGES =
      List.of(
          "/clocks",
          "/orders",
          "/orders/W2026-000101",
          "/dispatch",
          "/stock",
          "/stock?tab=skus",
          "/stock?tab=places",
          "/coverage",
          "/technicians",
          "/contracts",
          "/contract?id=xuchang-2026",
          "/contract?id=xuchang-2026&tab=rules",
          "/contract-item?contract=xuchang-2026&item=G2",
          "/ledgers",
          "/papers",
          "/inspections",
          "/inspections?tab=plans");

  /** What the page itself says, not the data: names of people, papers and serial numbers. */
  private static final String SAID =
      "main h1, main h2, main h3, main dt, main th, main nav a, main [role=tab], main [role=radio]";

  /** A text without a word for it shows its key. */
  private static final Pattern KEY = Pattern.compile("[a-z]\\w*\\.[a-z]\\w*");

  private static final Pattern CHINESE = Pattern.compile("[\\u4e00-\\u9fff]");

  private static MadeUpCity city;
  private static Chromium chromium;

  private DeskHand hand;
  private Page page;

  @BeforeAll
  static void open() {
    chromium = Chromium.open();
    city = MadeUpCity.start(BrowserIT.root());
  }

  @AfterAll
  static void close() {
    if (city != null) {
      city.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  private void enter(int width, String path) {
    hand = DeskHand.enter(chromium, city, width, path);
    page = hand.page();
  }

  private void go(String path) {
    hand.go(path);
  }

  @AfterEach
  void leave() {
    hand.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void saysEveryPageInChineseAndEnglish(int width) {
    enter(width, "/clocks");
    for (String path : PAGES) {
      go(path);
      fits();
      assertThat(page.locator("main h1").first()).containsText(CHINESE);
      for (String text : said()) {
        assertThat(text).as("a key without a text on %s", path).doesNotMatch(KEY);
      }
    }
    seen("language-switch").click();
    for (String path : PAGES) {
      go(path);
      fits();
      assertThat(page.locator("main h1").first()).not().containsText(CHINESE);
      for (String text : said()) {
        assertThat(text).as("English on %s", path).doesNotContainPattern(CHINESE);
        assertThat(text).as("a key without a text on %s", path).doesNotMatch(KEY);
      }
    }
  }

  private List<String> said() {
    return page.locator(SAID).allInnerTexts().stream().map(String::strip).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void showsTheClockThatBreaksNextFirstAndWhyItIsDueThen(int width) {
    enter(width, "/clocks");
    Locator rows = page.locator("[data-test^=clock-row-]");
    seen("clock-count-broken").click();
    assertThat(rows.first().locator("[data-look=over]")).isVisible();
    assertThat(page.locator("[data-test^=clock-row-]:not(:has([data-look=over]))")).hasCount(0);
    seen("clock-count-running").click();
    assertThat(page.locator("[data-test^=clock-row-]:has([data-look=over])")).hasCount(0);
    assertThat(rows.first()).isVisible();
    String first = rows.first().getAttribute("data-id");
    fits();

    seen("clock-next").click();
    Locator detail = seen("clock-detail-" + first);
    assertThat(detail).isInViewport();
    assertThat(detail.locator("[data-test=clock-why]"))
        .containsText(Pattern.compile("\\d\\d:\\d\\d 起算；.+限 \\d+ 分钟；应于 \\d\\d:\\d\\d 前完成"));
    fits();
    detail.locator("[data-test=clock-pause]").click();
    page.locator(".el-dialog button[type=submit]").click();
    assertThat(page.locator(".el-dialog [role=alert]")).isVisible();
    fits();
    page.keyboard().press("Escape");
    assertThat(page.locator(".el-dialog")).not().isVisible();

    seen("language-switch").click();
    assertThat(detail.locator("[data-test=clock-why]")).containsText("within");
    rows.locator("visible=true").and(seen("clock-row-" + first)).click();
    assertThat(detail).hasCount(0);
    fits();
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void listsOrdersAndDispatchesOne(int width) {
    enter(width, "/orders");
    assertThat(page.locator("[data-test^=order-row-]").first()).isVisible();
    seen("order-stage-accepted").click();
    assertThat(page.locator("[data-test^=order-row-]:not([data-stage=accepted])")).hasCount(0);
    fits();
    page.locator("[data-test^=order-row-][data-stage=accepted]").first().click();
    assertThat(seen("order-head")).hasAttribute("data-stage", "accepted");
    assertThat(seen("order-clocks")).isVisible();
    assertThat(seen("order-checklist")).isVisible();
    assertThat(seen("order-form")).isVisible();
    seen("act-do-dispatch").click();
    seen("act-submit").click();
    assertThat(seen("act-problem")).isVisible();
    fits();
    seen("act-technician").selectOption("t2");
    seen("act-submit").click();
    assertThat(seen("act-form")).not().isVisible();
    assertThat(seen("order-head")).hasAttribute("data-stage", "dispatched");
    assertThat(seen("order-technician-name")).containsText("李娜");
    assertThat(seen("order-deeds").locator("[data-test^=deed-]").last()).containsText("admin");
    fits();
  }

  /** What two people did in two basements stands with its reason until the desk settles it. */
  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void showsWhatIsInDisputeAndWhatCameLate(int width) {
    enter(width, "/orders/W2026-000102");
    assertThat(seen("order-conflicts")).isVisible();
    Locator disputed = seen("order-deeds").locator("[data-outcome=conflict]");
    assertThat(disputed).hasCount(2);
    assertThat(disputed.first()).containsText("赵磊先接了这张工单");
    assertThat(seen("order-deeds").locator("[data-doubted=true]")).hasCount(1);
    fits();
    go("/orders/W2026-000101");
    assertThat(seen("order-photos").locator("[data-test^=photo-]")).hasCount(3);
    assertThat(seen("order-ledger")).containsText("SN-R48-0002");
    fits();
  }

  /** What a client told of has clocks of its own; that the device has another order is said. */
  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void showsTheClocksOfWhatAClientToldOf(int width) {
    enter(width, "/orders?text=异响");
    page.locator("main a[href*='/orders/W']").first().click();
    assertThat(seen("order-clocks").locator("li")).hasCount(2);
    assertThat(seen("same-device")).containsText("同一设备还有 1 张未结工单");
    fits();
    seen("to-clocks").click();
    assertThat(seen("clocks-of-order")).containsText("W2026-");
    assertThat(page.locator("main [data-test^=clock-row-W2026]")).hasCount(2);
    fits();
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void movesAPartAndTellsItsHistory(int width) {
    enter(width, "/stock?state=free");
    Locator part = page.locator("tr[data-test^=part-][data-state=free]").first();
    String serial = part.getAttribute("data-test").substring("part-".length());
    seen("stock-text").fill(serial);
    assertThat(page.locator("tr[data-test^=part-]")).hasCount(1);
    fits();
    seen("moves-" + serial).selectOption("test");
    page.locator("label:has([data-test=move-works-fail])").click();
    seen("reason-submit").click();
    assertThat(seen("reason-problem")).isVisible();
    fits();
    seen("reason-text").fill("通电不启动");
    seen("reason-submit").click();
    assertThat(seen("move-form")).not().isVisible();
    assertThat(seen("stock-empty")).isVisible();
    go("/stock?q=" + serial);
    assertThat(seen("part-" + serial)).hasAttribute("data-state", "faulty");
    seen("moves-" + serial).selectOption("history");
    assertThat(seen("part-history")).containsText("通电不启动");
    fits();
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void listsWhatNoPartCanReach(int width) {
    enter(width, "/coverage");
    assertThat(seen("coverage-share")).hasText("99.3%");
    assertThat(seen("coverage-bare")).hasText("4");
    assertThat(seen("coverage-short")).containsText("语音网关");
    assertThat(page.locator("[data-test^=uncovered-]").first()).containsText("120 分钟");
    seen("coverage-text").fill("信道机");
    assertThat(page.locator("[data-test^=uncovered-]")).hasCount(1);
    fits();
    page.locator("[data-test^=uncovered-] a.btn").click();
    assertThat(seen("page-stock")).isVisible();
    assertThat(seen("stock-sku")).hasValue("TR-800-U3");
    fits();
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void changesTheShiftsOfATechnician(int width) {
    enter(width, "/technicians");
    assertThat(page.locator("[data-test^=technician-t][data-duty]")).hasCount(8);
    assertThat(seen("technician-away-t8").first()).containsText("ISO 9001");
    seen("technicians-offDuty").click();
    assertThat(page.locator("[data-test^=technician-t][data-duty=true]")).hasCount(0);
    seen("technician-edit-t8").click();
    fits();
    seen("technician-name").fill("");
    seen("technician-save").click();
    assertThat(seen("technician-problem")).isVisible();
    seen("technician-name").fill("吴斌");
    seen("technician-skills").fill("cooling, power");
    seen("technician-add-leave").click();
    seen("technician-save").click();
    assertThat(seen("technician-problem")).isVisible();
    seen("leave-from").last().fill("2099-10-01");
    seen("leave-to").last().fill("2099-10-03");
    seen("leave-why").last().fill("国庆");
    seen("technician-add-break").click();
    fits();
    seen("technician-save").click();
    assertThat(seen("technician-form")).not().isVisible();
    assertThat(seen("technician-t8")).containsText("电源");
    fits();
    assertThat(seen("technician-away-t8").last()).containsText("2099-10-01");
    crews();
    seen("technician-orders-t8").click();
    assertThat(seen("page-orders")).isVisible();
    assertThat(page).hasURL(Pattern.compile(".*technician=t8.*"));
  }

  /** Two go together for some days; nobody is in two crews on one day. */
  private void crews() {
    assertThat(seen("crew-crew-1")).hasAttribute("data-state", "now");
    seen("crew-lead").selectOption("t5");
    seen("crew-second").selectOption("t5");
    seen("crew-add").click();
    assertThat(seen("crew-problem")).isVisible();
    seen("crew-second").selectOption("t6");
    seen("crew-from").fill("2099-01-01");
    seen("crew-to").fill("2099-01-05");
    seen("crew-add").click();
    assertThat(seen("crew-crew-2")).hasAttribute("data-state", "ahead");
    assertThat(seen("crew-problem")).hasCount(0);
    fits();
    seen("crew-remove-crew-2").click();
    assertThat(seen("crew-crew-2")).hasCount(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void tellsWhatAContractItemHasLost(int width) {
    enter(width, "/contracts");
    seen("contract-xuchang-2026").click();
    assertThat(seen("contract-name")).hasText("许昌市运维服务合同");
    fits();
    seen("item-G31").locator("a").first().click();
    assertThat(seen("page-contract-item")).isVisible();
    Locator lost = seen("item-lost").locator("li");
    assertThat(lost.first()).containsText("恢复超时");
    int points = 100 - 2 * lost.count();
    assertThat(seen("item-score")).hasAttribute("data-now", Integer.toString(points));
    assertThat(seen("item-score")).containsText(Integer.toString(points));
    assertThat(seen("item-rounds").locator("li")).hasCount(3);
    assertThat(seen("item-clocks").locator("li").first().locator("[data-look=over]")).isVisible();
    fits();
    seen("item-clocks").locator("li a").first().click();
    assertThat(seen("clock-why")).isVisible();
    fits();
  }

  /** A browser has six lines to one center; a page that is kept for the way back must hold none. */
  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void letsItsLineGoWhenItIsLeft(int width) {
    enter(width, "/clocks");
    page.waitForRequest(
        Pattern.compile(".*/api/v1/events.*"),
        () ->
            page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))"));
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))");
    assertThat(seen("connection-state")).hasAttribute("data-state", "live");
  }

  private Locator seen(String test) {
    return hand.seen(test);
  }

  private void fits() {
    hand.fits();
  }
}

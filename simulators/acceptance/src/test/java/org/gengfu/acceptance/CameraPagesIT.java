package org.gengfu.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The camera pages on a desk's screen and on a phone's, against the made-up city of center/web/dev:
 * what needs a city full of faults that a small real one does not have. On every page nothing may
 * be wider than the screen, and no script may fail.
 */
class CameraPagesIT {
  private static final Pattern NO_ANSWER = Pattern.compile("没有应答 OPTIONS 5 s");

  private static MadeUpCity city;
  private static Chromium chromium;

  private final List<String> complaints = new ArrayList<>();
  private BrowserContext session;
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

  private void enter(int width) {
    session = chromium.session(width);
    page = session.newPage();
    page.onPageError(complaints::add);
    page.navigate(city.address() + "/cameras");
    login("admin");
    assertThat(seen("page-cameras")).isVisible();
    assertThat(seen("connection-state")).hasAttribute("data-state", "live");
  }

  private void login(String user) {
    seen("login-user").fill(user);
    seen("login-password").fill("any");
    seen("login-submit").click();
  }

  @AfterEach
  void leave() {
    session.close();
    assertThat(complaints).as("script errors on the page").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void listsThousandsAndTellsWhatEachRungSays(int width) {
    enter(width);
    assertThat(seen("camera-total")).containsText("2400");
    assertThat(rows()).hasCount(50);
    assertThat(rows().first()).hasAttribute("data-state", "down");
    Locator first = rows().first();
    assertThat(first.locator("[data-rung]")).hasCount(7);
    first.locator("[data-test^=ladder-]").click();
    assertThat(seen("ladder-list").locator("li")).hasCount(7);
    assertThat(seen("ladder-list").locator("[data-seen=bad]")).containsText("不通过");
    assertThat(first.locator("[data-test^=rate-] [data-kind]")).isVisible();
    fits();

    seen("camera-state-not-observed").click();
    assertThat(rows().first()).hasAttribute("data-state", "not-observed");
    assertThat(page.locator("[data-test^=camera-row-][data-state=down]")).hasCount(0);
    seen("camera-state-up").click();
    seen("page-next").click();
    assertThat(seen("page-at")).containsText("2");
    fits();

    seen("camera-text").fill("there is no such camera");
    assertThat(seen("cameras-empty")).isVisible();
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void changesRowAtOnceAndFreezesWithTheStream(int width) {
    enter(width);
    seen("camera-state-up").click();
    Locator row = rows().first();
    assertThat(row).hasAttribute("data-state", "up");
    String code = row.getAttribute("data-test").substring("camera-row-".length());
    page.navigate(city.address() + "/cameras?text=" + code);
    Locator mine = seen("camera-row-" + code);
    assertThat(mine).hasAttribute("data-state", "up");
    assertThat(seen("connection-state")).hasAttribute("data-state", "live");
    city.judge(code, "unanswered");
    assertThat(mine).hasAttribute("data-state", "down");
    assertThat(mine).containsText("连上后不应答");
    city.judge(code, "");
    assertThat(mine).hasAttribute("data-state", "up");

    tellsHowLongItStillTakes(code, mine);

    city.cut(true);
    assertThat(seen("frozen-banner")).isVisible();
    fits();
    city.cut(false);
    assertThat(seen("connection-state")).hasAttribute("data-state", "live");
  }

  /** Seven good rungs and "down" beside them contradict each other unless the page says why. */
  private void tellsHowLongItStillTakes(String code, Locator row) {
    city.turn(code, "unanswered");
    assertThat(row).hasAttribute("data-turning", "down");
    assertThat(row.locator(".mark")).containsText(Pattern.compile("疑似离线 [2-5]\\d/60 秒"));
    city.judge(code, "unanswered");
    assertThat(row.locator("[data-rung=session]")).hasAttribute("title", NO_ANSWER);
    city.turn(code, "");
    assertThat(row).hasAttribute("data-state", "down");
    assertThat(row.locator("[data-seen=bad]")).hasCount(0);
    assertThat(row.locator(".mark")).containsText(Pattern.compile("恢复中 [2-5]\\d/60 秒"));
    fits();
    city.judge(code, "");
    assertThat(row.locator(".mark")).hasText("在线");
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void writesDaysAlikeWhateverTheBrowserSpeaks(int width) {
    enter(width);
    page.navigate(city.address() + "/rates?from=2026-11-01&to=2026-11-07");
    assertThat(seen("rates-from")).hasValue("2026-11-01");
    seen("rates-from").fill("2026/11/3");
    seen("rates-from").blur();
    assertThat(seen("rates-from")).hasValue("2026-11-03");
    assertThat(page).hasURL(Pattern.compile(".*from=2026-11-03.*"));
    seen("rates-from").fill("2026-13-01");
    seen("rates-from").blur();
    assertThat(page.locator("[role=alert]").first()).containsText("2026-11-22");
    fits();
    page.navigate(city.address() + "/exclusions");
    seen("exclusion-ask").click();
    seen("exclusion-from").fill("2026-11-20T08:05");
    seen("exclusion-from").blur();
    assertThat(seen("exclusion-from")).hasValue("2026-11-20 08:05");
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void keepsNotObservedApartFromDownOnTheWall(int width) {
    enter(width);
    page.navigate(city.address() + "/suspects");
    assertThat(seen("suspects-down").locator("[data-kind=down]").first()).isVisible();
    assertThat(seen("suspects-down").locator("[data-kind=not-observed]")).hasCount(0);
    assertThat(seen("suspects-not-observed").locator("[data-kind=down]")).hasCount(0);
    fits();
    seen("suspects-picture").locator("[data-kind=picture]").first().click();
    assertThat(seen("camera-state")).hasAttribute("data-state", "up");
    assertThat(seen("ladder-list").locator("[data-rung=picture]")).containsText("画面有问题");
    fits();
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void leadsFromNumberToItsEvidence(int width) {
    enter(width);
    page.navigate(city.address() + "/rates");
    assertThat(seen("rate-chart").locator("canvas").first()).isVisible();
    assertThat(seen("rates-total").locator("[data-kind]")).isVisible();
    fits();
    seen("rate-drill").first().click();
    seen("rate-cameras").locator("a").first().click();
    assertThat(seen("day-lanes")).isVisible();
    assertThat(page.locator(".segment").first()).isVisible();
    page.locator(".segment[data-class=down]").first().dispatchEvent("click");
    assertThat(seen("stretch-evidence")).containsText("故障");
    assertThat(seen("look-run").first()).isVisible();
    seen("measure-intact").click();
    assertThat(seen("measure-intact")).hasAttribute("aria-checked", "true");
    fits();
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void showsWhoApprovedAndWhatItChanges(int width) {
    enter(width);
    page.navigate(city.address() + "/exclusions?state=approved");
    page.locator("[data-test^=exclusion-][data-state=approved] .codes a").first().click();
    page.locator(".segment[data-class=excluded]").first().dispatchEvent("click");
    assertThat(seen("approved-by")).containsText("wang.wei");
    fits();

    page.navigate(city.address() + "/exclusions?state=undecided");
    Locator others = page.locator("[data-state=undecided]:has-text('li.na')").first();
    others.locator("[data-test^=approve-]").click();
    assertThat(seen("consequence").locator("li").first()).isVisible();
    seen("decide-form").locator(".row button[type=button]").click();
    Locator own = page.locator("[data-state=undecided]:has-text('admin')").first();
    assertThat(own.locator("[data-test^=approve-]")).hasCount(0);
    fits();
  }

  /** One person asks, another approves and takes back; nobody approves what they asked for. */
  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void letsAnotherPersonDecideOnDoubt(int width) {
    enter(width);
    String fact = asksFromStretch();
    assertThat(seen(fact)).hasAttribute("data-state", "undecided");
    assertThat(seen(fact.replace("fact-", "fact-approve-"))).hasCount(0);
    assertThat(seen(fact.replace("fact-", "fact-withdraw-"))).isVisible();
    fits();

    seen("user-menu").click();
    seen("logout").click();
    login("wang");
    assertThat(seen("connection-state")).hasAttribute("data-state", "live");
    page.navigate(city.address() + "/camera-facts?kind=doubt");
    seen(fact.replace("fact-", "fact-approve-")).click();
    assertThat(seen("consequence").locator("li").first()).containsText("改为未知");
    seen("fact-comment").fill("已核对校时日志");
    seen("fact-step-submit").click();
    assertThat(seen(fact)).hasAttribute("data-state", "approved");
    assertThat(seen(fact)).containsText("已核对校时日志");

    seen(fact.replace("fact-", "fact-take-back-")).click();
    seen("fact-step-submit").click();
    assertThat(seen("fact-step-problem")).isVisible();
    fits();
    seen("fact-comment").fill("日志属于另一台");
    seen("fact-step-submit").click();
    assertThat(seen(fact)).hasAttribute("data-state", "taken-back");
    assertThat(seen(fact)).containsText("日志属于另一台");
  }

  /** The name of the card of a doubt that was asked for where a camera's timeline shows time. */
  private String asksFromStretch() {
    page.navigate(city.address() + "/camera-facts?state=approved");
    page.locator("[data-test^=fact-][data-state=approved] .codes a").first().click();
    assertThat(seen("day-lanes")).isVisible();
    page.locator(".segment[data-class=up]").first().dispatchEvent("click");
    String code = seen("camera-state").locator("xpath=../..").locator(".mono").first().innerText();
    seen("stretch-tell").click();
    assertThat(seen("fact-kind-doubt")).hasAttribute("aria-checked", "true");
    assertThat(seen("fact-codes")).hasValue(code);
    assertThat(seen("fact-from")).hasValue(Pattern.compile("2\\d{3}-.*:\\d\\d"));
    seen("fact-evidence").fill("NTP-LOG-1122");
    seen("fact-submit").click();
    assertThat(seen("fact-problem")).isVisible();
    seen("fact-text").fill("边缘节点时钟慢 8 分钟");
    fits();
    seen("fact-submit").click();
    assertThat(seen("fact-form")).not().isVisible();
    Locator mine = page.locator("[data-state=undecided]:has-text('NTP-LOG-1122')").first();
    assertThat(mine).containsText(code);
    return mine.getAttribute("data-test");
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void keepsTogetherWhatWasAskedTogether(int width) {
    enter(width);
    page.navigate(city.address() + "/camera-facts");
    Locator request = page.locator("[data-kind=backfill]:has-text('142 路')");
    assertThat(request).hasCount(1);
    request.locator("[aria-expanded]").click();
    assertThat(request.locator(".codes a")).hasCount(142);
    fits();
    seen("facts-kind").selectOption("attribution");
    assertThat(page.locator("[data-test^=fact-][data-kind=attribution]").first()).isVisible();
    assertThat(page.locator("[data-test^=fact-][data-kind=backfill]")).hasCount(0);
    seen("facts-refused").click();
    assertThat(seen("facts-empty")).isVisible();
    seen("language-switch").click();
    assertThat(seen("page-camera-facts")).containsText("Doubts and back-fills");
    fits();
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void listsErrorsOfWorkbookByRowAndColumn(int width) {
    enter(width);
    page.navigate(city.address() + "/cameras/import");
    FilePayload book = new FilePayload("登记表.xlsx", "application/octet-stream", new byte[70_001]);
    seen("import-file").setInputFiles(book);
    assertThat(seen("import-outcome")).hasAttribute("data-errors", "7");
    assertThat(seen("import-error")).hasCount(7);
    assertThat(seen("import-error").nth(2)).containsText("公式");
    assertThat(seen("import-error").nth(2)).containsText("V 列「经度」第 933 行");
    assertThat(seen("import-confirm")).hasCount(0);
    fits();
    seen("language-switch").click();
    assertThat(seen("import-outcome")).containsText("7 errors");
    assertThat(seen("import-error").nth(2)).containsText("column V “经度”, row 933");
    fits();
  }

  private Locator rows() {
    return page.locator("[data-test^=camera-row-]");
  }

  private Locator seen(String test) {
    return page.locator("[data-test='" + test + "']");
  }

  /** Nothing is wider than the screen: on a phone that would hide it or move the page sideways. */
  private void fits() {
    Object over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    assertThat(((Number) over).intValue()).as("too wide on " + page.url()).isLessThanOrEqualTo(0);
  }
}

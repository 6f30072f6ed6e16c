package org.gengfu.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.ArrayList;
import java.util.List;
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
    seen("login-user").fill("admin");
    seen("login-password").fill("any");
    seen("login-submit").click();
    assertThat(seen("page-cameras")).isVisible();
    assertThat(seen("connection-state")).hasAttribute("data-state", "live");
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

    city.cut(true);
    assertThat(seen("frozen-banner")).isVisible();
    fits();
    city.cut(false);
    assertThat(seen("connection-state")).hasAttribute("data-state", "live");
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
    seen("decide-form").locator("button[type=button]").click();
    Locator own = page.locator("[data-state=undecided]:has-text('admin')").first();
    assertThat(own.locator("[data-test^=approve-]")).hasCount(0);
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
    assertThat(seen("import-confirm")).hasCount(0);
    fits();
    seen("language-switch").click();
    assertThat(seen("import-outcome")).containsText("7 errors");
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

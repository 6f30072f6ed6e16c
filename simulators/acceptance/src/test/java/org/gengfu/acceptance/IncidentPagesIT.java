package org.gengfu.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The incident pages on a desk's screen and on a phone's, with ten thousand incidents and alarms
 * open, against the made-up city of center/web/dev. On every page nothing may be wider than the
 * screen, and no script may fail.
 */
class IncidentPagesIT {
  private static final int MANY = 10_000;

  /** More than a screen holds, and far fewer than there are. */
  private static final int MOST_ROWS = 60;

  private static final int MOST_ELEMENTS = 3_000;

  private static MadeUpCity city;
  private static Chromium chromium;

  private final List<String> complaints = new ArrayList<>();
  private BrowserContext session;
  private Page page;

  @BeforeAll
  static void open() {
    chromium = Chromium.open();
    city = MadeUpCity.crowded(BrowserIT.root(), MANY);
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
    page.navigate(city.address() + "/incidents");
    seen("login-user").fill("admin");
    seen("login-password").fill("any");
    seen("login-submit").click();
    assertThat(seen("page-incidents")).isVisible();
    assertThat(seen("connection-state")).hasAttribute("data-state", "live");
  }

  @AfterEach
  void leave() {
    session.close();
    assertThat(complaints).as("script errors on the page").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void scrollsThroughTenThousandAndKeepsFew(int width) {
    enter(width);
    assertThat(rows().first().locator("xpath=..")).hasAttribute("aria-setsize", ALL);
    assertThat(rows().first().locator("xpath=..")).hasAttribute("aria-posinset", "1");
    isSmall();
    fits();

    page.evaluate("scrollTo(0, document.documentElement.scrollHeight / 2)");
    assertThat(rows().first().locator("xpath=.."))
        .hasAttribute("aria-posinset", Pattern.compile("[45]\\d{3}"));
    assertThat(rows().nth(4)).isVisible();
    isSmall();

    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
    Locator last = rows().last();
    String size = last.locator("xpath=..").getAttribute("aria-setsize");
    assertThat(last.locator("xpath=..")).hasAttribute("aria-posinset", size);
    isSmall();
    fits();
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void narrowsTenThousandToWhatIsAskedFor(int width) {
    enter(width);
    seen("incident-severity-critical").click();
    assertThat(page.locator("[data-id]:not([data-severity=critical])")).hasCount(0);
    assertThat(rows().first()).hasAttribute("data-severity", "critical");
    assertThat(rows().first().locator("xpath=.."))
        .hasAttribute("aria-setsize", Pattern.compile("\\d{3}|1\\d{3}"));
    assertThat(page).hasURL(Pattern.compile(".*severit.*critical.*"));
    fits();

    seen("incident-count-open").click();
    assertThat(rows().first().locator("xpath=..")).hasAttribute("aria-setsize", ALL);
    seen("incident-text").fill("there is no such incident");
    assertThat(seen("incidents-empty")).isVisible();
    seen("incident-text").fill("馈线");
    assertThat(rows().first()).hasAttribute("data-type", "feeder_fail");
    assertThat(page.locator("[data-id]:not([data-type=feeder_fail])")).hasCount(0);
    assertThat(rows().first()).containsText("推断");
    fits();
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void takesWhatComesLiveWithoutMovingWhatIsRead(int width) {
    enter(width);
    page.navigate(city.address() + "/incidents?sort=newest");
    assertThat(rows().first().locator("xpath=..")).hasAttribute("aria-setsize", ALL);
    assertThat(seen("connection-state")).hasAttribute("data-state", "live");
    String came = city.open();
    assertThat(seen("incident-row-" + came)).isVisible();
    isSmall();

    page.evaluate("scrollTo(0, document.documentElement.scrollHeight / 2)");
    String id = rowInTheMiddle();
    Object top = seen("incident-row-" + id).evaluate("row => row.getBoundingClientRect().top");
    String later = city.open();
    assertThat(seen("incidents-fresh")).containsText("1");
    assertThat(seen("incident-row-" + later)).hasCount(0);
    assertThat(seen("incident-row-" + id).evaluate("row => row.getBoundingClientRect().top"))
        .isEqualTo(top);
    seen("incidents-fresh").click();
    assertThat(seen("incident-row-" + later)).isVisible();
    fits();

    city.cut(true);
    assertThat(seen("frozen-banner")).isVisible();
    city.cut(false);
    assertThat(seen("connection-state")).hasAttribute("data-state", "live");
  }

  /** Id of the row that is read, once the list has drawn what was scrolled to. */
  private String rowInTheMiddle() {
    return page.waitForFunction(
            """
            () => document.elementFromPoint(innerWidth / 2, innerHeight / 2)
              ?.closest('[data-test^=incident-row-]')?.dataset.id\
            """)
        .jsonValue()
        .toString();
  }

  /** From the list into one incident: why, what hangs on it, what was done about it. */
  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void tellsOneIncidentAsStory(int width) {
    enter(width);
    page.navigate(city.address() + "/incidents?sort=largest");
    rows().first().click();
    assertThat(seen("incident-sentence")).containsText(Pattern.compile("自 \\d\\d:\\d\\d 起"));
    Locator members = seen("incident-tree").locator("[data-test^=member-][data-type]");
    assertThat(members.first())
        .hasAttribute("data-type", Pattern.compile("mains_fail|feeder_fail"));
    members.nth(1).locator("[data-test^=member-open-]").first().click();
    assertThat(seen("incident-tree").locator("[data-test^=member-why-]").first())
        .containsText("以内");
    fits();
    Locator bundle = seen("bundle-open-camera_offline").first();
    assertThat(bundle).containsText(Pattern.compile("× [2-6]\\d"));
    int before = members.count();
    bundle.click();
    assertThat(members.nth(before + 20)).isVisible();
    assertThat(seen("incident-timeline")).containsText("开立事件");
    fits();
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void mergesByHandOnlyWithReason(int width) {
    enter(width);
    String one = city.open();
    String other = city.open();
    page.navigate(city.address() + "/incidents/" + one);
    assertThat(seen("incident-sentence")).isVisible();
    seen("hand-merge").click();
    seen("hand-search").fill(other);
    seen("hand-into-" + other).check();
    seen("hand-submit").click();
    assertThat(seen("hand-problem")).containsText("请填写原因");
    fits();
    seen("hand-reason").fill("现场确认是同一处断电");
    seen("hand-submit").click();
    assertThat(seen("hand-form")).not().isVisible();
    assertThat(seen("incident-head")).hasAttribute("data-state", "merged");
    assertThat(seen("incident-timeline")).containsText("现场确认是同一处断电");
    fits();
  }

  /** Ten thousand, and those that tests before have opened. */
  private static final Pattern ALL = Pattern.compile("10[01]\\d\\d");

  private Locator rows() {
    return page.locator("[data-test^=incident-row-]");
  }

  private Locator seen(String test) {
    return page.locator("[data-test='" + test + "']");
  }

  private void isSmall() {
    assertThat(rows().count()).isBetween(1, MOST_ROWS);
    Object elements = page.evaluate("document.querySelectorAll('*').length");
    assertThat(((Number) elements).intValue()).isLessThan(MOST_ELEMENTS);
  }

  private void fits() {
    Object over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    assertThat(((Number) over).intValue()).as("too wide on " + page.url()).isLessThanOrEqualTo(0);
  }
}

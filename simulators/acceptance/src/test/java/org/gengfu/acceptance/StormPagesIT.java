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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ten thousand alarms that are open in a real center, on a desk's screen and on a phone's: a
 * hundred power cuts are a hundred lines, and the list of alarms holds all of them.
 */
class StormPagesIT {
  private static final int ALARMS = 10_000;
  private static final int CABINETS = 100;
  private static final int SECONDS = 20;

  /** More than a screen holds, and far fewer than there are. */
  private static final int MOST_ROWS = 60;

  /** In pixels, so that the page is as long as all alarms together. */
  private static final int LEAST_ROW = 60;

  private static Storm storm;
  private static Chromium chromium;

  private final List<String> complaints = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void open() {
    chromium = Chromium.open();
    storm = Storm.over(BrowserIT.root(), ALARMS, SECONDS);
  }

  @AfterAll
  static void close() {
    if (storm != null) {
      storm.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void tenThousandAlarmsAreAHundredLines(int width) {
    try (BrowserContext session = chromium.session(width)) {
      page = session.newPage();
      page.onPageError(complaints::add);
      enter();
      Locator rows = page.locator("[data-test^=incident-row-]");
      assertThat(rows.first().locator("xpath=.."))
          .hasAttribute("aria-setsize", Integer.toString(CABINETS));
      assertThat(rows.first()).hasAttribute("data-type", "mains_fail");
      assertThat(rows.first()).containsText(Integer.toString(CABINETS));
      fits();

      rows.first().click();
      assertThat(seen("incident-sentence")).containsText(Pattern.compile("\\d\\d:\\d\\d"));
      Locator members = seen("incident-tree").locator("[data-test^=member-][data-type]");
      assertThat(members.first()).hasAttribute("data-type", "mains_fail");
      assertThat(seen("bundle-open-camera_offline").first()).containsText("97");
      fits();

      page.navigate(storm.address() + "/alarms");
      Locator alarms = page.locator("[data-test^=alarm-row-]");
      assertThat(seen("alarm-total")).containsText(Pattern.compile("1[0,]*0000|10,000"));
      page.waitForFunction(
          """
          () => {
            scrollTo(0, document.documentElement.scrollHeight)
            return !document.querySelector('[data-test=alarms-more]')
          }
          """);
      Object height = page.evaluate("document.documentElement.scrollHeight");
      assertThat(((Number) height).intValue()).isGreaterThan(ALARMS * LEAST_ROW);
      assertThat(alarms.last()).isVisible();
      assertThat(alarms.count()).isBetween(1, MOST_ROWS);
      fits();
    }
    assertThat(complaints).as("script errors on the page").isEmpty();
  }

  private void enter() {
    page.navigate(storm.address() + "/incidents");
    seen("login-user").fill(storm.user());
    seen("login-password").fill(storm.password());
    seen("login-submit").click();
    assertThat(seen("page-incidents")).isVisible();
    assertThat(seen("connection-state")).hasAttribute("data-state", "live");
  }

  private Locator seen(String test) {
    return page.locator("[data-test='" + test + "']");
  }

  private void fits() {
    Object over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    assertThat(((Number) over).intValue()).as("too wide on " + page.url()).isLessThanOrEqualTo(0);
  }
}

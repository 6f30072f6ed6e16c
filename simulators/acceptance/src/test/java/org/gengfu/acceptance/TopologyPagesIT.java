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
 * The drawing of the field, of a city of 500 sites and of one site, on a desk's screen and on a
 * phone's, against the made-up city of center/web/dev.
 */
class TopologyPagesIT {
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
    page.navigate(city.address() + "/topology");
    seen("login-user").fill("admin");
    seen("login-password").fill("any");
    seen("login-submit").click();
    assertThat(seen("page-topology")).isVisible();
  }

  @AfterEach
  void leave() {
    session.close();
    assertThat(complaints).as("script errors on the page").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void keepsNotObservedApartFromDownInTheCity(int width) {
    enter(width);
    assertThat(sites().first()).isVisible();
    seen("city-not-observed").click();
    assertThat(sites().first()).hasAttribute("data-state", "not-observed");
    assertThat(page.locator("[data-test^=city-site-]:not([data-state=not-observed])")).hasCount(0);
    seen("city-down").click();
    assertThat(sites().first()).hasAttribute("data-state", "down");
    assertThat(page.locator("[data-test^=city-site-]:not([data-state=down])")).hasCount(0);
    fits();
    seen("city-view-lines").click();
    assertThat(seen("trunk-feeder:F07")).isVisible();
    fits();
  }

  /** From the city to a dark site, and what hangs on what there. */
  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void leadsFromDarkSiteToItsFeeder(int width) {
    enter(width);
    seen("city-down").click();
    sites().first().click();
    assertThat(seen("page-site-plan")).isVisible();
    Locator feeder = page.locator("[data-test^='plan-feeder:']");
    assertThat(feeder).hasCount(1);
    assertThat(page.locator("[data-test^=plan-][data-count]").first())
        .hasAttribute("data-count", Pattern.compile("\\d\\d"));
    feeder.dispatchEvent("click");
    assertThat(seen("node-side")).isVisible();
    assertThat(seen("reach-below").locator("h3")).containsText(Pattern.compile("\\d\\d"));
    fits();
    page.locator("[data-test$='/ups']").first().dispatchEvent("click");
    assertThat(seen("reach-above")).containsText("馈线");
    fits();
  }

  private Locator sites() {
    return page.locator("[data-test^=city-site-]");
  }

  private Locator seen(String test) {
    return page.locator("[data-test='" + test + "']");
  }

  private void fits() {
    Object over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    assertThat(((Number) over).intValue()).as("too wide on " + page.url()).isLessThanOrEqualTo(0);
  }
}

package org.gengfu.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person's view of the whole house: Chromium on the console of a real center, with a real edge
 * agent that reads simulated devices. The tests follow one another, like one visit.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserIT {
  private static final String NEW_PASSWORD = "four words in a row";
  private static final double SLOW_MILLIS = 60_000;
  private static final double SOON_MILLIS = 20_000;

  private static @TempDir Path folder;
  private static MachineRoom house;
  private static Playwright playwright;
  private static Browser browser;
  private static BrowserContext session;

  private final List<String> complaints = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void openHouse() {
    Path chromium =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    assumeTrue(chromium != null, "no Chromium was found: apt-get install chromium");
    house = new MachineRoom(root(), folder);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
    session = browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
    session.setDefaultTimeout(SOON_MILLIS);
  }

  @AfterAll
  static void closeHouse() {
    if (playwright != null) {
      playwright.close();
    }
    if (house != null) {
      house.close();
    }
  }

  @BeforeEach
  void openPage() {
    page = session.newPage();
    page.onPageError(complaints::add);
  }

  /** A script error that no step ran into would still reach a user. */
  @AfterEach
  void closePage() {
    page.close();
    assertThat(complaints).as("script errors on the page").isEmpty();
  }

  @Test
  @Order(1)
  void refusesWrongPasswordWithWords() {
    page.navigate(house.console());
    login("not the password");
    assertThat(seen("login-problem")).isVisible();
    assertThat(page).hasURL(Pattern.compile(".*/login.*"));
  }

  @Test
  @Order(2)
  void logsInAndReplacesTheOneTimePassword() {
    page.navigate(house.console());
    login(house.firstPassword());
    seen("password-current").fill(house.firstPassword());
    seen("password-new").fill(NEW_PASSWORD);
    seen("password-again").fill(NEW_PASSWORD);
    seen("password-submit").click();
    assertThat(seen("page-incidents")).isVisible();
    assertThat(seen("connection-state")).hasAttribute("data-state", "live");
  }

  /** The counter counts its own reads, so a live page shows another number at every poll. */
  @Test
  @Order(3)
  void showsLiveValueChange() {
    page.navigate(house.console() + "/sites");
    seen("room-link-hall-1-room-1").click();
    Locator counter = seen("point-room-a-io-1-counter.1");
    assertThat(counter).hasAttribute("data-quality", "good", slow());
    String first = counter.textContent();
    assertThat(counter).not().hasText(first, soon());
    String second = counter.textContent();
    assertThat(counter).not().hasText(second, soon());
    assertThat(number(counter.textContent())).isGreaterThan(number(first));
    assertThat(seen("illustrative").first()).isVisible();
  }

  @Test
  @Order(4)
  void showsAlarmWhenItHappensAndAcknowledgesIt() {
    page.navigate(house.console() + "/alarms");
    assertThat(seen("connection-state")).hasAttribute("data-state", "live");
    Locator smoke = page.locator("[data-test^=alarm-row-][data-device=io-1][data-alarm=smoke]");
    assertThat(smoke).hasCount(0);

    house.happen("smoke");
    assertThat(smoke).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(SOON_MILLIS));
    assertThat(smoke).hasAttribute("data-state", "unacknowledged");

    smoke.locator("[data-test^=alarm-ack-]").click();
    seen("ack-comment").fill("已派人去机房查看");
    seen("ack-submit").click();
    assertThat(smoke).hasAttribute("data-state", "acknowledged");
    assertThat(smoke).containsText("已派人去机房查看");
    assertThat(smoke.locator("[data-test^=alarm-ack-]")).hasCount(0);

    house.happen("smoke.clear");
    assertThat(smoke).hasAttribute("data-state", "normal", slow());
  }

  @Test
  @Order(5)
  void showsTrendOfThePoint() {
    page.navigate(house.console() + "/point?edge=room-a&device=io-1&point=counter.1");
    assertThat(seen("trend-chart").locator("canvas").first()).isVisible();
    assertThat(seen("trend-count")).not().hasText("0", soon());
  }

  @Test
  @Order(6)
  void showsTheEdgeOnline() {
    page.navigate(house.console() + "/edges");
    assertThat(seen("edge-state-room-a")).hasAttribute("data-state", "online");
  }

  private void login(String password) {
    seen("login-user").fill("admin");
    seen("login-password").fill(password);
    seen("login-submit").click();
  }

  private Locator seen(String test) {
    return page.locator("[data-test='" + test + "']");
  }

  private static LocatorAssertions.HasAttributeOptions slow() {
    return new LocatorAssertions.HasAttributeOptions().setTimeout(SLOW_MILLIS);
  }

  private static LocatorAssertions.HasTextOptions soon() {
    return new LocatorAssertions.HasTextOptions().setTimeout(SOON_MILLIS);
  }

  private static long number(String text) {
    return Long.parseLong(text.replace(",", "").strip());
  }

  /** The project's folder: what Maven says, else the one above that holds the launcher. */
  static Path root() {
    String told = System.getProperty("gengfu.root");
    Path at = Path.of(told == null ? "" : told).toAbsolutePath().normalize();
    while (at != null && !Files.exists(at.resolve("gengfu"))) {
      at = at.getParent();
    }
    if (at == null) {
      throw new IllegalStateException("run this below the project's folder");
    }
    return at;
  }
}

package org.gengfu.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Chromium of this machine, driven by Playwright. One thread. */
final class Chromium implements AutoCloseable {
  private static final double SOON_MILLIS = 60_000;
  private static final int WIDE = 900;
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Path program;
  private final Browser browser;

  private Chromium(Playwright playwright, Path program, Browser browser) {
    this.playwright = playwright;
    this.program = program;
    this.browser = browser;
  }

  /** Starts it; without one on this machine the tests are skipped. */
  static Chromium open() {
    Path program =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    assumeTrue(program != null, "no Chromium was found: apt-get install chromium");
    PlaywrightAssertions.setDefaultAssertionTimeout(SOON_MILLIS);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(ARGUMENTS));
    return new Chromium(playwright, program, browser);
  }

  /** A new visitor with a screen of this width in CSS pixels. */
  BrowserContext session(int width) {
    int height = width > WIDE ? 900 : 844;
    BrowserContext session =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setTimezoneId("Asia/Shanghai"));
    session.setDefaultTimeout(SOON_MILLIS);
    return session;
  }

  /**
   * A phone's browser of its own, which keeps all that it holds in a folder: whoever closes it and
   * opens it again with the same folder has closed and opened the browser.
   */
  BrowserContext phone(Path folder) {
    BrowserContext phone =
        playwright
            .chromium()
            .launchPersistentContext(
                folder,
                new BrowserType.LaunchPersistentContextOptions()
                    .setExecutablePath(program)
                    .setArgs(ARGUMENTS)
                    .setViewportSize(390, 844)
                    .setTimezoneId("Asia/Shanghai"));
    phone.setDefaultTimeout(SOON_MILLIS);
    return phone;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}

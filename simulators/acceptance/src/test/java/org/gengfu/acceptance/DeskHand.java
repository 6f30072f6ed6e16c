package org.gengfu.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who is logged in at the made-up city's desk, and writes down what script and console
 * complain of. One thread.
 *
 * @param complaints so far
 */
record DeskHand(MadeUpCity city, BrowserContext session, Page page, List<String> complaints)
    implements AutoCloseable {
  /** Logs in and opens a page. */
  static DeskHand enter(Chromium chromium, MadeUpCity city, int width, String path) {
    BrowserContext session = chromium.session(width);
    DeskHand hand = new DeskHand(city, session, session.newPage(), new ArrayList<>());
    hand.login();
    hand.go(path);
    return hand;
  }

  private void login() {
    page.onPageError(complaints::add);
    page.navigate(city.address() + "/login");
    seen("login-user").fill("admin");
    seen("login-password").fill("any");
    seen("login-submit").click();
    assertThat(seen("page-incidents")).isVisible();
    // Before there was a session the browser itself wrote down that nobody is logged in.
    page.onConsoleMessage(said -> {
      if (said.type().equals("error") || said.type().equals("warning")) {
        complaints.add(said.text());
      }
    });
  }

  /** Opens a page and waits until it is there. */
  void go(String path) {
    page.navigate(city.address() + path);
    assertThat(page.locator("[data-test^=page-]")).isVisible();
    assertThat(page.locator("[aria-busy=true]")).hasCount(0);
    assertThat(seen("connection-state")).hasAttribute("data-state", "live");
  }

  /** What is marked for tests. */
  Locator seen(String test) {
    return page.locator("[data-test='" + test + "']");
  }

  /** Nothing is wider than the screen. */
  void fits() {
    Object over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    assertThat(((Number) over).intValue()).as("too wide on " + page.url()).isLessThanOrEqualTo(0);
  }

  /** Leaves; nothing may have been complained of. */
  @Override
  public void close() {
    session.close();
    assertThat(complaints).as("errors on the page").isEmpty();
  }
}

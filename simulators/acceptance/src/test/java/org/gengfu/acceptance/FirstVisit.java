package org.gengfu.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;

/** The administrator's first login to the center of a machine room. */
final class FirstVisit {
  private static final String NEW_PASSWORD = "four words in a row";

  private FirstVisit() {}

  /** Logs in with the one-time password and replaces it; the incidents are shown then. */
  static void enter(Page page, MachineRoom house) {
    page.navigate(house.console());
    type(page, "login-user", "admin");
    type(page, "login-password", house.firstPassword());
    page.locator("[data-test=login-submit]").click();
    type(page, "password-current", house.firstPassword());
    type(page, "password-new", NEW_PASSWORD);
    type(page, "password-again", NEW_PASSWORD);
    page.locator("[data-test=password-submit]").click();
    assertThat(page.locator("[data-test=page-incidents]")).isVisible();
  }

  private static void type(Page page, String test, String text) {
    page.locator("[data-test='" + test + "']").fill(text);
  }
}

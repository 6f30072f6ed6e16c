package org.gengfu.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Geolocation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a technician does with the phone's app: touches, scans, signs. One thread. */
final class PhoneHand {
  private static final String SMALL_TARGETS =
      """
      () => [...document.querySelectorAll('button, a, input:not([type=file]), textarea, summary')]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)
        .map((one) => one.outerHTML.slice(0, 120))
      """;

  private final List<String> complaints = new ArrayList<>();
  private final BrowserContext session;
  private final PhoneCenter center;
  private Page page;

  /** A hand that holds a phone; nothing is shown yet. */
  PhoneHand(BrowserContext session, PhoneCenter center) {
    this.session = session;
    this.center = center;
    session.grantPermissions(List.of("geolocation"));
    session.setGeolocation(new Geolocation(24.4801, 118.0901));
  }

  /** The page that is shown. */
  Page page() {
    return page;
  }

  /** Script errors of all pages so far. */
  List<String> complaints() {
    return complaints;
  }

  /** Opens the app in a new page. */
  void show() {
    page = session.newPage();
    page.onPageError(complaints::add);
    page.navigate(center.address() + "/m/");
  }

  /** Says who one is, with the password that the center knows. */
  void login() {
    seen("login-user").fill(center.user());
    seen("login-password").fill(center.password());
    fits();
    seen("login-submit").click();
  }

  /** Waits until the phone has all of the app, so that it opens without signal. */
  void isWhole() {
    assertThat(seen("link")).hasAttribute("data-state", "live");
    page.waitForFunction("() => navigator.serviceWorker.controller !== null");
  }

  Locator seen(String test) {
    return page.locator("[data-test='" + test + "']");
  }

  /** Does something and waits for where it leads; gives the time before and after. */
  Instant[] during(Runnable what) {
    Instant before = Instant.now();
    what.run();
    return new Instant[] {before, Instant.now()};
  }

  /** Does an act that asks for nothing. */
  Instant[] go(String act, String stage) {
    return during(() -> {
      seen("do-" + act).click();
      leadsTo(stage);
    });
  }

  /** Touches an act: the next one at the foot, or one of those behind "more". */
  void choose(String act) {
    if (!seen("do-" + act).isVisible()) {
      seen("more").click();
    }
    seen("do-" + act).click();
  }

  void leadsTo(String stage) {
    assertThat(seen("page-order")).hasAttribute("data-stage", stage);
  }

  Instant[] arriveByPosition() {
    return during(() -> {
      seen("do-arrive").click();
      fits();
      seen("arrive-position").click();
      leadsTo("on_site");
    });
  }

  /** Says what was found; of the checklist only what was answered before this. */
  void diagnose(String finding) {
    seen("diagnose-finding").fill(finding);
    fits();
    seen("diagnose-submit").click();
    page.locator(".van-dialog__confirm").click();
    assertThat(seen("sheet-diagnose")).hasCount(0);
    leadsTo("in_progress");
  }

  Instant[] takePart(String serial) {
    return during(() -> {
      choose("part_take");
      seen("part-serial").fill(serial);
      seen("part-submit").click();
      assertThat(seen("sheet-part")).hasCount(0);
    });
  }

  /** Swaps; the new serial number is that of the part that was taken. */
  Instant[] swap(String old, String taken) {
    byte[] picture = page.screenshot();
    return during(() -> {
      choose("swap");
      seen("swap-old").fill(old);
      assertThat(seen("swap-new")).hasValue(taken);
      seen("photo-before").setInputFiles(new FilePayload("old.png", "image/png", picture));
      assertThat(seen("taken-before")).hasCount(1);
      fits();
      seen("swap-submit").click();
      assertThat(seen("sheet-swap")).hasCount(0);
      assertThat(seen("do-resolve")).isVisible();
    });
  }

  /** Reports as done what telemetry cannot be asked about: there is no signal. */
  Instant[] resolveUnseen(String swapped) {
    return during(() -> {
      seen("do-resolve").click();
      Locator sheet = seen("sheet-resolve");
      assertThat(sheet.locator("[data-test=back]")).hasAttribute("data-verdict", "unseen");
      assertThat(seen("resolve-what")).hasValue(Pattern.compile(".*" + swapped));
      seen("resolve-submit").click();
      page.locator(".van-dialog__confirm").click();
      leadsTo("resolved");
    });
  }

  Instant[] sign(String name) {
    return during(() -> {
      seen("do-sign").click();
      seen("sign-name").fill(name);
      BoundingBox pad = seen("sign-pad").boundingBox();
      page.mouse().move(pad.x + 40, pad.y + 60);
      page.mouse().down();
      page.mouse().move(pad.x + 200, pad.y + 120);
      page.mouse().move(pad.x + 260, pad.y + 40);
      page.mouse().up();
      fits();
      seen("sign-submit").click();
      assertThat(seen("sheet-sign")).hasCount(0);
    });
  }

  /** Nothing is wider than the screen, and a thumb finds whatever is to be touched. */
  void fits() {
    Object over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    assertThat(((Number) over).intValue()).as("too wide on " + page.url()).isLessThanOrEqualTo(0);
    assertThat((List<?>) page.evaluate(SMALL_TARGETS)).as("small on " + page.url()).isEmpty();
  }
}

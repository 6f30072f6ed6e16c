package org.gengfu.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Geolocation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The technician's phone at 390 px with its network cut, its clock in 1970 and its browser closed
 * between: what was done is told once, with its true times. Against the made-up center of
 * center/phone/dev; another {@link PhoneCenter} may take its place.
 */
class PhonePagesIT {
  /** A clock in 1970 that {@code setClock} moves. */
  private static final String OLD_CLOCK =
      """
      (() => {
        const Real = Date
        globalThis.clockShift = -1790000000000
        globalThis.Date = class extends Real {
          constructor(...parts) {
            if (parts.length === 0) super(Real.now() + globalThis.clockShift)
            else super(...parts)
          }
          static now() {
            return Real.now() + globalThis.clockShift
          }
        }
      })()
      """;

  /** What lies between a deed and the writing down of its true time in a busy machine. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  private static final String SMALL_TARGETS =
      """
      () => [...document.querySelectorAll('button, a, input:not([type=file]), textarea, summary')]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)
        .map((one) => one.outerHTML.slice(0, 120))
      """;

  private final List<String> complaints = new ArrayList<>();
  private MadeUpPhoneCenter center;
  private Chromium chromium;
  private BrowserContext session;
  private Page page;

  @BeforeEach
  void open() {
    chromium = Chromium.open();
    center = MadeUpPhoneCenter.start(BrowserIT.root());
    session = chromium.session(390);
    session.grantPermissions(List.of("geolocation"));
    session.setGeolocation(new Geolocation(24.4801, 118.0901));
  }

  @AfterEach
  void close() {
    if (chromium != null) {
      chromium.close();
    }
    if (center != null) {
      center.close();
    }
    assertThat(complaints).as("script errors on the page").isEmpty();
  }

  private void show() {
    page = session.newPage();
    page.onPageError(complaints::add);
    page.navigate(center.address() + "/m/");
  }

  private void enter() {
    show();
    seen("login-user").fill(center.user());
    seen("login-password").fill(center.password());
    fits();
    seen("login-submit").click();
    assertThat(seen("order-" + center.order())).isVisible();
    assertThat(seen("link")).hasAttribute("data-state", "live");
    // From here on the phone has all of the app.
    page.waitForFunction("() => navigator.serviceWorker.controller !== null");
  }

  /** Does something and waits for where it leads; gives the time before and after. */
  private Instant[] during(Runnable what) {
    Instant before = Instant.now();
    what.run();
    return new Instant[] {before, Instant.now()};
  }

  private void leadsTo(String stage) {
    assertThat(seen("page-order")).hasAttribute("data-stage", stage);
  }

  @Test
  void worksWithoutSignalAndTellsEverythingOnceWithItsTrueTime() {
    session.addInitScript(OLD_CLOCK);
    enter();
    assertThat(seen("clock-wrong")).isVisible();
    session.setOffline(true);
    page.reload();
    assertThat(seen("link")).hasAttribute("data-state", "cut");
    Map<String, Instant[]> done = new LinkedHashMap<>();
    seen("order-" + center.order()).click();
    untilArrived(done);
    page.evaluate("() => { globalThis.clockShift += 5 * 3600 * 1000 }");
    untilSwapped(done);

    page.close();
    show();
    assertThat(seen("unsent")).containsText("6");
    seen("order-" + center.order()).click();
    untilSigned(done);
    assertThat(center.deeds(center.order())).as("before there was signal").isEmpty();

    center.loseNextAnswer();
    session.setOffline(false);
    assertThat(seen("link")).hasAttribute("data-state", "live");
    assertThat(seen("unsent")).not().isVisible();
    List<PhoneCenter.Kept> kept = center.deeds(center.order());
    assertThat(kept).extracting(PhoneCenter.Kept::act).containsExactlyElementsOf(done.keySet());
    assertThat(kept).extracting(PhoneCenter.Kept::id).doesNotHaveDuplicates();
    assertThat(kept).extracting(PhoneCenter.Kept::outcome).containsOnly("done");
    assertThat(center.repeated()).as("sent again after the lost answer").isEqualTo(done.size());
    for (PhoneCenter.Kept deed : kept) {
      Instant[] window = done.get(deed.act());
      assertThat(deed.time())
          .as(deed.act())
          .isBetween(window[0].minus(SLACK), window[1].plus(SLACK));
    }
    picturesCame(kept);
  }

  private void untilArrived(Map<String, Instant[]> done) {
    fits();
    done.put("take", during(() -> go("take", "taken")));
    done.put("set_out", during(() -> go("set_out", "en_route")));
    done.put(
        "arrive",
        during(() -> {
          seen("do-arrive").click();
          fits();
          seen("arrive-position").click();
          leadsTo("on_site");
        }));
  }

  private void go(String act, String stage) {
    seen("do-" + act).click();
    leadsTo(stage);
  }

  private void untilSwapped(Map<String, Instant[]> done) {
    done.put(
        "diagnose",
        during(() -> {
          seen("do-diagnose").click();
          assertThat(seen("step-input-value")).hasValue("228.4");
          seen("step-breaker-yes").click();
          seen("diagnose-finding").fill("模块无输出，输入正常");
          fits();
          seen("diagnose-submit").click();
          page.locator(".van-dialog__confirm").click();
          leadsTo("in_progress");
        }));
    done.put(
        "part_take",
        during(() -> {
          seen("do-part_take").click();
          seen("part-serial").fill("SN-NEW-7781");
          seen("part-submit").click();
          assertThat(seen("do-swap")).isVisible();
        }));
    byte[] picture = page.screenshot();
    done.put(
        "swap",
        during(() -> {
          seen("do-swap").click();
          seen("swap-old").fill("SN-OLD-0042");
          assertThat(seen("swap-new")).hasValue("SN-NEW-7781");
          seen("photo-before").setInputFiles(new FilePayload("old.png", "image/png", picture));
          assertThat(seen("taken-before")).hasCount(1);
          fits();
          seen("swap-submit").click();
          assertThat(seen("do-resolve")).isVisible();
        }));
  }

  private void untilSigned(Map<String, Instant[]> done) {
    done.put(
        "resolve",
        during(() -> {
          seen("do-resolve").click();
          Locator sheet = seen("sheet-resolve");
          assertThat(sheet.locator("[data-test=back]")).hasAttribute("data-verdict", "unseen");
          assertThat(seen("resolve-what")).hasValue(Pattern.compile(".*SN-OLD-0042.*SN-NEW-7781"));
          seen("resolve-submit").click();
          page.locator(".van-dialog__confirm").click();
          leadsTo("resolved");
        }));
    done.put(
        "sign",
        during(() -> {
          seen("do-sign").click();
          seen("sign-name").fill("陈科长");
          BoundingBox pad = seen("sign-pad").boundingBox();
          page.mouse().move(pad.x + 40, pad.y + 60);
          page.mouse().down();
          page.mouse().move(pad.x + 200, pad.y + 120);
          page.mouse().move(pad.x + 260, pad.y + 40);
          page.mouse().up();
          fits();
          seen("sign-submit").click();
          assertThat(seen("sheet-sign")).hasCount(0);
        }));
  }

  private void picturesCame(List<PhoneCenter.Kept> kept) {
    assertThat(seen("taken-before")).hasAttribute("data-complete", "true");
    assertThat(seen("taken-signature")).hasAttribute("data-complete", "true");
    List<String> whole = new ArrayList<>();
    center
        .file(center.order())
        .get("photos")
        .forEach(photo -> {
          if (photo.get("complete").asBoolean()) {
            whole.add(photo.get("id").asText());
          }
        });
    assertThat(whole).hasSize(2).contains(kept.getLast().fields().get("photo").asText());
    assertThat(kept.get(5).fields().get("old").asText()).isEqualTo("SN-OLD-0042");
  }

  @Test
  void aConflictStaysUntilItWasRead() {
    enter();
    session.setOffline(true);
    seen("order-" + center.order()).click();
    go("take", "taken");
    center.give(center.order());
    session.setOffline(false);
    assertThat(seen("order-conflicts")).isVisible();
    assertThat(seen("order-gone")).isVisible();
    page.reload();
    seen("order-conflicts").click();
    assertThat(seen("outbox-unread")).containsText("刘师傅");
    fits();
    seen("tab-orders").click();
    assertThat(seen("outbox-count")).hasText("1");
    seen("tab-outbox").click();
    seen("outcome-read").click();
    assertThat(seen("outbox-unread")).hasCount(0);
    assertThat(seen("outbox-done")).containsText("冲突");
    assertThat(center.deeds(center.order()))
        .extracting(PhoneCenter.Kept::outcome)
        .containsExactly("conflict");
  }

  @Test
  void seesTheDeviceComeBackBeforeLeaving() {
    enter();
    seen("order-" + center.order()).click();
    go("take", "taken");
    go("set_out", "en_route");
    seen("do-arrive").click();
    seen("arrive-scan").click();
    seen("scan-code").fill("GF-CIVIC-RECT-03");
    seen("scan-go").click();
    leadsTo("on_site");
    assertThat(seen("back")).hasAttribute("data-verdict", "not-yet");
    assertThat(seen("back")).containsText("3 号整流模块故障");
    fits();
    center.heal(center.order());
    assertThat(seen("back")).hasAttribute("data-verdict", "back");
    seen("more").click();
    seen("do-resolve").click();
    assertThat(seen("sheet-resolve").locator("[data-test=back]"))
        .hasAttribute("data-verdict", "back");
    seen("resolve-what").fill("重新插紧模块");
    seen("resolve-submit").click();
    leadsTo("closed");
    for (String tab : List.of("scan", "outbox", "me", "orders")) {
      page.navigate(center.address() + "/m/" + (tab.equals("orders") ? "" : tab));
      assertThat(seen("page-" + tab)).isVisible();
      fits();
    }
  }

  private Locator seen(String test) {
    return page.locator("[data-test='" + test + "']");
  }

  /** Nothing is wider than the screen, and a thumb finds whatever is to be touched. */
  private void fits() {
    Object over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    assertThat(((Number) over).intValue()).as("too wide on " + page.url()).isLessThanOrEqualTo(0);
    assertThat((List<?>) page.evaluate(SMALL_TARGETS)).as("small on " + page.url()).isEmpty();
  }
}

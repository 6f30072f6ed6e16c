package org.gengfu.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private MadeUpPhoneCenter center;
  private Chromium chromium;
  private BrowserContext session;
  private PhoneHand hand;

  @BeforeEach
  void open() {
    chromium = Chromium.open();
    center = MadeUpPhoneCenter.start(BrowserIT.root());
    session = chromium.session(390);
  }

  @AfterEach
  void close() {
    if (chromium != null) {
      chromium.close();
    }
    if (center != null) {
      center.close();
    }
    if (hand != null) {
      assertThat(hand.complaints()).as("script errors on the page").isEmpty();
    }
  }

  private void enter() {
    hand = new PhoneHand(session, center);
    hand.show();
    hand.login();
    assertThat(seen("order-" + center.order())).isVisible();
    hand.isWhole();
  }

  @Test
  void worksWithoutSignalAndTellsEverythingOnceWithItsTrueTime() {
    session.addInitScript(OLD_CLOCK);
    enter();
    assertThat(seen("clock-wrong")).isVisible();
    session.setOffline(true);
    hand.page().reload();
    assertThat(seen("link")).hasAttribute("data-state", "cut");
    Map<String, Instant[]> done = new LinkedHashMap<>();
    seen("order-" + center.order()).click();
    untilArrived(done);
    hand.page().evaluate("() => { globalThis.clockShift += 5 * 3600 * 1000 }");
    untilSwapped(done);

    hand.page().close();
    hand.show();
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
    hand.fits();
    done.put("take", hand.go("take", "taken"));
    done.put("set_out", hand.go("set_out", "en_route"));
    done.put("arrive", hand.arriveByPosition());
  }

  private void untilSwapped(Map<String, Instant[]> done) {
    done.put(
        "diagnose",
        hand.during(() -> {
          seen("do-diagnose").click();
          assertThat(seen("step-input-value")).hasValue("228.4");
          assertThat(seen("step-breaker")).containsText("遥测值 正常");
          assertThat(seen("step-breaker-yes")).hasAttribute("aria-pressed", "false");
          seen("step-breaker-yes").click();
          hand.diagnose("模块无输出，输入正常");
        }));
    done.put("part_take", hand.takePart("SN-NEW-7781"));
    done.put("swap", hand.swap("SN-OLD-0042", "SN-NEW-7781"));
  }

  private void untilSigned(Map<String, Instant[]> done) {
    done.put("resolve", hand.resolveUnseen("SN-OLD-0042.*SN-NEW-7781"));
    done.put("sign", hand.sign("陈科长"));
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
    hand.go("take", "taken");
    center.give(center.order());
    session.setOffline(false);
    assertThat(seen("order-conflicts")).isVisible();
    assertThat(seen("order-gone")).isVisible();
    hand.page().reload();
    seen("order-conflicts").click();
    assertThat(seen("outbox-unread")).containsText("刘师傅");
    hand.fits();
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
    hand.go("take", "taken");
    hand.go("set_out", "en_route");
    seen("do-arrive").click();
    seen("arrive-scan").click();
    seen("scan-code").fill("GF-CIVIC-RECT-03");
    seen("scan-go").click();
    hand.leadsTo("on_site");
    assertThat(seen("back")).hasAttribute("data-verdict", "not-yet");
    assertThat(seen("back")).containsText("3 号整流模块故障");
    hand.fits();
    center.heal(center.order());
    assertThat(seen("back")).hasAttribute("data-verdict", "back");
    seen("more").click();
    seen("do-resolve").click();
    assertThat(seen("sheet-resolve").locator("[data-test=back]"))
        .hasAttribute("data-verdict", "back");
    seen("resolve-what").fill("重新插紧模块");
    seen("resolve-submit").click();
    hand.leadsTo("closed");
    for (String tab : List.of("scan", "outbox", "me", "orders")) {
      hand.page().navigate(center.address() + "/m/" + (tab.equals("orders") ? "" : tab));
      assertThat(seen("page-" + tab)).isVisible();
      hand.fits();
    }
  }

  /** Who is on the way when telemetry is well again says the cause, and that is all. */
  @Test
  void closesWithOneTapWhatIsWellByTelemetry() {
    enter();
    seen("order-" + center.order()).click();
    hand.go("take", "taken");
    hand.go("set_out", "en_route");
    center.heal(center.order());
    hand.page().reload();
    assertThat(seen("order-well")).containsText("遥测正常");
    hand.fits();
    seen("do-well").click();
    seen("well-submit").click();
    assertThat(seen("sheet-well")).isVisible();
    seen("well-finding").fill("市电恢复");
    seen("well-submit").click();
    hand.leadsTo("closed");
    assertThat(center.deeds(center.order()))
        .extracting(PhoneCenter.Kept::act)
        .containsExactly("take", "set_out", "diagnose", "resolve");
  }

  private Locator seen(String test) {
    return hand.seen(test);
  }
}

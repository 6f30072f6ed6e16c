package org.gengfu.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registers, rounds and papers on a desk's screen and on a phone's, as {@link DeskPagesIT}. */
class PaperPagesIT {
  private static MadeUpCity city;
  private static Chromium chromium;

  private DeskHand hand;
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

  private void enter(int width, String path) {
    hand = DeskHand.enter(chromium, city, width, path);
    page = hand.page();
  }

  private Locator seen(String test) {
    return hand.seen(test);
  }

  @AfterEach
  void leave() {
    hand.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void readsLedgersAndInspections(int width) {
    enter(width, "/ledgers");
    assertThat(seen("ledger-table").locator("tbody tr").first()).containsText("整流模块无输出");
    assertThat(seen("ledger-table").locator("tbody tr").first()).containsText("政务大厅");
    assertThat(seen("ledger-table")).not().containsText("hall-1");
    seen("ledger-text").fill("SN-R48-0003");
    assertThat(seen("ledger-table").locator("tbody tr")).hasCount(1);
    seen("ledger-text").fill("");
    seen("ledger-dismantled").click();
    assertThat(seen("ledger-table").locator("tbody tr").first())
        .containsText(Pattern.compile("返修|报废|甲方留存"));
    hand.fits();

    hand.go("/inspections");
    assertThat(page.locator("[data-test^=round-][data-state]").first())
        .hasAttribute("data-state", "due");
    seen("round-state-missed").click();
    assertThat(page.locator("[data-test^=round-][data-state]:not([data-state=missed])"))
        .hasCount(0);
    assertThat(page.locator("[data-test^=round-][data-state=missed]").first()).containsText("漏检");
    assertThat(page.locator("[data-test^=round-paper-]").first()).hasText("报告");
    hand.fits();
    seen("inspections-plans").click();
    assertThat(page.locator("main li.plan").first()).containsText("巡检");
    page.locator("[data-test^=plan-lacking-] summary").first().click();
    assertThat(page.locator("[data-test^=plan-lacking-] li").first()).containsText("0 次");
    hand.fits();
  }

  /** Points that only a person gives, and why, are written where the sheet shows them. */
  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void judgesAScoreSheetOnTheScreen(int width) {
    enter(width, "/papers?kind=score");
    Locator fill = page.locator("[data-test^=paper-fill-]").first();
    fill.click();
    seen("score-points-O9").fill("51");
    assertThat(seen("score-points-O9")).hasAttribute("aria-invalid", "true");
    assertThat(seen("score-now")).hasText("98");
    seen("score-points-O9").fill("40");
    assertThat(seen("score-now")).hasText("88");
    seen("score-remark-O9").fill("一处漏填");
    assertThat(page.locator("[data-test^='blank-points']")).hasCount(0);
    hand.fits();
    seen("paper-save").click();
    assertThat(seen("paper-form")).not().isVisible();
    fill.click();
    assertThat(seen("score-remark-O9")).hasValue("一处漏填");
    assertThat(seen("score-now")).hasText("88");
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void handsInAPaperOnlyWithARemark(int width) {
    String id = width == 390 ? "p1" : "p2";
    enter(width, "/papers");
    seen("paper-fill-" + id).click();
    seen("blank-cause").fill("整流模块电容老化，型式试验报告附后");
    seen("paper-save").click();
    assertThat(seen("paper-form")).not().isVisible();
    seen("paper-fill-" + id).click();
    assertThat(seen("blank-cause")).hasValue("整流模块电容老化，型式试验报告附后");
    assertThat(seen("paper-lacks")).containsText("还有 1 处未填：整改措施");
    hand.fits();
    seen("paper-issue").click();
    assertThat(seen("paper-problem")).hasText("请填写提交说明。");
    seen("paper-reason").fill("已由站长审核");
    seen("paper-issue").click();
    assertThat(seen("paper-form")).not().isVisible();
    assertThat(seen("paper-" + id)).hasAttribute("data-state", "issued");
    assertThat(seen("paper-fill-" + id)).hasText("更正");
    assertThat(seen("paper-" + id)).containsText("1 处未填");
    hand.fits();
    seen("paper-fill-" + id).click();
    assertThat(seen("version-lacks")).containsText("未填 1 处：整改措施");
    seen("blank-measures").fill("一周内更换同批模块，责任人王强");
    assertThat(page.locator("[data-test=paper-lacks]")).hasCount(0);
    hand.fits();
  }
}

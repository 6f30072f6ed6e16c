package org.gengfu.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The day's plan against the made-up city of center/web/dev: an order is given to another
 * technician with the mouse, with keys, or, on a phone, from its explanation; each time a reason is
 * asked for first.
 */
class DispatchPagesIT {
  private static MadeUpCity city;
  private static Chromium chromium;

  private final List<String> complaints = new ArrayList<>();
  private BrowserContext session;
  private Page page;
  private double heldAt;

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
    page.navigate(city.address() + "/dispatch");
    seen("login-user").fill("admin");
    seen("login-password").fill("any");
    seen("login-submit").click();
    assertThat(bars().first()).isVisible();
    assertThat(seen("connection-state")).hasAttribute("data-state", "live");
    // So that a moved order is on the screen whatever the hour.
    seen("span-24").click();
    fits();
  }

  @AfterEach
  void leave() {
    session.close();
    assertThat(complaints).as("script errors on the page").isEmpty();
  }

  @Test
  void dragsAnOrderToAnotherTechnician() {
    enter(1440);
    String order = movable();
    String technician = other(order);
    hold(order);
    to(technician);
    page.mouse().up();
    assertThat(seen("override-to")).containsText(nameOf(technician));
    page.locator(".el-dialog__headerbtn").click();
    assertThat(page.locator(".el-overlay:visible")).hasCount(0);
    assertThat(bar(order)).not().hasAttribute("data-technician", technician);

    hold(order);
    to(technician);
    page.mouse().up();
    assign(order, technician);
    assertThat(bar(order)).hasAttribute("data-technician", technician);
    assertThat(seen("explain")).hasAttribute("data-order", order);
    assertThat(seen("explain-chosen")).containsText(nameOf(technician));
    fits();
  }

  /** Let go where nobody is, nothing is asked. */
  @Test
  void dropsNothingBesideTheChart() {
    enter(1440);
    String order = movable();
    String before = bar(order).getAttribute("data-technician");
    hold(order);
    to(other(order));
    BoundingBox map = seen("city-map").boundingBox();
    page.mouse().move(map.x + map.width / 2, map.y + map.height / 2);
    page.mouse().up();
    assertThat(page.locator(".ghost")).hasCount(0);
    assertThat(seen("override-form")).not().isVisible();
    assertThat(bar(order)).hasAttribute("data-technician", before);
  }

  @Test
  void movesAnOrderWithKeys() {
    enter(1440);
    String order = movable();
    bar(order).focus();
    page.keyboard().press("Space");
    assertThat(page.locator(".ghost")).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.locator(".ghost")).hasCount(0);

    String technician = other(order);
    String down = "ArrowDown";
    if (rowAt(technician) < rowAt(bar(order).getAttribute("data-technician"))) {
      down = "ArrowUp";
    }
    page.keyboard().press("Space");
    assertThat(page.locator(".ghost")).isVisible();
    page.keyboard().press(down);
    assertThat(seen("gantt-row-" + technician)).hasClass(Pattern.compile(".*\\btarget\\b.*"));
    page.keyboard().press("ArrowRight");
    assertThat(seen("gantt").locator("[role=status]")).containsText(nameOf(technician));
    page.keyboard().press("Enter");
    assertThat(seen("override-to")).containsText(Pattern.compile("\\d\\d:\\d\\d"));
    assign(order, technician);
    assertThat(bar(order)).hasAttribute("data-technician", technician);
  }

  @Test
  void explainsAndAssignsOnAPhone() {
    enter(390);
    String order = movable();
    bar(order).click();
    assertThat(seen("explain")).hasAttribute("data-order", order);
    Locator next = seen("explain").locator("[data-test^=explain-next-]").first();
    assertThat(next).containsText("分钟");
    fits();
    String technician = next.getAttribute("data-test").substring("explain-next-".length());
    seen("assign-" + technician).click();
    fits();
    assign(order, technician);
    assertThat(seen("explain-chosen")).containsText(nameOf(technician));

    seen("dispatch-map").click();
    assertThat(seen("city-map")).isVisible();
    seen("map-person-" + technician).focus();
    page.keyboard().press("Enter");
    assertThat(seen("map-person-" + technician)).hasClass(Pattern.compile(".*\\blit\\b.*"));
    fits();
  }

  /** What nobody can do in time says so, and what to do instead. */
  @Test
  void saysWhatNobodyCanDo() {
    enter(1440);
    Locator free = seen("unassigned").locator("[data-test^=free-]");
    assertThat(free.first()).containsText("→");
    int before = Integer.parseInt(seen("unassigned").getAttribute("data-count"));
    free.first().click();
    String order = free.first().getAttribute("data-test").substring("free-".length());
    assertThat(seen("explain")).hasAttribute("data-order", order);
    Locator next = seen("explain").locator("[data-test^=explain-next-]").first();
    String technician = next.getAttribute("data-test").substring("explain-next-".length());
    seen("assign-" + technician).click();
    assign(order, technician);
    assertThat(seen("unassigned")).hasAttribute("data-count", Integer.toString(before - 1));
  }

  /** Who is on leave may be named all the same: it is said before. */
  @Test
  void saysThatWhoIsNamedIsOnLeave() {
    enter(1440);
    String order = movable();
    bar(order).click();
    seen("assign-who").selectOption("t8");
    seen("assign-go").click();
    assertThat(seen("override-away")).containsText("ISO 9001");
  }

  /** The reason is asked for; then the center hears who it is to be and why. */
  private void assign(String order, String technician) {
    seen("reason-submit").click();
    assertThat(seen("reason-problem")).isVisible();
    seen("reason-text").fill("熟悉现场");
    Request asked =
        page.waitForRequest(
            Pattern.compile(".*/dispatch/orders/" + order + "/assign"),
            () -> seen("reason-submit").click());
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.postData()).contains("\"technician\":\"" + technician + "\"", "熟悉现场");
    assertThat(page.locator(".el-overlay:visible")).hasCount(0);
  }

  /** Presses the button on a bar and moves until the page has picked it up. */
  private void hold(String order) {
    bar(order).scrollIntoViewIfNeeded();
    BoundingBox work = bar(order).locator(".work").boundingBox();
    heldAt = work.x + work.width / 2;
    double y = work.y + work.height / 2;
    page.mouse().move(heldAt, y);
    page.mouse().down();
    page.mouse().move(heldAt, y + 9);
    assertThat(page.locator(".ghost")).isVisible();
  }

  /** Moves what is held over the row of somebody, straight up or down. */
  private void to(String technician) {
    BoundingBox row = seen("gantt-row-" + technician).boundingBox();
    page.mouse().move(heldAt, row.y + row.height / 2);
    assertThat(seen("gantt-row-" + technician)).hasClass(Pattern.compile(".*\\btarget\\b.*"));
  }

  private Locator bars() {
    return page.locator("[data-test^=bar-][data-movable=true]:has(.work)");
  }

  private String movable() {
    return bars().first().getAttribute("data-test").substring("bar-".length());
  }

  private Locator bar(String order) {
    return seen("bar-" + order);
  }

  /** The technician of the row below, or above the last. */
  private String other(String order) {
    List<String> people = people();
    int at = people.indexOf(bar(order).getAttribute("data-technician"));
    return people.get(at + 1 < people.size() ? at + 1 : at - 1);
  }

  private int rowAt(String technician) {
    return people().indexOf(technician);
  }

  private List<String> people() {
    List<String> people = new ArrayList<>();
    for (Locator row : page.locator("[data-test^=gantt-row-]").all()) {
      people.add(row.getAttribute("data-test").substring("gantt-row-".length()));
    }
    return people;
  }

  private String nameOf(String technician) {
    return seen("gantt-row-" + technician).locator(".name strong").innerText().strip();
  }

  private Locator seen(String test) {
    return page.locator("[data-test='" + test + "']");
  }

  private void fits() {
    Object over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    assertThat(((Number) over).intValue()).as("too wide on " + page.url()).isLessThanOrEqualTo(0);
  }
}

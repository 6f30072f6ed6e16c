package org.gengfu.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.scenario.house.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A register of 5,000 cameras brought into a real center through its page, seven rows of it broken
 * at first; then what the other camera pages make of it. The tests follow one another.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CameraRegisterIT {
  private static final int CAMERAS = 5_000;
  private static final String PASSWORD = "four words in a row";
  private static final String CENTER =
      """
      http: {address: 127.0.0.1, port: 0}
      mqtt: {address: 127.0.0.1, port: 0}
      data: ${data}
      sites:
        - {id: hall-1, title: {zh: 许昌}, rooms: [{id: room-1, title: {zh: 机房}}]}
      edges: []
      """;

  private static @TempDir Path folder;
  private static Chromium chromium;
  private static House house;
  private static URI console;

  private final List<String> complaints = new ArrayList<>();
  private BrowserContext session;
  private Page page;

  @BeforeAll
  static void open() throws IOException {
    chromium = Chromium.open();
    house = new House(BrowserIT.root(), folder, 0);
    console = house.startCenter(Files.writeString(folder.resolve("center.template"), CENTER));
  }

  @AfterAll
  static void close() {
    if (house != null) {
      house.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @AfterEach
  void leave() {
    session.close();
    assertThat(complaints).as("script errors on the page").isEmpty();
  }

  @Test
  @Order(1)
  void reportsExactlyTheBrokenRowsAndImportsNothing() throws IOException {
    visit(1440, Files.readString(house.firstPassword()).strip());
    seen("password-current").fill(Files.readString(house.firstPassword()).strip());
    seen("password-new").fill(PASSWORD);
    seen("password-again").fill(PASSWORD);
    seen("password-submit").click();
    assertThat(seen("page-incidents")).isVisible();

    page.navigate(console + "/cameras/import");
    upload(
        new CameraBook(CAMERAS)
            .with(17, "设备编码", "")
            .with(208, "设备编码", "C-00011")
            .with(933, "经度", "=B933*1.02")
            .with(1204, "IP", "10.1.2.300")
            .with(2750, "启用日期", "2023/13/40")
            .with(3911, "权重", "-1")
            .with(4999, "纬度", "95.2"));
    assertThat(seen("import-outcome")).hasAttribute("data-errors", "7");
    assertThat(seen("import-rows")).hasText(Integer.toString(CAMERAS));
    assertThat(rowsOf(seen("import-error"))).containsExactly(17, 208, 933, 1204, 2750, 3911, 4999);
    assertThat(seen("import-error").nth(2)).containsText("列「经度」第 933 行");
    assertThat(seen("import-error").nth(2)).hasAttribute("data-heading", "经度");
    assertThat(seen("import-confirm")).hasCount(0);
    fits();
    page.navigate(console + "/cameras");
    assertThat(seen("cameras-empty")).isVisible();
  }

  @Test
  @Order(2)
  void importsTheMendedBookFromPhone() {
    visit(390, PASSWORD);
    page.navigate(console + "/cameras/import");
    upload(new CameraBook(CAMERAS));
    assertThat(seen("import-added")).hasText(Integer.toString(CAMERAS));
    fits();
    seen("import-confirm").click();
    assertThat(seen("import-done")).containsText(Integer.toString(CAMERAS));
    upload(new CameraBook(CAMERAS));
    assertThat(seen("import-unchanged")).hasText(Integer.toString(CAMERAS));
    assertThat(seen("import-confirm")).hasCount(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  @Order(3)
  void showsWhatIsKnownOfCamerasThatNobodyLookedAt(int width) {
    visit(width, PASSWORD);
    page.navigate(console + "/cameras?text=C-00042");
    assertThat(seen("camera-total")).containsText("1");
    assertThat(seen("camera-row-C-00042")).hasAttribute("data-state", "not-observed");
    assertThat(seen("rate-C-00042").locator("[data-kind]"))
        .hasAttribute("data-kind", "insufficient");
    fits();
    seen("camera-open-C-00042").click();
    assertThat(seen("camera-register")).containsText("文峰路与建设路交叉口东北角信号灯杆 42 号");
    assertThat(page.locator(".segment[data-class=unknown]").first()).isVisible();
    assertThat(page.locator(".segment[data-class=down]")).hasCount(0);
    fits();
    page.navigate(console + "/rates");
    assertThat(page.locator("[data-test=rate-row][data-group='魏都区']")).containsText("数据不足");
    fits();
  }

  @Test
  @Order(4)
  void leavesTheDecisionToAnotherPerson() {
    visit(1440, PASSWORD);
    page.navigate(console + "/exclusions?ask=C-00042");
    assertThat(seen("exclusion-codes")).hasValue("C-00042");
    seen("exclusion-from").fill("2026-11-20T10:00");
    seen("exclusion-to").fill("2026-11-20T11:00");
    seen("exclusion-text").fill("更换摄像机电源");
    assertThat(seen("consequence").locator(".unknown").first()).containsText("1 小时");
    seen("exclusion-submit").click();
    Locator made = page.locator("[data-test^=exclusion-][data-state=undecided]").first();
    assertThat(made).containsText("更换摄像机电源");
    assertThat(made.locator("[data-test^=approve-]")).hasCount(0);
  }

  private void visit(int width, String password) {
    session = chromium.session(width);
    page = session.newPage();
    page.onPageError(complaints::add);
    page.navigate(console + "/login");
    seen("login-user").fill("admin");
    seen("login-password").fill(password);
    seen("login-submit").click();
    assertThat(seen("login-submit")).hasCount(0);
  }

  private void upload(CameraBook book) {
    seen("import-file")
        .setInputFiles(new FilePayload("登记表.xlsx", "application/octet-stream", book.bytes()));
  }

  private static List<Integer> rowsOf(Locator errors) {
    return errors.all().stream()
        .map(error -> Integer.parseInt(error.getAttribute("data-row")))
        .toList();
  }

  private Locator seen(String test) {
    return page.locator("[data-test='" + test + "']");
  }

  private void fits() {
    Object over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    assertThat(((Number) over).intValue()).as("too wide on " + page.url()).isLessThanOrEqualTo(0);
  }
}

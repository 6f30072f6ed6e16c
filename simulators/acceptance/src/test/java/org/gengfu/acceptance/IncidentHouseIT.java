package org.gengfu.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An incident of a real center on its pages: the mains of a simulated room fail, which nobody has
 * drawn, and a person reads what the UPS says of it.
 */
class IncidentHouseIT {
  private static @TempDir Path folder;
  private static MachineRoom house;
  private static Chromium chromium;

  private final List<String> complaints = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void open() {
    chromium = Chromium.open();
    house = new MachineRoom(BrowserIT.root(), folder);
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
    if (house != null) {
      house.close();
    }
  }

  @Test
  void aPowerCutIsOneIncidentWithItsStory() {
    try (BrowserContext session = chromium.session(1440)) {
      page = session.newPage();
      page.onPageError(complaints::add);
      FirstVisit.enter(page, house);
      page.navigate(house.console() + "/sites");
      seen("room-link-hall-1-room-1").click();
      assertThat(seen("point-room-a-ups-1-ups.load")).hasAttribute("data-quality", "good");
      page.navigate(house.console() + "/incidents");
      assertThat(seen("connection-state")).hasAttribute("data-state", "live");
      assertThat(page.locator("[data-test^=incident-row-]")).hasCount(0);

      house.happen("mains.off");
      Locator ups = page.locator("[data-test^=incident-row-][data-root='room-a/ups-1']");
      assertThat(ups).hasAttribute("data-type", "ups_on_battery");
      assertThat(ups).hasCount(1);
      ups.click();
      assertThat(seen("incident-sentence")).containsText(Pattern.compile("\\d\\d:\\d\\d"));
      Locator root = seen("incident-tree").locator("[data-type=ups_on_battery]");
      root.locator("[data-test^=member-open-]").first().click();
      assertThat(seen("incident-tree").locator("[data-test^=member-why-] .said").first())
          .not()
          .isEmpty();
      assertThat(seen("incident-timeline").locator("li").first()).isVisible();

      house.happen("mains.on");
      assertThat(root).hasAttribute("data-state", "ended");
    }
    assertThat(complaints).as("script errors on the page").isEmpty();
  }

  private Locator seen(String test) {
    return page.locator("[data-test='" + test + "']");
  }
}

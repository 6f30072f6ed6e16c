package org.gengfu.center.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.clock.ClockHouse.T0;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gengfu.core.clock.ClockHistory;
import org.gengfu.core.clock.ClockMark;
import org.gengfu.core.maintenance.Governs;
import org.gengfu.core.maintenance.MaintenanceScope;
import org.gengfu.core.maintenance.MaintenanceWindow;
import org.gengfu.core.maintenance.MaintenanceWindow.Word;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told late, and what there is too much of. */
class ClockBoundsTest {
  private ClockHouse house;

  @BeforeEach
  void open() {
    house = new ClockHouse();
    house.draw(0);
  }

  @AfterEach
  void close() {
    house.close();
  }

  /** Somebody answered in time without signal; the device was well before the phone could tell. */
  @Test
  void aDeedThatIsHeardOfAfterTheClockEndedCountsFromItsTime() {
    house.raise("e/mains", "mains_fail");
    String incident = house.only("respond").incident();
    house.pass(Duration.ofMinutes(20));
    house.clear("e/mains", "mains_fail");
    house.pass(Duration.ofSeconds(70));
    assertThat(house.only("respond").branch()).isEqualTo("restored");
    assertThat(house.only("respond").broken()).isTrue();
    house.tells(
        incident,
        Map.of(
            ClockMark.What.ACCEPTED, Duration.ofMinutes(4),
            ClockMark.What.ACTED, Duration.ofMinutes(5)));
    ClockRow told = house.only("respond");
    assertThat(told.state()).isEqualTo("met");
    assertThat(told.branch()).isEqualTo("action");
    assertThat(told.stopped()).isEqualTo(T0.plus(Duration.ofMinutes(5)));
    assertThat(told.corrected()).isNotEmpty();
    house.restart();
    assertThat(house.only("respond").stopped()).isEqualTo(told.stopped());
  }

  /** More planned work than a clock can keep: what is beyond does not let it stand. */
  @Test
  void aClockStandsSoManyTimesAndTheWriterGoesOn() {
    List<MaintenanceWindow> windows =
        IntStream.rangeClosed(1, ClockHistory.MOST + 44).mapToObj(ClockBoundsTest::window).toList();
    house.work.set(windows, true);
    house.raise("e/ups", "ups_fault");
    house.pass(Duration.ofMinutes(1));
    assertThat(house.only("restore").pauses()).hasSize(ClockHistory.MOST);
    house.restart();
    assertThat(house.only("restore").state()).isEqualTo("paused");
  }

  private static MaintenanceWindow window(int number) {
    return new MaintenanceWindow(
        number,
        "battery",
        T0,
        T0.plus(Duration.ofHours(2)),
        new MaintenanceScope(List.of("S1"), List.of(), false),
        Governs.ALL,
        MaintenanceWindow.State.RUNNING,
        new Word("li", T0, "battery"),
        new Word("wang", T0, "yes"),
        null);
  }
}

package org.gengfu.center.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.clock.ClockHouse.T0;

import java.time.Duration;
import java.util.List;
import org.gengfu.center.store.Journal;
import org.gengfu.center.store.JournalRow;
import org.gengfu.core.clock.ClockFact;
import org.gengfu.core.clock.ClockFile;
import org.gengfu.core.clock.ClockMark;
import org.gengfu.core.clock.ClockState;
import org.gengfu.notify.Notice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is committed is known again after a restart, and no step is told twice. */
class ClockRestartTest {
  private ClockHouse house;

  @BeforeEach
  void open() {
    house = new ClockHouse();
    house.draw(2);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private List<String> steps(String id) {
    return house.subjects().stream()
        .filter(each -> each.contains("/" + id + "/"))
        .map(each -> each.substring(each.lastIndexOf('/') + 1))
        .toList();
  }

  @Test
  void stepsAreToldOnceWhateverEndsBetween() {
    house.stationFails();
    String id = house.only("restore").id();
    house.pass(Duration.ofMinutes(60));
    house.restart();
    house.pass(Duration.ofMinutes(1));
    house.restart();
    assertThat(steps(id)).containsExactly("decide-spare", "50");
    house.pass(Duration.ofMinutes(29));
    house.restart();
    assertThat(steps(id)).containsExactly("decide-spare", "50", "75");
    house.pass(Duration.ofMinutes(60));
    assertThat(steps(id)).containsExactly("decide-spare", "50", "75", "125");
    house.restart();
    house.pass(Duration.ofSeconds(1));
    assertThat(steps(id)).containsExactly("decide-spare", "50", "75", "125");
  }

  /** 75, 90 and 100 % came while the program was down: one call, and it says that it is late. */
  @Test
  void whatCameDuringAStopIsToldOnceAndLate() {
    house.stationFails();
    house.pass(Duration.ofMinutes(61));
    int before = house.notices().size();
    house.house.watch.close();
    house.clock.advance(Duration.ofMinutes(64));
    house.restart();
    List<Notice> late = house.notices().subList(before, house.notices().size());
    assertThat(late).hasSize(1);
    assertThat(late.getFirst().subject()).endsWith("/100");
    assertThat(late.getFirst().what().zh()).contains("超时").contains("迟报");
    assertThat(late.getFirst().level()).isEqualTo(1);
  }

  /** The table is what the journal says, and a restart shows what was shown. */
  @Test
  void theJournalGivesTheSameClocks() {
    house.raise("e/cam-0", "camera_offline");
    house.raise("e/switch", "switch_unreachable", T0.plusSeconds(1));
    house.raise("e/rbs", "rbs_fault");
    String incident =
        house.open().stream()
            .filter(row -> row.root().node().equals("e/rbs"))
            .findFirst()
            .orElseThrow()
            .incident();
    house.does(incident, ClockMark.What.SWAPPED, "li", "SN-2");
    house.pass(Duration.ofMinutes(5));
    house.clear("e/switch", "switch_unreachable");
    house.clear("e/cam-0", "camera_offline");
    house.pass(Duration.ofHours(3));
    List<ClockRow> shown = house.rows(ClockDesk.Which.ALL);
    assertThat(shown).hasSizeGreaterThan(2);
    ClockState replayed = ClockState.NONE;
    for (JournalRow row :
        house.house.database.read(
            connection -> Journal.of(connection, ClockTable.SUBJECT, 1, 1_000))) {
      for (ClockFact fact : ClockJson.read(row.body(), ClockFact.Row.class).facts()) {
        replayed = replayed.after(fact);
      }
    }
    List<ClockFile> stored =
        house.house.database.read(connection -> ClockTable.load(connection).files().values());
    assertThat(replayed.files().values()).isEqualTo(stored);
    house.restart();
    assertThat(house.rows(ClockDesk.Which.ALL)).isEqualTo(shown);
  }

  /** A contract that is edited for the time before a clock began corrects it. */
  @Test
  void anEarlierEditionOfTheContractCounts() {
    house.raise("e/ups", "ups_fault");
    ClockRow before = house.only("restore");
    house.book = ClockContracts.book(T0.minusSeconds(60), 2 * ClockContracts.HOUR);
    house.pass(Duration.ofSeconds(6));
    ClockRow after = house.only("restore");
    assertThat(before.due()).isAfter(after.due());
    assertThat(after.id()).isEqualTo(before.id());
    house.book = ClockContracts.book(T0.plusSeconds(600), ClockContracts.HOUR);
    house.pass(Duration.ofSeconds(6));
    assertThat(house.only("restore").due()).isEqualTo(before.due());
  }
}

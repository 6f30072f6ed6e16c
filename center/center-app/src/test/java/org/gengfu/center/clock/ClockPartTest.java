package org.gengfu.center.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.clock.ClockHouse.T0;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.clock.ClockFact;
import org.gengfu.core.clock.ClockMark;
import org.gengfu.core.clock.Level;
import org.gengfu.core.maintenance.Governs;
import org.gengfu.core.maintenance.MaintenanceScope;
import org.gengfu.core.maintenance.MaintenanceWindow;
import org.gengfu.core.maintenance.MaintenanceWindow.Word;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Incidents, deeds, people and planned work become clocks in the writer's transactions. */
class ClockPartTest {
  private ClockHouse house;

  @BeforeEach
  void open() {
    house = new ClockHouse();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static Instant after(Duration time) {
    return T0.plus(time);
  }

  /** Cameras that are heard before their cause give their clocks to it; no camera has its own. */
  @Test
  void mainsWithSixtyCamerasIsOneClockOfEachKind() {
    house.draw(60);
    house.raise("e/mains", "mains_fail", T0);
    house.raise("e/ups", "ups_on_battery", T0.plusSeconds(5));
    house.pass(Duration.ofSeconds(1_790));
    for (int i = 0; i < 30; i++) {
      house.raise("e/cam-" + i, "camera_offline", T0.plusSeconds(1_810));
    }
    house.raise("e/switch", "switch_unreachable", T0.plusSeconds(1_800));
    for (int i = 30; i < 60; i++) {
      house.raise("e/cam-" + i, "camera_offline", T0.plusSeconds(1_810));
    }
    house.pass(Duration.ofSeconds(30));
    assertThat(house.incidents()).hasSize(1);
    assertThat(house.open())
        .extracting(ClockRow::kind)
        .containsExactlyInAnyOrder("respond", "restore", "report");
    assertThat(house.open())
        .allMatch(row -> row.root().node().equals("e/mains") && row.start().equals(T0));
    assertThat(house.rows(ClockDesk.Which.ALL))
        .filteredOn(row -> row.root().node().startsWith("e/cam"))
        .allMatch(row -> row.state().equals("cancelled"));
  }

  @Test
  void aCameraOfTheCarrierHasItsDay() {
    house.draw(0);
    house.raise("e/lone", "camera_offline");
    ClockRow clock = house.only("restore");
    assertThat(clock.item().item()).isEqualTo("camera");
    assertThat(clock.due()).isEqualTo(after(Duration.ofHours(24)));
    assertThat(clock.why().zh()).contains("限 1 天").contains("起算");
    house.pass(Duration.ofHours(20));
    house.clear("e/lone", "camera_offline");
    assertThat(house.only("restore").state()).isEqualTo("running");
    house.pass(Duration.ofSeconds(70));
    ClockRow met = house.only("restore");
    assertThat(met.state()).isEqualTo("met");
    assertThat(met.branch()).isEqualTo("telemetry");
    assertThat(met.stopped()).isEqualTo(after(Duration.ofHours(20).plusSeconds(1)));
  }

  /** The swap keeps the two hours, and somebody is told when a part must leave. */
  @Test
  void aRadioStationIsKeptByASwapInsideItsTwoHours() {
    house.draw(0);
    house.raise("e/rbs", "rbs_fault");
    ClockRow clock = house.only("restore");
    assertThat(clock.due()).isEqualTo(after(Duration.ofHours(2)));
    assertThat(clock.decideSpareBy()).isEqualTo(after(Duration.ofMinutes(45)));
    house.pass(Duration.ofMinutes(45));
    assertThat(house.subjects())
        .containsExactly(clock.incident() + "/clock/" + clock.id() + "/decide-spare");
    house.pass(Duration.ofMinutes(45));
    house.does(clock.incident(), ClockMark.What.SWAPPED, "li", "SN-2");
    ClockRow met = house.only("restore");
    assertThat(met.state()).isEqualTo("met");
    assertThat(met.branch()).isEqualTo("swap");
    assertThat(met.stopped()).isEqualTo(after(Duration.ofMinutes(90).plusSeconds(1)));
    assertThat(met.order()).isEqualTo("W2026-000001");
    house.pass(Duration.ofHours(3));
    assertThat(house.only("restore").broken()).isFalse();
    assertThat(house.subjects()).filteredOn(each -> each.endsWith("/100")).isEmpty();
  }

  /** Taking on alone is no response; the first thing done is. */
  @Test
  void aResponseIsTakingOnAndBeginning() {
    house.draw(0);
    house.raise("e/ups", "ups_fault");
    String incident = house.only("respond").incident();
    house.pass(Duration.ofMinutes(2));
    house.does(incident, ClockMark.What.ACCEPTED, "li", "");
    assertThat(house.only("respond").state()).isEqualTo("running");
    house.pass(Duration.ofMinutes(3));
    house.does(incident, ClockMark.What.ACTED, "li", "");
    ClockRow met = house.only("respond");
    assertThat(met.state()).isEqualTo("met");
    assertThat(met.stopped()).isEqualTo(after(Duration.ofMinutes(5).plusSeconds(1)));
  }

  /** What was mended and fails again within a day was not mended; after that it is another time. */
  @Test
  void theSameFaultWithinADayGoesOnAndLaterBeginsAnew() {
    house.draw(0);
    house.raise("e/ups", "ups_fault");
    house.pass(Duration.ofMinutes(30));
    house.clear("e/ups", "ups_fault");
    house.pass(Duration.ofMinutes(5));
    ClockRow first = house.only("restore");
    assertThat(first.state()).isEqualTo("met");
    house.pass(Duration.ofHours(6));
    house.raise("e/ups", "ups_fault");
    ClockRow again = house.only("restore");
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.incident()).isNotEqualTo(first.incident());
    assertThat(again.start()).isEqualTo(T0);
    assertThat(again.broken()).isTrue();
    assertThat(again.corrected()).isNotEmpty();
    house.clear("e/ups", "ups_fault");
    house.pass(Duration.ofHours(26));
    house.raise("e/ups", "ups_fault");
    assertThat(house.open())
        .filteredOn(row -> row.kind().equals("restore"))
        .singleElement()
        .satisfies(row -> assertThat(row.id()).isNotEqualTo(first.id()))
        .satisfies(row -> assertThat(row.repeats()).isEqualTo(first.id()));
  }

  /** Nobody approves what they asked for; what is approved late takes the breach away again. */
  @Test
  void aPauseNeedsAReasonOfTheContractAndAnotherPerson() throws Exception {
    house.draw(0);
    house.raise("e/ups", "ups_fault");
    String id = house.only("restore").id();
    TimeRange hours =
        new TimeRange(
            after(Duration.ofHours(1)).toEpochMilli(), after(Duration.ofHours(3)).toEpochMilli());
    assertThat(house.desk.pause(id, hours, "photo-1", "li", "lunch"))
        .isInstanceOf(ClockFact.Refused.class);
    assertThat(house.desk.pause(id, hours, "photo-1", "li", "no-access"))
        .isInstanceOf(ClockFact.Asked.class);
    Instant due = house.only("restore").due();
    house.pass(Duration.ofHours(25));
    assertThat(house.only("restore").broken()).isTrue();
    assertThat(house.desk.rule(id, "p1", true, false, "li", "seen"))
        .isInstanceOfSatisfying(
            ClockFact.Refused.class,
            refused -> assertThat(refused.why()).isEqualTo(ClockFact.Refused.Why.FORBIDDEN));
    assertThat(house.desk.rule(id, "p1", true, false, "wang", "seen"))
        .isInstanceOf(ClockFact.Ruled.class);
    assertThat(house.only("restore").due()).isEqualTo(due.plus(Duration.ofHours(2)));
    assertThat(house.only("restore").pauses())
        .singleElement()
        .satisfies(pause -> assertThat(pause.approved()).isNotNull());
    house.desk.withdraw(id, "p1", "wang", "it was another day");
    assertThat(house.only("restore").due()).isEqualTo(due);
  }

  /** Planned work that ends early lets the clock stand for as long as it lasted. */
  @Test
  void plannedWorkLetsTheClockStand() {
    house.draw(0);
    house.work.set(window(Duration.ofHours(2), MaintenanceWindow.State.RUNNING, null), true);
    house.raise("e/ups", "ups_fault");
    ClockRow standing = house.only("restore");
    assertThat(standing.state()).isEqualTo("paused");
    assertThat(standing.pauses()).extracting(ClockRow.PauseRow::id).containsExactly("MW-1");
    Instant planned = standing.due();
    house.pass(Duration.ofHours(1));
    Word ended = new Word("li", house.clock.instant(), "done");
    house.work.set(window(Duration.ofHours(2), MaintenanceWindow.State.ENDED, ended), false);
    house.pass(Duration.ofSeconds(1));
    ClockRow running = house.only("restore");
    assertThat(running.state()).isEqualTo("running");
    assertThat(running.due()).isBefore(planned);
    assertThat(Duration.between(running.due(), planned))
        .isEqualTo(Duration.between(ended.at(), after(Duration.ofHours(2))));
  }

  private static MaintenanceWindow window(
      Duration to, MaintenanceWindow.State state, @org.jspecify.annotations.Nullable Word ended) {
    return new MaintenanceWindow(
        1,
        "battery",
        T0,
        T0.plus(to),
        new MaintenanceScope(List.of("S1"), List.of(), false),
        Governs.ALL,
        state,
        new Word("li", T0, "battery"),
        new Word("wang", T0, "yes"),
        ended);
  }

  /** A person's level stands; what is used up stays used up. */
  @Test
  void aPersonDecidesOnTheLevel() throws Exception {
    house.draw(0);
    house.raise("e/ups", "ups_fault");
    ClockRow before = house.only("restore");
    house.desk.level(before.incident(), Level.ONE, "wang", "the hall is full");
    ClockRow after = house.only("restore");
    assertThat(after.level()).isEqualTo(1);
    assertThat(after.due()).isBefore(before.due());
    house.pass(Duration.ofSeconds(30));
    assertThat(house.only("restore").level()).isEqualTo(1);
  }

  /** While its alarm lasts, no person's word makes it well; a report is a person's. */
  @Test
  void aPersonStopsOnlyWhatTelemetryDoesNotDeny() throws Exception {
    house.draw(0);
    house.raise("e/ups", "ups_fault");
    house.pass(Duration.ofMinutes(10));
    Instant now = house.clock.instant();
    String restore = house.only("restore").id();
    assertThat(house.desk.stop(restore, now, "person", "photo", "li", "works"))
        .isInstanceOf(ClockFact.Refused.class);
    assertThat(house.desk.stop(restore, now, "telemetry", "photo", "li", "works"))
        .isInstanceOf(ClockFact.Refused.class);
    String report = house.only("report").id();
    assertThat(house.desk.stop(report, now, "paper", "paper-1", "li", "sent"))
        .isInstanceOf(ClockFact.Stopped.class);
    assertThat(house.only("report").state()).isEqualTo("met");
  }

  /** Another root: the start is kept, and the new root's promise counts. */
  @Test
  void anotherRootKeepsTheStart() {
    house.draw(1);
    house.raise("e/cam-0", "camera_offline");
    Instant start = house.only("restore").start();
    assertThat(house.only("restore").item().item()).isEqualTo("camera");
    house.raise("e/switch", "switch_unreachable", T0.plusSeconds(1));
    house.pass(Duration.ofSeconds(20));
    ClockRow clock = house.only("restore");
    assertThat(clock.item().item()).isEqualTo("room");
    assertThat(clock.root().node()).isEqualTo("e/switch");
    assertThat(clock.start()).isEqualTo(start);
    assertThat(clock.due()).isBefore(start.plus(Duration.ofHours(24)));
  }

  /**
   * A phone without signal tells of diagnosis and swap at once: the clock that begins with the one
   * is stopped by the other, though nothing else was promised.
   */
  @Test
  void aClockThatBeginsWithTheDiagnosisIsStoppedByTheSwapThatWasToldWithIt() {
    house.draw(0);
    house.raise("e/nvr", "nvr_fault");
    assertThat(house.open()).isEmpty();
    house.pass(Duration.ofHours(2));
    house.tells(
        house.incidents().getFirst(),
        Map.of(
            ClockMark.What.DIAGNOSED, Duration.ofMinutes(60),
            ClockMark.What.SWAPPED, Duration.ofMinutes(90)));
    ClockRow met = house.only("replace");
    assertThat(met.start()).isEqualTo(after(Duration.ofMinutes(60)));
    assertThat(met.stopped()).isEqualTo(after(Duration.ofMinutes(90)));
    assertThat(met.branch()).isEqualTo("swap");
    assertThat(met.state()).isEqualTo("met");
    assertThat(met.order()).isEqualTo("W2026-000001");
  }
}

package org.gengfu.center.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.watch.IncidentHouse.EDGE;
import static org.gengfu.center.watch.IncidentHouse.T0;
import static org.gengfu.center.watch.IncidentHouse.cleared;
import static org.gengfu.center.watch.IncidentHouse.key;
import static org.gengfu.center.watch.IncidentHouse.raised;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gengfu.center.incident.IncidentEvents;
import org.gengfu.center.incident.IncidentRow;
import org.gengfu.center.incident.IncidentStory;
import org.gengfu.center.incident.IncidentTable;
import org.gengfu.center.ingest.Entry;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.DisplayState;
import org.gengfu.core.incident.IncidentFact;
import org.gengfu.core.incident.IncidentInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What alarms are to incidents, and incidents to alarms, through the one writer. */
class IncidentWatchTest {
  private static final int CAMERAS = 12;

  private IncidentHouse house;

  @BeforeEach
  void open() throws Exception {
    house = new IncidentHouse();
    house.build(CAMERAS);
  }

  @AfterEach
  void close() {
    house.close();
  }

  /** Mains fails; the battery is empty after half an hour; a bystander fails in between. */
  private void mainsFails() throws Exception {
    house.commit(raised("mains", "mainsFailure", T0));
    house.commit(raised("ups", "onBattery", T0.plusSeconds(3)));
    house.pass(Duration.ofMinutes(31));
    Instant dark = T0.plusSeconds(1_800);
    house.commit(new Entry.DeviceDied(EDGE, "switch", dark));
    house.pass(Duration.ofSeconds(60));
    for (int i = 0; i < CAMERAS; i++) {
      house.commit(raised("cam-" + i, "offline", dark.plusSeconds(i)));
    }
    house.pass(Duration.ofSeconds(1));
    house.until(
        "switch and cameras are symptoms",
        () -> house.lasting().size() == 1 && house.lasting().getFirst().active() == CAMERAS + 3);
  }

  @Test
  void mainsUpsSwitchAndCamerasAreOneIncidentAtTheMains() throws Exception {
    mainsFails();
    IncidentRow row = house.lasting().getFirst();
    assertThat(row.root().node()).isEqualTo("box/mains");
    assertThat(row.root().type()).isEqualTo("mains_fail");
    assertThat(row.root().alarmId()).isEqualTo(house.alarm(key("mains", "mainsFailure")).id());
    assertThat(row.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(row.sentence().get("zh"))
        .startsWith("12 个摄像机离线 ← 交换机失联 设备 switch ← UPS 电池供电 设备 ups ← 市电中断 设备 mains，自 07:00:00 起");
    assertThat(row.sentence().get("en"))
        .startsWith("12 Camera offline ← Switch unreachable Device switch ← UPS on battery");
    assertThat(house.rows())
        .filteredOn(other -> other.state() == IncidentRow.State.MERGED)
        .allSatisfy(other -> assertThat(other.mergedInto()).isEqualTo(row.id()));
  }

  @Test
  void symptomsAreKeptFromTheListUntilTheirIncidentIsResolved() throws Exception {
    mainsFails();
    assertThat(house.alarm(key("mains", "mainsFailure")).display())
        .isEqualTo(DisplayState.UNACKNOWLEDGED);
    assertThat(house.alarm(key("cam-3", "offline")).display()).isEqualTo(DisplayState.SUPPRESSED);
    assertThat(house.alarm(key("switch", "offline")).text())
        .containsEntry("zh", "交换机失联")
        .containsEntry("en", "Switch unreachable");

    Instant back = T0.plusSeconds(2_400);
    house.pass(Duration.ofMinutes(10));
    house.commit(cleared("mains", "mainsFailure", back), cleared("ups", "onBattery", back));
    house.commit(IncidentHouse.born("switch", "network.switch", "restarted", back));
    for (int i = 0; i < CAMERAS; i++) {
      house.commit(cleared("cam-" + i, "offline", back.plusSeconds(60)));
    }
    house.pass(Duration.ofMinutes(5));
    house.until("the switch counts as back", () -> house.rows().getFirst().active() == 0);
    house.pass(Duration.ofMinutes(5));
    house.until("the incident is resolved", () -> house.lasting().isEmpty());
    assertThat(house.alarm(key("cam-3", "offline")).display())
        .isEqualTo(DisplayState.RETURNED_UNACKNOWLEDGED);
    String id = house.rows().getFirst().id();
    List<IncidentEvents.Event> events =
        house.database.read(connection -> IncidentEvents.of(connection, id));
    assertThat(events).extracting(IncidentEvents.Event::kind).contains("opened", "resolved");
    IncidentStory story =
        house.database.read(connection -> IncidentTable.story(connection, id)).orElseThrow();
    assertThat(story.tree()).hasSize(CAMERAS + 3);
    assertThat(story.tree().getFirst().node()).isEqualTo("box/mains");

    house.pass(Duration.ofHours(3));
    house.until("it is forgotten", () -> house.rows().isEmpty());
    IncidentRow kept =
        house.database.read(connection -> IncidentTable.row(connection, id)).orElseThrow();
    assertThat(kept.state()).isEqualTo(IncidentRow.State.RESOLVED);
    assertThat(kept.members()).isEqualTo(CAMERAS + 3);
  }

  @Test
  void anEdgeThatIsGoneIsOneIncidentAndItsDevicesAreNotObserved() throws Exception {
    house.commit(new Entry.EdgeDied(EDGE, T0));
    assertThat(house.rows()).isEmpty();
    house.pass(Duration.ofSeconds(30));
    house.until(
        "the edge is offline",
        () -> house.lasting().size() == 1 && house.lasting().getFirst().notObserved() > 0);
    IncidentRow row = house.lasting().getFirst();
    assertThat(row.root().node()).isEqualTo("box/");
    assertThat(row.root().type()).isEqualTo("edge_offline");
    assertThat(row.notObserved()).isEqualTo(CAMERAS + 3);
    assertThat(house.alarm(key("", "offline")).text()).containsEntry("zh", "边缘代理离线");

    house.commit(house.births(T0.plusSeconds(60), CAMERAS).toArray(Entry[]::new));
    house.pass(Duration.ofSeconds(120));
    house.until("all are observed again", () -> house.rows().getFirst().active() == 0);
  }

  @Test
  void anEdgeThatOnlyRestartsIsNoIncident() throws Exception {
    house.commit(new Entry.EdgeDied(EDGE, T0));
    house.pass(Duration.ofSeconds(10));
    house.commit(house.births(T0.plusSeconds(10), CAMERAS).toArray(Entry[]::new));
    house.pass(Duration.ofSeconds(120));
    assertThat(house.rows()).isEmpty();
  }

  @Test
  void aPersonSplitsAndTheAlarmIsShownAgain() throws Exception {
    mainsFails();
    long episode = house.watch.picture().incidents().episodesAt("box/cam-3").getFirst().number();
    List<IncidentFact> facts = house.watch.decide(new IncidentInput.Split(episode, "wang", "另有原因"));
    assertThat(facts).noneMatch(IncidentFact.Refused.class::isInstance);
    assertThat(house.alarm(key("cam-3", "offline")).display())
        .isEqualTo(DisplayState.UNACKNOWLEDGED);
    assertThat(house.lasting())
        .anySatisfy(row -> {
          assertThat(row.root().node()).isEqualTo("box/cam-3");
          assertThat(row.byHand()).isTrue();
        });
  }

  @Test
  void whatIsBornIsDrawnWithItsEdgeAndOnlyOnce() throws Exception {
    long version = house.watch.picture().incidents().graph().version();
    assertThat(house.watch.picture().incidents().graph().node("box/cam-1").type())
        .isEqualTo("camera");
    assertThat(house.watch.picture().incidents().graph().outOf("box/")).hasSize(CAMERAS + 3);
    house.commit(house.births(T0, CAMERAS).toArray(Entry[]::new));
    assertThat(house.watch.picture().incidents().graph().version()).isEqualTo(version);
  }
}

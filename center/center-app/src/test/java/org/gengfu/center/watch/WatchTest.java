package org.gengfu.center.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gengfu.center.watch.WatchFixture.EDGE;
import static org.gengfu.center.watch.WatchFixture.T0;
import static org.gengfu.center.watch.WatchFixture.TH;
import static org.gengfu.center.watch.WatchFixture.born;
import static org.gengfu.center.watch.WatchFixture.event;
import static org.gengfu.center.watch.WatchFixture.nodeBorn;
import static org.gengfu.center.watch.WatchFixture.raised;
import static org.gengfu.center.watch.WatchFixture.reading;
import static org.gengfu.center.watch.WatchFixture.readings;
import static org.gengfu.center.watch.WatchFixture.returned;

import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gengfu.center.ingest.Batch;
import org.gengfu.center.ingest.Entry;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Birth;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.AlarmInput;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.alarm.DisplayState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a batch changes, what it must not change, and what a restart finds again. */
class WatchTest {
  private static final AlarmKey HIGH = new AlarmKey("room-a/th-1", "temperatureHigh", "");

  private WatchFixture house;

  @BeforeEach
  void open() throws Exception {
    house = new WatchFixture();
    house.commit(nodeBorn(T0), born(T0));
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void anAlarmIsRaisedAndClearedWithTheDevicesTimes() throws Exception {
    house.clock.advance(Duration.ofSeconds(30));
    house.commit(raised(T0.plusSeconds(20)));
    AlarmRow row = house.ofDevice().getFirst();
    assertThat(row.raised()).isEqualTo(T0.plusSeconds(20));
    assertThat(row.received()).isEqualTo(T0.plusSeconds(30));
    assertThat(row.display()).isEqualTo(DisplayState.UNACKNOWLEDGED);
    assertThat(row.text()).containsEntry("en", "Room temperature high");
    assertThat(row.observed()).isEqualTo(28.5);
    assertThat(row.limit()).isEqualTo(27.0);

    house.clock.advance(Duration.ofSeconds(60));
    house.commit(returned(T0.plusSeconds(80)));
    row = house.ofDevice().getFirst();
    assertThat(row.active()).isFalse();
    assertThat(row.cleared()).isEqualTo(T0.plusSeconds(80));
    assertThat(row.display()).isEqualTo(DisplayState.RETURNED_UNACKNOWLEDGED);
    assertThat(house.ofDevice()).hasSize(1);
  }

  @Test
  void acknowledgingIsNotClearingAndClearingIsNotAcknowledging() throws Exception {
    house.commit(raised(T0));
    house.watch.command(HIGH, new AlarmInput.Acknowledge("wang", "去看看", 1));
    AlarmRow row = house.ofDevice().getFirst();
    assertThat(row.active()).isTrue();
    assertThat(row.ack()).isNotNull();
    assertThat(row.ack().user()).isEqualTo("wang");
    house.commit(returned(T0.plusSeconds(5)));
    assertThat(house.ofDevice().getFirst().display()).isEqualTo(DisplayState.NORMAL);
    assertThat(house.alarms().open()).isEmpty();
  }

  @Test
  void everyRaiseIsAnOccurrenceOfItsOwn() throws Exception {
    house.commit(raised(T0), returned(T0.plusSeconds(5)), raised(T0.plusSeconds(9)));
    assertThat(house.ofDevice()).extracting(AlarmRow::occurrence).containsExactly(2, 1);
    assertThat(house.ofDevice()).extracting(AlarmRow::active).containsExactly(true, false);
    assertThat(house.ofDevice()).extracting(AlarmRow::id).doesNotHaveDuplicates();
    assertThat(house.alarms().open()).hasSize(2);
  }

  /** A crash before the acknowledgement makes the edge send again what is committed. */
  @Test
  void aBatchThatIsHandedInTwiceCountsOnce() throws Exception {
    Batch batch = house.commit(raised(T0), returned(T0.plusSeconds(5)));
    long rows = house.watch.counters().journalRows();
    house.watch.commit(batch);
    assertThat(house.watch.counters().journalRows()).isEqualTo(rows);
    assertThat(house.watch.counters().repeatedBatches()).isEqualTo(1);
    assertThat(house.ofDevice()).hasSize(1);
  }

  @Test
  void anEdgeThatIsGoneMakesItsDevicesNotObservedAndItsAlarmsUnknown() throws Exception {
    house.commit(raised(T0));
    house.commit(new Entry.EdgeDied(EDGE, T0.plusSeconds(10)));
    assertThat(device().state()).isEqualTo(DeviceState.NOT_OBSERVED);
    AlarmRow row = house.ofDevice().getFirst();
    assertThat(row.condition()).isEqualTo("unknown");
    assertThat(row.active()).isTrue();
    assertThat(row.cleared()).isNull();
    assertThat(house.watch.picture().link(EDGE).orElseThrow().online()).isFalse();
  }

  @Test
  void aBirthThatListsTheAlarmKeepsIt() throws Exception {
    house.commit(raised(T0));
    house.commit(new Entry.EdgeDied(EDGE, T0.plusSeconds(10)));
    house.clock.advance(Duration.ofSeconds(60));
    house.commit(nodeBorn(T0.plusSeconds(60)), born(T0.plusSeconds(60), event(true, T0)));
    AlarmRow row = house.ofDevice().getFirst();
    assertThat(row.condition()).isEqualTo("active");
    assertThat(row.occurrence()).isEqualTo(1);
    assertThat(row.raised()).isEqualTo(T0);
    assertThat(device().state()).isEqualTo(DeviceState.UP);
  }

  @Test
  void aBirthThatDoesNotListTheAlarmClearsItAndSaysWhy() throws Exception {
    house.commit(raised(T0));
    house.commit(new Entry.EdgeDied(EDGE, T0.plusSeconds(10)));
    house.clock.advance(Duration.ofSeconds(60));
    house.commit(nodeBorn(T0.plusSeconds(60)), born(T0.plusSeconds(60)));
    AlarmRow row = house.ofDevice().getFirst();
    assertThat(row.active()).isFalse();
    assertThat(row.clearCause()).isEqualTo("reconciled");
    assertThat(row.cleared()).isNotNull();
  }

  /** The backlog then tells when it really ended. */
  @Test
  void aLateReturnFromTheBacklogCorrectsTheTime() throws Exception {
    house.commit(raised(T0));
    house.commit(new Entry.EdgeDied(EDGE, T0.plusSeconds(10)));
    house.clock.advance(Duration.ofSeconds(60));
    house.commit(nodeBorn(T0.plusSeconds(60)), born(T0.plusSeconds(60)));
    house.commit(new Entry.Alarm(EDGE, event(false, T0.plusSeconds(25)), true));
    AlarmRow row = house.ofDevice().getFirst();
    assertThat(row.cleared()).isEqualTo(T0.plusSeconds(25));
    assertThat(row.clearCause()).isEqualTo("device");
    assertThat(house.ofDevice()).hasSize(1);
  }

  @Test
  void aDeviceThatTheEdgeCallsDeadIsDown() throws Exception {
    house.commit(new Entry.DeviceDied(EDGE, "th-1", T0.plusSeconds(3)));
    assertThat(device().state()).isEqualTo(DeviceState.DOWN);
    assertThat(device().since()).isEqualTo(T0.plusSeconds(3));
    house.commit(born(T0.plusSeconds(9)));
    assertThat(device().state()).isEqualTo(DeviceState.UP);
  }

  @Test
  void theBacklogDoesNotTouchLiveValues() throws Exception {
    house.commit(readings(25.0, T0.plusSeconds(9)));
    house.commit(new Entry.Readings(EDGE, List.of(reading(19.0, T0.minusSeconds(900))), true));
    assertThat(live()).isEqualTo(25.0);
  }

  /** A clock that was ten years ahead must not hold the live value for ten years. */
  @Test
  void liveValuesFollowTheOrderOfArrival() throws Exception {
    house.commit(readings(25.0, T0.plus(Duration.ofDays(3_650))));
    house.commit(readings(26.0, T0.plusSeconds(1)));
    assertThat(live()).isEqualTo(26.0);
  }

  @Test
  void aRestartFindsEverythingAgainButTheEdgeIsGone() throws Exception {
    house.commit(raised(T0), readings(28.5, T0));
    house.watch.command(HIGH, new AlarmInput.Acknowledge("wang", "", 1));
    Map<String, ?> ledgers = house.watch.ledgers();
    house.restart();
    assertThat(house.watch.ledgers()).isEqualTo(ledgers);
    assertThat(live()).isEqualTo(28.5);
    assertThat(device().facts()).containsEntry("title.zh", "温湿度");
    assertThat(device().state()).isEqualTo(DeviceState.NOT_OBSERVED);
    AlarmRow row = house.ofDevice().getFirst();
    assertThat(row.condition()).isEqualTo("unknown");
    assertThat(row.isAcknowledged()).isTrue();
    house.commit(nodeBorn(T0.plusSeconds(9)), born(T0.plusSeconds(9), event(true, T0)));
    assertThat(house.ofDevice()).hasSize(1);
    assertThat(house.ofDevice().getFirst().display()).isEqualTo(DisplayState.ACKNOWLEDGED);
  }

  @Test
  void theJournalReplaysToTheStoredStates() throws Exception {
    house.commit(raised(T0), returned(T0.plusSeconds(5)), raised(T0.plusSeconds(9)));
    house.watch.command(HIGH, new AlarmInput.Acknowledge("wang", "", 0));
    house.commit(new Entry.Alarm(EDGE, event(true, T0.minusSeconds(99)), true));
    house.commit(new Entry.EdgeDied(EDGE, T0.plusSeconds(10)));
    StartCheck.Finding finding = StartCheck.check(house.database, Long.MAX_VALUE);
    assertThat(finding.fault()).isEmpty();
    assertThat(finding.alarms()).as("the device's alarm, and that of its edge").isEqualTo(2);
  }

  @Test
  void aProjectionThatWasChangedByHandIsFound() throws Exception {
    house.commit(raised(T0));
    tamper("update alarm_state set body = replace(body, '28.5', '29.5')");
    assertThat(StartCheck.check(house.database, Long.MAX_VALUE).fault())
        .contains("temperatureHigh");
  }

  /** Cutting rows off the end leaves a chain that holds; the projections remember more. */
  @Test
  void aJournalThatWasCutShortIsFound() throws Exception {
    house.commit(raised(T0));
    tamper(
        "set session_replication_role = replica;"
            + " delete from journal where seq >= (select max(seq) from journal)");
    assertThat(StartCheck.check(house.database, Long.MAX_VALUE).fault()).contains("at its end");
  }

  @Test
  void aCommitThatFailsLeavesNothingAndTheNextOneSucceeds() throws Exception {
    tamper("alter table journal rename to journal_away");
    assertThatThrownBy(() -> house.watch.commit(alarmOnly(T0)))
        .isInstanceOf(StoreUnavailableException.class);
    tamper("alter table journal_away rename to journal");
    assertThat(house.ofDevice()).isEmpty();
    house.watch.commit(alarmOnly(T0));
    assertThat(house.ofDevice()).hasSize(1);
    assertThat(StartCheck.check(house.database, Long.MAX_VALUE).fault()).isEmpty();
  }

  private static Batch alarmOnly(Instant time) {
    return new Batch(time, List.of(raised(time)), Map.of());
  }

  @Test
  void listenersHearOfWhatIsCommitted() throws Exception {
    long before = house.watch.events().last();
    house.clock.advance(Duration.ofSeconds(1));
    house.commit(raised(T0), readings(28.5, T0.plusSeconds(1)));
    List<LiveEvent> news =
        house.watch.events().behind(before, 100).stream().map(EventRing.Numbered::event).toList();
    assertThat(news)
        .anySatisfy(event -> assertThat(event).isInstanceOf(LiveEvent.Alarm.class))
        .anySatisfy(event ->
            assertThat(event)
                .isEqualTo(
                    new LiveEvent.Readings(EDGE, List.of(reading(28.5, T0.plusSeconds(1))))));
  }

  @Test
  void chatterShelvesTheAlarmAndRaisesOneOfItsOwn() throws Exception {
    for (int i = 0; i < 4; i++) {
      house.clock.advance(Duration.ofSeconds(4));
      Instant at = house.clock.instant();
      house.commit(raised(at), returned(at.plusMillis(500)));
    }
    assertThat(house.ofDevice())
        .anySatisfy(row -> {
          assertThat(row.alarm()).isEqualTo("chattering#temperatureHigh");
          assertThat(row.active()).isTrue();
        });
    assertThat(StartCheck.check(house.database, Long.MAX_VALUE).fault()).isEmpty();
  }

  /** Texts and numbers of devices that the database could choke on. */
  @Test
  void strangeInputOfOneDeviceStopsNobody() throws Exception {
    Birth odd =
        new Birth(
            "odd",
            Instant.MAX,
            Map.of("title.zh", "a\0b", "kind", "x\ud800"),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    AlarmEvent alarm =
        new AlarmEvent("odd", "a", true, Severity.MINOR, Instant.MIN, Double.NaN, 1e308);
    house.commit(new Entry.Born(EDGE, odd), new Entry.Alarm(EDGE, alarm, false), raised(T0));
    assertThat(house.all()).extracting(AlarmRow::alarm).contains("a", "temperatureHigh");
    house.restart();
    assertThat(StartCheck.check(house.database, Long.MAX_VALUE).fault()).isEmpty();
  }

  private void tamper(String sql) {
    house.database.change(connection -> {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    });
  }

  private Device device() {
    return house.watch.picture().device(TH).orElseThrow();
  }

  private double live() {
    return house.watch.picture().latest(TH, "ambient.temperature").orElseThrow().value().asDouble();
  }
}

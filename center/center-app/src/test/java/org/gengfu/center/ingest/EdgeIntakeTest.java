package org.gengfu.center.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.ingest.TestEdge.alarm;
import static org.gengfu.center.ingest.TestEdge.at;
import static org.gengfu.center.ingest.TestEdge.gone;
import static org.gengfu.center.ingest.TestEdge.readings;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gengfu.center.ingest.OpenBatch.Closed;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Birth;
import org.gengfu.contract.Numbered;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.PointDefinition;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;
import org.gengfu.contract.SparkplugTopic.Kind;
import org.gengfu.core.ledger.LedgerSnapshot;
import org.gengfu.core.session.SessionSettings;
import org.gengfu.core.session.SessionView.Phase;
import org.junit.jupiter.api.Test;

class EdgeIntakeTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  private final TestEdge edge = new TestEdge("room-a");
  private final List<String> asked = new ArrayList<>();
  private final OpenBatch batch = new OpenBatch(50_000, Duration.ofMillis(20));
  private final EdgeIntake intake = intake(LedgerSnapshot.EMPTY);

  private EdgeIntake intake(LedgerSnapshot ledger) {
    return new EdgeIntake(
        "room-a", SessionSettings.DEFAULT, ledger, (who, why) -> asked.add(who + ": " + why));
  }

  private void born() {
    take(edge.nodeBirth(NOW), edge.deviceBirth(NOW));
  }

  private void take(Inbox.Message... messages) {
    for (Inbox.Message message : messages) {
      intake.message(message, batch);
    }
  }

  @Test
  void entriesStandInTheOrderInWhichTheEdgeSaidThem() {
    born();
    take(
        edge.data(NOW, readings(0, NOW, 20.5), alarm(1, NOW, true)),
        edge.deviceDeath(NOW),
        edge.death(NOW));

    Closed closed = batch.close(NOW);
    assertThat(closed.batch().entries())
        .extracting(entry -> entry.getClass().getSimpleName())
        .containsExactly("Born", "Born", "Readings", "Alarm", "DeviceDied", "EdgeDied");
    assertThat(closed.batch().ledgersAfter()).hasEntrySatisfying("room-a", is("7:0-1"));
    assertThat(closed.acknowledgements()).containsEntry("room-a", at(1));
  }

  private static org.assertj.core.api.Condition<LedgerSnapshot> is(String text) {
    return new org.assertj.core.api.Condition<>(ledger -> ledger.text().equals(text), text);
  }

  /** The outbox sends again whatever was not acknowledged: it must count once, and be answered. */
  @Test
  void aRecordThatComesTwiceIsStoredOnceAndAcknowledgedAgain() {
    born();
    take(edge.data(NOW, readings(0, NOW, 20.5)));
    batch.close(NOW);
    take(edge.data(NOW, true, readings(0, NOW, 20.5)));

    Closed closed = batch.close(NOW);
    assertThat(closed.commitsNothing()).isTrue();
    assertThat(closed.acknowledgements()).containsEntry("room-a", at(0));
    assertThat(intake.status().counts().duplicates()).isEqualTo(1);
  }

  @Test
  void whatWasCommittedBeforeTheRestartIsKnown() {
    EdgeIntake restarted = intake(LedgerSnapshot.parse("7:0-9"));
    for (Inbox.Message message :
        List.of(
            edge.nodeBirth(NOW),
            edge.deviceBirth(NOW),
            edge.data(NOW, true, readings(9, NOW, 1.0), readings(10, NOW, 2.0)))) {
      restarted.message(message, batch);
    }

    Closed closed = batch.close(NOW);
    assertThat(closed.batch().entries())
        .filteredOn(Entry.Readings.class::isInstance)
        .singleElement()
        .satisfies(entry ->
            assertThat(((Entry.Readings) entry).readings())
                .extracting(Reading::value)
                .containsExactly(new PointValue.Real(2.0)));
    assertThat(closed.acknowledgements()).containsEntry("room-a", at(10));
  }

  /** Live alarms pass the backlog: nothing is acknowledged before what lies below is there. */
  @Test
  void anAlarmAheadOfTheBacklogIsTakenButNotAcknowledged() {
    born();
    take(edge.data(NOW, alarm(5, NOW, true)));
    Closed first = batch.close(NOW);
    take(edge.data(NOW, true, readings(0, NOW, 1, 2)), edge.data(NOW, true, gone(1, 4)));
    Closed second = batch.close(NOW);

    assertThat(first.batch().entries()).hasAtLeastOneElementOfType(Entry.Alarm.class);
    assertThat(first.acknowledgements()).isEmpty();
    assertThat(second.acknowledgements()).containsEntry("room-a", at(5));
    assertThat(intake.status().counts().gone()).isEqualTo(4);
  }

  @Test
  void theSameGapToldAgainCountsOnce() {
    born();
    take(edge.data(NOW, gone(0, 4)), edge.data(NOW, gone(0, 4)));

    assertThat(intake.status().counts().gone()).isEqualTo(4);
    assertThat(batch.close(NOW).acknowledgements()).containsEntry("room-a", at(3));
  }

  /** A clock ten years off: the reading is refused, its neighbour kept, the record acknowledged. */
  @Test
  void aReadingFromTheFutureIsRefusedAndItsNeighbourKept() {
    born();
    Instant future = NOW.plus(Duration.ofDays(3650));
    List<Reading> mixed =
        List.of(
            TestEdge.reading(future, 1),
            TestEdge.reading(Instant.parse("1999-12-31T23:59:59Z"), 2),
            TestEdge.reading(NOW.plus(Duration.ofHours(1)), 3),
            TestEdge.reading(Instant.parse("2000-01-01T00:00:00Z"), 4));
    take(edge.data(NOW, new Numbered(at(0), new OutboxRecord.Readings("th-1", mixed))));

    Closed closed = batch.close(NOW);
    assertThat(closed.batch().entries().getLast())
        .isEqualTo(new Entry.Readings("room-a", mixed.subList(2, 4), false));
    assertThat(closed.acknowledgements()).containsEntry("room-a", at(0));
    assertThat(intake.status().counts().refused()).isEqualTo(2);
    assertThat(intake.status().explanation())
        .contains("th-1/ambient.temperature")
        .contains("1999-12-31")
        .contains("clock");
  }

  /** A wrong clock must not hide a fire. */
  @Test
  void anAlarmFromTheFutureIsKeptWithTheTimeOfItsArrival() {
    born();
    take(edge.data(NOW, alarm(0, NOW.plus(Duration.ofDays(3650)), true)));

    Entry last = batch.close(NOW).batch().entries().getLast();
    AlarmEvent event = ((Entry.Alarm) last).event();
    assertThat(event.eventTime()).isEqualTo(NOW);
    assertThat(event.active()).isTrue();
    assertThat(intake.status().counts().refused()).isEqualTo(1);
  }

  @Test
  void garbageIsCountedAndTheNextMessageTaken() {
    born();
    edge.lose();
    take(
        edge.raw(Kind.DDATA, "not a payload".getBytes(StandardCharsets.UTF_8), NOW),
        edge.data(NOW, readings(0, NOW, 20.5)));

    assertThat(intake.status().counts().refused()).isEqualTo(1);
    assertThat(intake.status().explanation()).contains("DDATA").contains("not a Sparkplug");
    assertThat(batch.close(NOW).acknowledgements()).containsEntry("room-a", at(0));
  }

  @Test
  void dataOfADeviceThatWasNeverBornAsksForARebirth() {
    take(edge.nodeBirth(NOW), edge.data(NOW, readings(0, NOW, 20.5)));
    Instant later = NOW.plus(SessionSettings.DEFAULT.spread());
    intake.tick(later, batch);

    assertThat(asked).singleElement().asString().startsWith("room-a: ");
    assertThat(batch.close(NOW).acknowledgements()).isEmpty();
  }

  @Test
  void anEdgeHeardBeforeItsBirthIsAskedForIt() {
    edge.lose();
    take(edge.data(NOW, readings(0, NOW, 20.5)));
    intake.tick(NOW.plus(SessionSettings.DEFAULT.spread()), batch);

    assertThat(asked).hasSize(1);
    assertThat(batch.close(NOW).commitsNothing()).isTrue();
  }

  @Test
  void aMessageThatDoesNotComeInTimeEndsInARebirthRequest() {
    born();
    edge.lose();
    take(edge.data(NOW, readings(1, NOW, 20.5)));
    batch.close(NOW);
    intake.tick(NOW.plus(SessionSettings.DEFAULT.reorderTimeout()), batch);
    assertThat(intake.status().session().phase()).isEqualTo(Phase.OUT_OF_STEP);
    intake.tick(NOW.plus(Duration.ofSeconds(30)), batch);

    assertThat(asked).singleElement().asString().contains("did not come in time");
    assertThat(batch.close(NOW).acknowledgements()).isEmpty();
  }

  @Test
  void aBirthWithTooManyMetricsIsRefusedAndExplained() {
    take(edge.nodeBirth(NOW));
    List<PointDefinition> many =
        IntStream.rangeClosed(0, Birth.MAX_METRICS).mapToObj(i -> TestEdge.point("p" + i)).toList();
    take(edge.deviceBirth(NOW, many, List.of()));

    assertThat(intake.status().counts().refused()).isEqualTo(1);
    assertThat(intake.status().explanation()).contains("at most " + Birth.MAX_METRICS);
    assertThat(batch.close(NOW).batch().entries()).hasSize(1);
  }

  /** Eight mebibytes of empty metrics would be half a gibibyte of objects. */
  @Test
  void aMillionMetricsAreNotEvenRead() {
    born();
    edge.lose();
    byte[] hostile = new byte[2_000_000];
    for (int i = 0; i < hostile.length; i += 2) {
      hostile[i] = 0x12;
    }
    take(edge.raw(Kind.DBIRTH, hostile, NOW), edge.data(NOW, readings(0, NOW, 20.5)));

    assertThat(intake.status().counts().refused()).isEqualTo(1);
    assertThat(intake.status().explanation()).contains("DBIRTH with 1000000 metrics");
    assertThat(batch.close(NOW).acknowledgements()).containsEntry("room-a", at(0));
  }

  /** PostgreSQL holds no null character: one such text must not stop everybody's batch. */
  @Test
  void textsThatNoStoreHoldsAreCleaned() {
    born();
    Reading text =
        new Reading("th-1", TestEdge.POINT, new PointValue.Text("a\0b"), "", Quality.GOOD, NOW);
    Sieve sieve = new Sieve(NOW);

    assertThat(sieve.readings(List.of(text)).getFirst().value())
        .isEqualTo(new PointValue.Text("a b"));
    assertThat(sieve.refused()).isEqualTo(1);
  }

  @Test
  void aDroppedBirthMakesTheEdgeNotObservedAndAsksForIt() {
    born();
    batch.close(NOW);
    intake.dropped(new Inbox.Gap(3, true), NOW, batch);
    intake.tick(NOW.plus(SessionSettings.DEFAULT.spread()), batch);

    assertThat(batch.close(NOW).batch().entries())
        .singleElement()
        .isInstanceOf(Entry.EdgeDied.class);
    assertThat(asked).singleElement().asString().contains("dropped");
    assertThat(intake.status().counts().dropped()).isEqualTo(3);
  }

  @Test
  void droppedDataAsksForARebirthButTheEdgeStaysObserved() {
    born();
    batch.close(NOW);
    intake.dropped(new Inbox.Gap(3, false), NOW, batch);
    intake.tick(NOW.plus(SessionSettings.DEFAULT.spread()), batch);

    assertThat(batch.close(NOW).commitsNothing()).isTrue();
    assertThat(asked).hasSize(1);
  }

  @Test
  void theDeathOfAnOldSessionIsIgnored() {
    edge.bdSeq = 4;
    Inbox.Message old = edge.death(NOW);
    edge.bdSeq = 5;
    born();
    take(old);

    assertThat(batch.close(NOW).batch().entries())
        .hasSize(2)
        .allMatch(Entry.Born.class::isInstance);
  }
}

package org.gengfu.edge.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Birth;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.PointValue;
import org.gengfu.edge.bus.BusFigures;
import org.gengfu.edge.outbox.OutboxFigures;
import org.junit.jupiter.api.Test;

class HealthBookTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final long MIB = 1 << 20;
  private static final long SECOND = 1_000_000_000L;

  private final HealthBook book = new HealthBook(START, 0, 2);
  private Instant now = START;
  private long nanos;

  private List<OutboxRecord> look(Vitals vitals) {
    now = now.plusSeconds(1);
    nanos += SECOND;
    return book.look(vitals, now, nanos);
  }

  private static Vitals vitals(long lost, String refusing, long free, boolean rejected) {
    OutboxFigures outbox = new OutboxFigures(1, 10, 9, 100, 0, lost, 0, refusing);
    return new Vitals(outbox, free, 64 * MIB, List.of(), rejected, 80 * MIB, 20 * MIB, 0);
  }

  private static Vitals good() {
    return vitals(0, null, 1_000 * MIB, false);
  }

  private static List<AlarmEvent> alarms(List<OutboxRecord> records) {
    return records.stream()
        .filter(OutboxRecord.Alarm.class::isInstance)
        .map(record -> ((OutboxRecord.Alarm) record).event())
        .toList();
  }

  private static Map<String, Long> values(List<OutboxRecord> records) {
    return records.stream()
        .filter(OutboxRecord.Readings.class::isInstance)
        .flatMap(record -> ((OutboxRecord.Readings) record).readings().stream())
        .collect(
            Collectors.toMap(
                reading -> reading.point(),
                reading -> ((PointValue.Whole) reading.value()).value()));
  }

  @Test
  void everythingIsReportedOnceAndThenOnlyWhatChanged() {
    assertThat(values(look(good()))).hasSize(HealthPoint.values().length);
    assertThat(look(good())).isEmpty();
    assertThat(values(look(vitals(3, null, 1_000 * MIB, false)))).containsEntry("outbox.lost", 3L);
  }

  @Test
  void theHeartbeatRepeatsWhatStandsStill() {
    look(good());
    now = now.plus(Duration.ofMinutes(5));
    nanos += Duration.ofMinutes(5).toNanos();
    assertThat(values(look(good()))).containsKeys("outbox.depth", "configuration.state", "uptime");
  }

  @Test
  void aLossIsAnAlarmThatEndsSomeTimeAfterTheLastOne() {
    look(good());
    assertThat(alarms(look(vitals(5, null, 1_000 * MIB, false))))
        .extracting(AlarmEvent::alarm, AlarmEvent::active)
        .containsExactly(tuple("outboxLoss", true));
    now = now.plus(Duration.ofMinutes(10));
    nanos += Duration.ofMinutes(10).toNanos();
    assertThat(alarms(look(vitals(5, null, 1_000 * MIB, false))))
        .extracting(AlarmEvent::alarm, AlarmEvent::active)
        .containsExactly(tuple("outboxLoss", false));
  }

  /** A loss before the last restart was told then. */
  @Test
  void anOldLossIsNoNewAlarm() {
    assertThat(alarms(look(vitals(5, null, 1_000 * MIB, false)))).isEmpty();
  }

  @Test
  void aFullDiskARefusalAndARejectedConfigurationAreAlarmsWhileTheyLast() {
    look(good());
    assertThat(alarms(look(vitals(0, "disk full", 10 * MIB, true))))
        .allMatch(AlarmEvent::active)
        .extracting(AlarmEvent::alarm)
        .containsExactly("outboxRefuses", "diskLow", "configurationRejected");
    Birth birth = book.birth(now, Map.of());
    assertThat(birth.active()).hasSize(3);
    assertThat(alarms(look(good()))).hasSize(3).noneMatch(AlarmEvent::active);
    assertThat(book.birth(now, Map.of()).active()).isEmpty();
  }

  @Test
  void aClockThatWasSetIsSeenInBothDirections() {
    look(good());
    now = now.plus(Duration.ofDays(3650));
    List<OutboxRecord> ahead = look(good());
    assertThat(alarms(ahead)).extracting(AlarmEvent::alarm).containsExactly("clockJumped");
    assertThat(values(ahead)).containsEntry("clock.jump", Duration.ofDays(3650).toMillis());

    now = now.minus(Duration.ofDays(3650));
    assertThat(values(look(good()))).containsEntry("clock.jump", -Duration.ofDays(3650).toMillis());
  }

  @Test
  void aDriftThatATimeServiceCorrectsIsNoJump() {
    look(good());
    now = now.plusMillis(500);
    assertThat(alarms(look(good()))).isEmpty();
  }

  @Test
  void loadAndLatenessAreOfTheTimeSinceTheLastLook() {
    BusFigures before = new BusFigures("b", 1, 0, 10, 0, 0, 5 * SECOND, 9 * SECOND, 10, 0);
    BusFigures after =
        new BusFigures(
            "b", 1, 0, 12, 0, 0, 5 * SECOND + SECOND / 2, 9 * SECOND + 400_000_000, 12, 0);
    look(withBus(before));
    Map<String, Long> values = values(look(withBus(after)));
    assertThat(values).containsEntry("bus.load", 50L).containsEntry("poll.lateness", 200L);
  }

  private static Vitals withBus(BusFigures bus) {
    Vitals good = good();
    return new Vitals(good.outbox(), 1_000 * MIB, 64 * MIB, List.of(bus), false, -1, 0, 0);
  }
}

package org.gengfu.core.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gengfu.core.clock.Promises.HOUR;
import static org.gengfu.core.clock.Promises.MINUTE;
import static org.gengfu.core.clock.Promises.at;
import static org.gengfu.core.clock.Promises.range;

import java.util.Map;
import java.util.OptionalLong;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.clock.ClockHistory.LevelFrom;
import org.junit.jupiter.api.Test;

/** Worked examples of contract clocks. */
class ClocksTest {
  private static final long START = at("2026-06-01T08:00");
  private static final ClockHistory FAULT = ClockHistory.begun("c1", START, Level.TWO);

  @Test
  void aFaultBeforeTheEndOfAKeyPeriod() {
    Map<Level, Target> targets = Map.of(Level.TWO, new Target(120 * MINUTE, 60 * MINUTE));
    TimeRange key = range("2026-06-01T00:00", "2026-06-01T08:10");
    assertThat(due(Promises.promise(targets, SpanReading.FIXED_AT_START, key)))
        .isEqualTo(60 * MINUTE);
    assertThat(due(Promises.promise(targets, SpanReading.PROGRESSIVE, key)))
        .isEqualTo(110 * MINUTE);
    assertThat(due(Promises.promise(targets, SpanReading.KEY_FROM_ITS_BEGIN, key)))
        .isEqualTo(60 * MINUTE);
  }

  @Test
  void aFaultAnHourBeforeAKeyPeriod() {
    TimeRange key = range("2026-06-01T09:00", "2026-06-02T09:00");
    assertThat(due(Promises.g17(SpanReading.FIXED_AT_START, key))).isEqualTo(4 * HOUR);
    assertThat(due(Promises.g17(SpanReading.PROGRESSIVE, key))).isEqualTo(150 * MINUTE);
    assertThat(due(Promises.g17(SpanReading.KEY_FROM_ITS_BEGIN, key))).isEqualTo(3 * HOUR);
  }

  @Test
  void aLevelThatRisesKeepsTheShareThatIsUsed() {
    Map<Level, Target> targets =
        Map.of(Level.ONE, Target.of(60 * MINUTE), Level.THREE, Target.of(240 * MINUTE));
    Promise promise = Promises.promise(targets, SpanReading.PROGRESSIVE);
    ClockHistory raised =
        ClockHistory.begun("c1", START, Level.THREE)
            .with(new LevelFrom(START + 90 * MINUTE, Level.ONE));
    assertThat(Clocks.reached(promise, raised, 100, START).getAsLong() - START)
        .isEqualTo(90 * MINUTE + 37 * MINUTE + 30_000);
  }

  @Test
  void aLevelThatFallsDoesNotMakeABrokenPromiseGood() {
    Map<Level, Target> targets =
        Map.of(Level.ONE, Target.of(60 * MINUTE), Level.FOUR, Target.of(24 * HOUR));
    Promise promise = Promises.promise(targets, SpanReading.PROGRESSIVE);
    ClockHistory lowered =
        ClockHistory.begun("c1", START, Level.ONE)
            .with(new LevelFrom(START + 2 * HOUR, Level.FOUR));
    ClockReading reading = Clocks.read(promise, lowered, START + 3 * HOUR, START + 3 * HOUR);
    assertThat(reading.broken()).isTrue();
    assertThat(reading.deadlineMillis()).isEqualTo(OptionalLong.of(START + HOUR));
  }

  @Test
  void pausesThatOverlapCountOnce() {
    Promise promise = Promises.g17(SpanReading.PROGRESSIVE);
    ClockHistory paused =
        FAULT
            .with(Promises.pause("p1", range("2026-06-01T09:00", "2026-06-01T11:00"), START))
            .with(Promises.pause("p2", range("2026-06-01T10:00", "2026-06-01T12:00"), START));
    assertThat(Clocks.reached(promise, paused, 100, START).getAsLong() - START).isEqualTo(7 * HOUR);
    ClockReading reading = Clocks.read(promise, paused, START + 3 * HOUR, START + 3 * HOUR);
    assertThat(reading.state()).isEqualTo(ClockReading.State.PAUSED);
    assertThat(reading.elapsedMillis()).isEqualTo(HOUR);
  }

  /** S8: what was added and taken back leaves nothing behind. */
  @Test
  void aPauseThatIsTakenBackChangesNothing() {
    Promise promise = Promises.g17(SpanReading.PROGRESSIVE);
    ClockHistory paused =
        FAULT.with(Promises.pause("p1", range("2026-06-01T09:00", "2026-06-01T11:00"), START));
    ClockHistory back = paused.withoutPause("p1", START + 5 * HOUR);
    long later = START + 6 * HOUR;
    assertThat(Clocks.read(promise, back, later, later))
        .isEqualTo(Clocks.read(promise, FAULT, later, later));
    assertThat(Clocks.read(promise, back, later, START + 4 * HOUR).deadlineMillis())
        .isEqualTo(OptionalLong.of(START + 6 * HOUR));
  }

  /** A pause that becomes known late takes the breach away; what was shown then stays readable. */
  @Test
  void aPauseThatIsRecordedLateCorrects() {
    Promise promise = Promises.g17(SpanReading.PROGRESSIVE);
    long breach = START + 4 * HOUR;
    long recorded = breach + HOUR;
    ClockHistory paused =
        FAULT
            .with(new Stop(breach + 30 * MINUTE, "telemetry", Known.since(breach + 30 * MINUTE)))
            .with(Promises.pause("p1", range("2026-06-01T09:00", "2026-06-01T10:00"), recorded));
    assertThat(Clocks.read(promise, paused, recorded, recorded - 1).broken()).isTrue();
    assertThat(Clocks.read(promise, paused, recorded, recorded).broken()).isFalse();
  }

  @Test
  void aRestoreThatDidNotHoldWasNone() {
    Promise promise = Promises.g17(SpanReading.PROGRESSIVE);
    ClockHistory stopped =
        FAULT.with(new Stop(START + HOUR, "telemetry", Known.since(START + HOUR)));
    ClockHistory again = stopped.reopened(START + 2 * HOUR);
    assertThat(Clocks.read(promise, stopped, START + 5 * HOUR, START + 90 * MINUTE).broken())
        .isFalse();
    ClockReading reading = Clocks.read(promise, again, START + 5 * HOUR, START + 5 * HOUR);
    assertThat(reading.elapsedMillis()).isEqualTo(5 * HOUR);
    assertThat(reading.broken()).isTrue();
  }

  @Test
  void theEarlierOfTwoWaysStops() {
    Promise promise = Promises.g17(SpanReading.PROGRESSIVE);
    ClockHistory stopped =
        FAULT
            .with(new Stop(START + 2 * HOUR, "restore", Known.since(START + 2 * HOUR)))
            .with(new Stop(START + HOUR, "swap", Known.since(START + 3 * HOUR)));
    Stop counted = Clocks.read(promise, stopped, START + 5 * HOUR, START + 5 * HOUR).stop();
    assertThat(counted).isNotNull();
    assertThat(counted.branch()).isEqualTo("swap");
  }

  @Test
  void twoClocksThatBecomeOneTakeTheEarlierStartAndTheGraverLevel() {
    ClockHistory other = ClockHistory.begun("c2", START - HOUR, Level.FOUR);
    ClockHistory merged = FAULT.mergedWith(other);
    assertThat(merged.startMillis()).isEqualTo(START - HOUR);
    assertThat(merged.levels())
        .containsExactly(new LevelFrom(START - HOUR, Level.FOUR), new LevelFrom(START, Level.TWO));
  }

  @Test
  void officeHoursStandOverNationalDayAndWorkOnTheMakeUpDay() {
    Promise promise =
        Promises.with(
            Promises.promise(Map.of(Level.TWO, Target.of(20 * HOUR)), SpanReading.PROGRESSIVE),
            Promises.office(Promises.SHANGHAI));
    ClockHistory fault = ClockHistory.begun("c1", at("2026-09-30T16:00"), Level.TWO);
    // 2 h on the 30th; 8 h each on the 8th, 9th (Thursday, Friday); the 10th is a Saturday that
    // works.
    assertThat(Clocks.reached(promise, fault, 100, 0))
        .isEqualTo(OptionalLong.of(at("2026-10-10T10:00")));
    ClockReading reading =
        Clocks.read(promise, fault, at("2026-10-03T12:00"), at("2026-10-03T12:00"));
    assertThat(reading.state()).isEqualTo(ClockReading.State.OUT_OF_HOURS);
  }

  @Test
  void aPauseWithoutEndHasNoDeadline() {
    Promise promise = Promises.g17(SpanReading.PROGRESSIVE);
    ClockHistory paused = FAULT.with(Promises.pause("p1", TimeRange.from(START + HOUR), START));
    assertThat(Clocks.reached(promise, paused, 100, START)).isEmpty();
  }

  @Test
  void nobodyPausesAloneOrWithoutEvidence() {
    TimeRange hour = range("2026-06-01T09:00", "2026-06-01T10:00");
    assertThatThrownBy(() -> new Pause("p1", hour, "grid", "photo", "li", "li", Known.since(START)))
        .hasMessageContaining("may not approve");
    assertThatThrownBy(() -> new Pause("p1", hour, "grid", " ", "li", "wang", Known.since(START)))
        .hasMessageContaining("evidence");
  }

  @Test
  void aPauseAfterTheBreachNeedsTheOwner() {
    Promise promise = Promises.g17(SpanReading.PROGRESSIVE);
    Pause late = Promises.pause("p1", range("2026-06-01T13:00", "2026-06-01T14:00"), START);
    long now = START + 6 * HOUR;
    assertThat(PauseRule.refused(promise, FAULT, late, false, now)).isPresent();
    assertThat(PauseRule.refused(promise, FAULT, late, true, now)).isEmpty();
    Pause lunch = new Pause("p2", late.range(), "lunch", "photo", "li", "wang", Known.since(START));
    assertThat(PauseRule.refused(promise, FAULT, lunch, true, now))
        .hasValueSatisfying(why -> assertThat(why).contains("lunch"));
  }

  @Test
  void stepsAreToldOnceAndLateOnesSaySo() {
    Promise promise = Promises.g17(SpanReading.PROGRESSIVE);
    long now = START + 3 * HOUR + 36 * MINUTE;
    assertThat(Escalation.due(promise, FAULT, 0, now))
        .containsExactly(
            new EscalationStep("c1", 50, START + 2 * HOUR, true),
            new EscalationStep("c1", 75, START + 3 * HOUR, true),
            new EscalationStep("c1", 90, START + 3 * HOUR + 36 * MINUTE, false));
    assertThat(Escalation.due(promise, FAULT, 90, now)).isEmpty();
    assertThat(Escalation.next(promise, FAULT, 90, now)).hasValue(START + 4 * HOUR);
    assertThat(Escalation.next(promise, FAULT, 100, now)).hasValue(START + 5 * HOUR);
  }

  private static long due(Promise promise) {
    return Clocks.reached(promise, FAULT, 100, START).getAsLong() - START;
  }
}

package org.gengfu.core.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.gengfu.core.calendar.WorkCalendar;
import org.junit.jupiter.api.Test;

/** What holds for every clock, whatever happened to it. */
class ClockInvariantsTest {
  private static final int TRIES = 2_000;
  private static final long LAST_SEED = 1L << 40;

  private static ClockReading read(RandomClocks clock, ClockHistory history, long now) {
    return Clocks.read(clock.promise, history, now, now);
  }

  /** S1: what has run never becomes less while nothing new is recorded. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void elapsedTimeNeverFalls(@ForAll @LongRange(min = 0, max = LAST_SEED) long seed) {
    RandomClocks clock = new RandomClocks(seed);
    ClockHistory history = clock.history();
    long known = clock.endMillis();
    long before = 0;
    int used = 0;
    for (long now = clock.startMillis; now < known + RandomClocks.DAY; now += 3_700_001) {
      ClockReading reading = Clocks.read(clock.promise, history, now, known);
      assertThat(reading.elapsedMillis()).isGreaterThanOrEqualTo(before);
      assertThat(reading.usedPermille()).isGreaterThanOrEqualTo(used);
      before = reading.elapsedMillis();
      used = reading.usedPermille();
    }
  }

  /** S2: ran, stood, out of hours and not promised are the whole time, without gap or overlap. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void theStretchesAreTheWholeTime(@ForAll @LongRange(min = 0, max = LAST_SEED) long seed) {
    RandomClocks clock = new RandomClocks(seed);
    ClockReading reading =
        read(clock, clock.history(), clock.endMillis() + clock.random.nextLong(RandomClocks.DAY));
    long at = reading.startMillis();
    long ran = 0;
    for (Stretch stretch : reading.stretches()) {
      assertThat(stretch.range().fromMillis()).isEqualTo(at);
      at = stretch.range().toMillis();
      ran += stretch.state() == Stretch.State.RUNNING ? stretch.range().millis() : 0;
    }
    assertThat(at).isEqualTo(reading.endMillis());
    assertThat(ran).isEqualTo(reading.elapsedMillis());
  }

  /** S3: counted up to any instant, and from there on, it is the same. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void aSplitIntervalSumsToTheSame(@ForAll @LongRange(min = 0, max = LAST_SEED) long seed) {
    RandomClocks clock = new RandomClocks(seed);
    ClockHistory history = clock.history();
    long end = clock.endMillis() + 1 + clock.random.nextLong(RandomClocks.DAY);
    long split = clock.startMillis + clock.random.nextLong(end - clock.startMillis);
    ClockReading whole = Clocks.read(clock.promise, history, end, end);
    long rest = 0;
    for (Stretch stretch : whole.stretches()) {
      if (stretch.state() == Stretch.State.RUNNING) {
        rest +=
            Math.max(0, stretch.range().toMillis() - Math.max(split, stretch.range().fromMillis()));
      }
    }
    assertThat(Clocks.read(clock.promise, history, split, end).elapsedMillis() + rest)
        .isEqualTo(whole.elapsedMillis());
  }

  /** S4: kept up event by event, or counted anew from all that is known by now: the same. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void theLogGivesWhatWasShown(@ForAll @LongRange(min = 0, max = LAST_SEED) long seed) {
    RandomClocks clock = new RandomClocks(seed);
    ClockHistory all = clock.history();
    for (int i = 0; i < clock.log.size(); i++) {
      long at = clock.log.get(i).atMillis();
      ClockHistory live = clock.after(clock.log.subList(0, i + 1));
      ClockReading shown = Clocks.read(clock.promise, live, at, at);
      ClockReading recomputed = Clocks.read(clock.promise, all, at, at);
      assertThat(recomputed.elapsedMillis()).isEqualTo(shown.elapsedMillis());
      assertThat(recomputed.usedPermille()).isEqualTo(shown.usedPermille());
      assertThat(recomputed.state()).isEqualTo(shown.state());
      assertThat(ranges(recomputed)).isEqualTo(ranges(shown));
    }
  }

  private static List<Object> ranges(ClockReading reading) {
    return List.of(reading.startMillis(), reading.endMillis(), reading.stretches());
  }

  /** S5: between two records the deadline stays where it is, whenever somebody looks. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void theDeadlineMovesOnlyByWhatIsRecorded(
      @ForAll @LongRange(min = 0, max = LAST_SEED) long seed) {
    RandomClocks clock = new RandomClocks(seed);
    for (int i = 0; i <= clock.log.size(); i++) {
      ClockHistory history = clock.after(clock.log.subList(0, i));
      long from = i == 0 ? clock.startMillis : clock.log.get(i - 1).atMillis();
      long to = i == clock.log.size() ? from + RandomClocks.DAY : clock.log.get(i).atMillis();
      long later = from + clock.random.nextLong(Math.max(1, to - from));
      OptionalLong deadline = read(clock, history, from).deadlineMillis();
      assertThat(read(clock, history, later).deadlineMillis()).isEqualTo(deadline);
      assertThat(Clocks.reached(clock.promise, history, 100, later)).isEqualTo(deadline);
    }
  }

  /** S6: the day on which clocks go forward has 23 hours, the one on which they go back 25. */
  @Test
  void daysHaveAsManyHoursAsTheyHave() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    assertThat(hours(WorkCalendar.always(berlin), LocalDate.of(2026, 3, 29))).isEqualTo(23);
    assertThat(hours(WorkCalendar.always(berlin), LocalDate.of(2026, 10, 25))).isEqualTo(25);
    assertThat(hours(WorkCalendar.always(berlin), LocalDate.of(2028, 2, 29))).isEqualTo(24);
    assertThat(hours(Promises.office(berlin), LocalDate.of(2026, 10, 26))).isEqualTo(8);
    assertThat(hours(Promises.office(berlin), LocalDate.of(2026, 10, 25))).isZero();
  }

  private static long hours(WorkCalendar calendar, LocalDate day) {
    Promise promise =
        Promises.with(
            Promises.promise(
                Map.of(Level.TWO, Target.of(90 * RandomClocks.DAY)), SpanReading.PROGRESSIVE),
            calendar);
    long from = day.atStartOfDay(calendar.zone()).toInstant().toEpochMilli();
    long to = day.plusDays(1).atStartOfDay(calendar.zone()).toInstant().toEpochMilli();
    ClockReading reading = Clocks.read(promise, ClockHistory.begun("c", from, Level.TWO), to, to);
    return reading.elapsedMillis() / 3_600_000;
  }

  /** S7: looked at every so often, with restarts and corrections between, no step comes twice. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void aStepIsToldAtMostOnce(@ForAll @LongRange(min = 0, max = LAST_SEED) long seed) {
    RandomClocks clock = new RandomClocks(seed);
    Set<Integer> told = new HashSet<>();
    int highest = 0;
    long now = clock.startMillis;
    long end = clock.endMillis() + 2 * RandomClocks.DAY;
    while (now < end) {
      long at = now;
      List<RandomClocks.Entry> known =
          clock.log.stream().filter(entry -> entry.atMillis() <= at).toList();
      ClockHistory history = clock.after(known); // as a program that has just started knows it
      for (EscalationStep step : Escalation.due(clock.promise, history, highest, now)) {
        assertThat(told.add(step.percent())).as("%s twice", step).isTrue();
        assertThat(step.atMillis()).isLessThanOrEqualTo(now);
        assertThat(step.late()).isEqualTo(now - step.atMillis() > Escalation.LATE_AFTER);
        highest = step.percent();
      }
      now += 1 + clock.random.nextLong(RandomClocks.DAY / 6);
    }
    ClockHistory history = clock.history();
    List<Integer> missed = new ArrayList<>();
    Escalation.due(clock.promise, history, 0, now)
        .forEach(step -> missed.add(told.contains(step.percent()) ? 0 : step.percent()));
    assertThat(missed).allMatch(percent -> percent == 0 || now(history, percent, clock, end));
  }

  /** True when a step came only after the last look. */
  private static boolean now(ClockHistory history, int percent, RandomClocks clock, long end) {
    return Clocks.reached(clock.promise, history, percent, end).orElse(end)
        >= end - RandomClocks.DAY / 6;
  }

  /** S8: a pause that is recorded and taken back leaves every figure as it was. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void aPauseTakenBackRestoresEverything(@ForAll @LongRange(min = 0, max = LAST_SEED) long seed) {
    RandomClocks clock = new RandomClocks(seed);
    ClockHistory history = clock.history();
    long at = clock.endMillis() + 1;
    ClockHistory back = history.with(clock.pause("extra", at)).withoutPause("extra", at + 1);
    long now = at + 1 + clock.random.nextLong(RandomClocks.DAY);
    assertThat(Clocks.read(clock.promise, back, now, now))
        .isEqualTo(Clocks.read(clock.promise, history, now, now));
  }
}

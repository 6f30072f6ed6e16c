package org.gengfu.core.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.calendar.KeyPeriods;
import org.gengfu.core.calendar.WorkCalendar;
import org.junit.jupiter.api.Test;

/**
 * Clocks against {@link MinuteStepper} on made-up histories: both changes of clocks, National Day
 * with its make-up day, a leap day, key periods across midnight, pauses that overlap.
 */
class ClocksOracleTest {
  private static final int HISTORIES = 20_000;
  private static final long MINUTE = 60_000;
  private static final int[] TARGETS = {5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 480, 720, 1_440};

  private record Window(WorkCalendar calendar, long fromMillis, MinuteStepper stepper) {
    static Window of(WorkCalendar calendar, LocalDate first, int days) {
      long from = first.atStartOfDay(calendar.zone()).toInstant().toEpochMilli();
      return new Window(calendar, from, new MinuteStepper(calendar, from, days * 1_440));
    }
  }

  @Test
  void everyFigureIsThatOfTheMinuteStepper() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    List<Window> windows =
        List.of(
            Window.of(WorkCalendar.always(berlin), LocalDate.of(2026, 3, 27), 5),
            Window.of(WorkCalendar.always(berlin), LocalDate.of(2026, 10, 23), 5),
            Window.of(Promises.office(berlin), LocalDate.of(2026, 10, 23), 6),
            Window.of(Promises.office(Promises.SHANGHAI), LocalDate.of(2026, 9, 29), 13),
            Window.of(WorkCalendar.always(Promises.SHANGHAI), LocalDate.of(2028, 2, 27), 5));
    int reached = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      Random random = new Random(seed);
      Window window = windows.get(random.nextInt(windows.size()));
      Promise promise = promise(window, random);
      ClockHistory history = history(window, random, promise);
      int end = random.nextInt(window.stepper().minutes());
      MinuteStepper.Found found = window.stepper().count(promise, history, end);
      long now = window.fromMillis() + end * MINUTE;
      ClockReading reading = Clocks.read(promise, history, now, now);
      assertThat(reading.elapsedMillis())
          .as("elapsed, seed %d", seed)
          .isEqualTo(found.elapsedMinutes() * MINUTE);
      OptionalLong deadline = reading.deadlineMillis();
      if (found.deadlineMinute() >= 0) {
        reached++;
        long last = window.fromMillis() + found.deadlineMinute() * MINUTE;
        assertThat(deadline.orElse(0))
            .as("deadline, seed %d", seed)
            .isGreaterThan(last - MINUTE)
            .isLessThanOrEqualTo(last);
      } else {
        long after = window.fromMillis() + window.stepper().minutes() * MINUTE;
        assertThat(deadline.isEmpty() || deadline.getAsLong() > after)
            .as("none, seed %d", seed)
            .isTrue();
      }
      partition(reading, seed);
    }
    assertThat(reached).isGreaterThan(HISTORIES / 4);
  }

  /** S1 to S3: the stretches are the time from start to end, and what ran in them is the sum. */
  private static void partition(ClockReading reading, int seed) {
    long at = reading.startMillis();
    long ran = 0;
    for (Stretch stretch : reading.stretches()) {
      assertThat(stretch.range().fromMillis()).as("no gap, seed %d", seed).isEqualTo(at);
      at = stretch.range().toMillis();
      ran += stretch.state() == Stretch.State.RUNNING ? stretch.range().millis() : 0;
    }
    assertThat(at).as("whole, seed %d", seed).isEqualTo(reading.endMillis());
    assertThat(ran).as("sum, seed %d", seed).isEqualTo(reading.elapsedMillis());
  }

  private static Promise promise(Window window, Random random) {
    Map<Level, Target> targets = new EnumMap<>(Level.class);
    for (Level level : Level.values()) {
      targets.put(level, new Target(target(random), target(random)));
    }
    List<KeyPeriods.Named> keys = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      keys.add(new KeyPeriods.Named("k" + i, range(window, random, 1_500)));
    }
    SpanReading reading = SpanReading.values()[random.nextInt(3)];
    return new Promise(
        "p",
        1,
        PromiseKind.RESTORE,
        targets,
        reading,
        window.calendar(),
        KeyPeriods.of(1, keys),
        Set.of("grid"),
        Promise.USUAL_REOPEN);
  }

  private static long target(Random random) {
    return TARGETS[random.nextInt(TARGETS.length)] * MINUTE;
  }

  private static ClockHistory history(Window window, Random random, Promise promise) {
    long start = window.fromMillis() + random.nextInt(window.stepper().minutes() / 2) * MINUTE;
    ClockHistory history = ClockHistory.begun("c", start, level(random));
    for (int i = random.nextInt(3); i > 0; i--) {
      long from = start + (1 + random.nextInt(600)) * MINUTE;
      history = history.with(new ClockHistory.LevelFrom(from, level(random)));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      TimeRange range = range(window, random, 300);
      history =
          history.with(new Pause("p" + i, range, "grid", "photo", "li", "wang", Known.since(0)));
    }
    return history;
  }

  private static Level level(Random random) {
    return Level.values()[random.nextInt(4)];
  }

  private static TimeRange range(Window window, Random random, int most) {
    long from = window.fromMillis() + random.nextInt(window.stepper().minutes()) * MINUTE;
    return new TimeRange(from, from + (1 + random.nextInt(most)) * MINUTE);
  }
}

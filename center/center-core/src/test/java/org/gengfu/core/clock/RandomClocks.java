package org.gengfu.core.clock;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.calendar.KeyPeriods;
import org.gengfu.core.calendar.WorkCalendar;

/**
 * Clocks at odd milliseconds around the days that are hard: both changes of clocks, National Day
 * with its make-up day, a leap day. The same seed gives the same clock.
 */
final class RandomClocks {
  static final long DAY = 86_400_000;
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final List<Scene> SCENES =
      List.of(
          new Scene(WorkCalendar.always(BERLIN), LocalDate.of(2026, 3, 28)),
          new Scene(Promises.office(BERLIN), LocalDate.of(2026, 10, 24)),
          new Scene(Promises.office(Promises.SHANGHAI), LocalDate.of(2026, 9, 29)),
          new Scene(WorkCalendar.always(Promises.SHANGHAI), LocalDate.of(2028, 2, 28)));

  private record Scene(WorkCalendar calendar, LocalDate day) {
    long fromMillis() {
      return day.atStartOfDay(calendar.zone()).toInstant().toEpochMilli();
    }
  }

  /** What is recorded of a clock, in the order of recording. */
  sealed interface Entry {
    long atMillis();

    record Levelled(long atMillis, Level level) implements Entry {}

    record Paused(long atMillis, Pause pause) implements Entry {}

    record TakenBack(long atMillis, String pause) implements Entry {}

    record Stopped(long atMillis, long goodMillis) implements Entry {}

    record Again(long atMillis) implements Entry {}
  }

  final Random random;
  final Promise promise;
  final long startMillis;
  final Level first;
  final List<Entry> log = new ArrayList<>();

  RandomClocks(long seed) {
    random = new Random(seed);
    Scene scene = SCENES.get(random.nextInt(SCENES.size()));
    startMillis = scene.fromMillis() + random.nextLong(2 * DAY);
    first = level();
    promise = promise(scene);
    long at = startMillis;
    boolean stopped = false;
    List<String> paused = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      at += 1 + random.nextLong(DAY / 4);
      switch (random.nextInt(5)) {
        case 0 -> log.add(new Entry.Levelled(at, level()));
        case 1, 2 -> {
          String id = "p" + i;
          paused.add(id);
          log.add(new Entry.Paused(at, pause(id, at)));
        }
        case 3 -> {
          if (!paused.isEmpty()) {
            log.add(new Entry.TakenBack(at, paused.removeLast()));
          }
        }
        default -> {
          log.add(
              stopped
                  ? new Entry.Again(at)
                  : new Entry.Stopped(at, at - random.nextLong(Math.max(1, at - startMillis))));
          stopped = !stopped;
        }
      }
    }
  }

  /** When the last was recorded. */
  long endMillis() {
    return log.isEmpty() ? startMillis : log.getLast().atMillis();
  }

  /** The history as it is after some of the records, taken one by one. */
  ClockHistory after(List<Entry> entries) {
    ClockHistory history = ClockHistory.begun("c", startMillis, first);
    for (Entry entry : entries) {
      history =
          switch (entry) {
            case Entry.Levelled(long at, Level level) ->
                history.with(new ClockHistory.LevelFrom(at, level));
            case Entry.Paused(long at, Pause pause) -> history.with(pause);
            case Entry.TakenBack(long at, String pause) -> history.withoutPause(pause, at);
            case Entry.Stopped(long at, long good) ->
                history.with(new Stop(good, "telemetry", Known.since(at)));
            case Entry.Again(long at) -> history.reopened(at);
          };
    }
    return history;
  }

  ClockHistory history() {
    return after(log);
  }

  Pause pause(String id, long knownMillis) {
    long from = startMillis - DAY / 8 + random.nextLong(DAY);
    TimeRange range = new TimeRange(from, from + 1 + random.nextLong(DAY / 3));
    return new Pause(id, range, "grid", "photo", "li", "wang", Known.since(knownMillis));
  }

  private Level level() {
    return Level.values()[random.nextInt(4)];
  }

  private long target() {
    return 60_000 + random.nextLong(DAY);
  }

  private Promise promise(Scene scene) {
    Map<Level, Target> targets = new EnumMap<>(Level.class);
    targets.put(first, new Target(target(), target()));
    for (Level level : Level.values()) {
      if (random.nextBoolean()) {
        targets.put(level, new Target(target(), target()));
      }
    }
    List<KeyPeriods.Named> keys = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      long from = scene.fromMillis() + random.nextLong(4 * DAY);
      TimeRange range = new TimeRange(from, from + 1 + random.nextLong(DAY));
      keys.add(new KeyPeriods.Named("k" + i, range));
    }
    SpanReading reading = covered(targets) ? reading() : SpanReading.PROGRESSIVE;
    return new Promise(
        "p",
        1,
        PromiseKind.RESTORE,
        targets,
        reading,
        scene.calendar(),
        KeyPeriods.of(1, keys),
        Set.of("grid"),
        Promise.USUAL_REOPEN);
  }

  private static boolean covered(Map<Level, Target> targets) {
    return targets.size() == Level.values().length;
  }

  private SpanReading reading() {
    return SpanReading.values()[random.nextInt(3)];
  }
}

package org.gengfu.bench;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.calendar.KeyPeriods;
import org.gengfu.core.calendar.ServiceHours;
import org.gengfu.core.calendar.WorkCalendar;
import org.gengfu.core.clock.ClockHistory;
import org.gengfu.core.clock.Level;
import org.gengfu.core.clock.Pause;
import org.gengfu.core.clock.Promise;
import org.gengfu.core.clock.PromiseKind;
import org.gengfu.core.clock.SpanReading;
import org.gengfu.core.clock.Target;

/**
 * Clocks that were made up, around days that are hard: both changes of clocks, National Day with
 * its make-up day, a leap day, service across midnight. The same seed gives the same clock.
 */
final class ClockHistories {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final int[] TARGETS = {5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 480, 720, 1_440};

  private static final List<ServiceHours> OFFICE =
      List.of(new ServiceHours(480, 720), new ServiceHours(840, 1_080));
  private static final List<ServiceHours> NIGHT = List.of(new ServiceHours(1_260, 1_830));

  private final List<ClockStepper> windows =
      List.of(
          new ClockStepper(WorkCalendar.always(BERLIN), LocalDate.of(2026, 3, 27), 5),
          new ClockStepper(WorkCalendar.always(BERLIN), LocalDate.of(2026, 10, 23), 5),
          new ClockStepper(week(BERLIN, OFFICE), LocalDate.of(2026, 10, 23), 6),
          new ClockStepper(week(BERLIN, NIGHT), LocalDate.of(2026, 3, 27), 6),
          new ClockStepper(week(SHANGHAI, OFFICE), LocalDate.of(2026, 9, 29), 13),
          new ClockStepper(WorkCalendar.always(SHANGHAI), LocalDate.of(2028, 2, 27), 5));

  /** One clock, the window that it lies in, and the minute at which it is looked at. */
  record Made(ClockStepper window, Promise promise, ClockHistory history, int endMinute) {
    long endMillis() {
      return window.at(endMinute);
    }
  }

  private static WorkCalendar week(ZoneId zone, List<ServiceHours> hours) {
    TreeMap<LocalDate, Boolean> named = new TreeMap<>();
    for (int day = 1; day <= 7; day++) {
      named.put(LocalDate.of(2026, 10, day), false);
    }
    named.put(LocalDate.of(2026, 10, 10), true);
    List<DayOfWeek> days = List.of(DayOfWeek.values()).subList(0, 5);
    return new WorkCalendar("week", 1, zone, hours, List.of(), days, named);
  }

  Made made(long seed) {
    Random random = new Random(seed);
    ClockStepper window = windows.get(random.nextInt(windows.size()));
    return new Made(
        window, promise(window, random), history(window, random), random.nextInt(window.minutes()));
  }

  private static Promise promise(ClockStepper window, Random random) {
    Map<Level, Target> targets = new EnumMap<>(Level.class);
    for (Level level : Level.values()) {
      targets.put(level, new Target(target(random), target(random)));
    }
    List<KeyPeriods.Named> keys = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      keys.add(new KeyPeriods.Named("k" + i, range(window, random, 1_500)));
    }
    return new Promise(
        "p",
        1,
        PromiseKind.RESTORE,
        targets,
        SpanReading.values()[random.nextInt(3)],
        window.calendar(),
        KeyPeriods.of(1, keys),
        Set.of("grid"),
        Promise.USUAL_REOPEN);
  }

  private static long target(Random random) {
    return (long) TARGETS[random.nextInt(TARGETS.length)] * ClockStepper.MINUTE;
  }

  private static ClockHistory history(ClockStepper window, Random random) {
    int first = random.nextInt(window.minutes() / 2);
    ClockHistory history = ClockHistory.begun("c", window.at(first), level(random));
    for (int i = random.nextInt(3); i > 0; i--) {
      long from = window.at(first + 1 + random.nextInt(600));
      history = history.with(new ClockHistory.LevelFrom(from, level(random)));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      history =
          history.with(
              new Pause(
                  "p" + i,
                  range(window, random, 300),
                  "grid",
                  "photo",
                  "li",
                  "wang",
                  Known.since(0)));
    }
    return history;
  }

  private static Level level(Random random) {
    return Level.values()[random.nextInt(Level.values().length)];
  }

  private static TimeRange range(ClockStepper window, Random random, int most) {
    int from = random.nextInt(window.minutes());
    return new TimeRange(window.at(from), window.at(from + 1 + random.nextInt(most)));
  }
}

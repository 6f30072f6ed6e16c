package org.gengfu.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.calendar.ServiceHours;
import org.gengfu.core.calendar.WorkCalendar;
import org.gengfu.core.clock.ClockHistory;
import org.gengfu.core.clock.Level;
import org.gengfu.core.clock.Promise;
import org.gengfu.core.clock.Target;

/**
 * A second way to a clock's figures, slow and plain: it looks at every single minute of a window,
 * at the clock on the wall, and adds whole parts of a common multiple; within the minute that uses
 * up the promise it takes the rule of three. All that happens in its histories happens at whole
 * minutes. It shares no code with what it checks.
 */
final class ClockStepper {
  static final int MINUTE = 60_000;

  private final WorkCalendar calendar;
  private final long fromMillis;
  private final boolean[] open;

  /** What it found; a deadline of -1 lies behind the window. */
  record Found(long elapsedMillis, long deadlineMillis) {}

  ClockStepper(WorkCalendar calendar, LocalDate first, int days) {
    this.calendar = calendar;
    this.fromMillis = first.atStartOfDay(calendar.zone()).toInstant().toEpochMilli();
    this.open = new boolean[days * ServiceHours.DAY];
    for (int i = 0; i < open.length; i++) {
      ZonedDateTime wall = Instant.ofEpochMilli(at(i)).atZone(calendar.zone());
      int minute = wall.getHour() * 60 + wall.getMinute();
      open[i] =
          serves(wall.toLocalDate(), minute)
              || serves(wall.toLocalDate().minusDays(1), minute + ServiceHours.DAY);
    }
  }

  private boolean serves(LocalDate day, int minute) {
    Boolean named = calendar.named().get(day);
    boolean works = named == null ? calendar.week().contains(day.getDayOfWeek()) : named;
    for (ServiceHours hours : works ? calendar.workday() : calendar.restday()) {
      if (hours.fromMinute() <= minute && minute < hours.toMinute()) {
        return true;
      }
    }
    return false;
  }

  WorkCalendar calendar() {
    return calendar;
  }

  int minutes() {
    return open.length;
  }

  /** When a minute of the window begins. */
  long at(int minute) {
    return fromMillis + (long) minute * MINUTE;
  }

  private int minute(long atMillis) {
    return (int) Math.max(0, Math.min(open.length, (atMillis - fromMillis) / MINUTE));
  }

  private boolean[] painted(List<TimeRange> ranges) {
    boolean[] in = new boolean[open.length];
    for (TimeRange range : ranges) {
      for (int i = minute(range.fromMillis()); i < minute(range.toMillis()); i++) {
        in[i] = true;
      }
    }
    return in;
  }

  private Level[] levels(ClockHistory history) {
    Level[] held = new Level[open.length];
    int next = 0;
    Level level = history.levels().getFirst().level();
    for (int i = 0; i < open.length; i++) {
      while (next < history.levels().size() && history.levels().get(next).fromMillis() <= at(i)) {
        level = history.levels().get(next++).level();
      }
      held[i] = level;
    }
    return held;
  }

  /** What a clock shows at the beginning of a minute. */
  Found count(Promise promise, ClockHistory history, int endMinute) {
    boolean[] paused = painted(history.pauses().stream().map(each -> each.range()).toList());
    boolean[] keys = painted(promise.keys().periods().stream().map(each -> each.range()).toList());
    Level[] levels = levels(history);
    int start = minute(history.startMillis());
    long multiple = multiple(promise.targets());
    long[] used = new long[64]; // by what began at the start, then by each key period
    int parts = 1;
    long elapsed = 0;
    long deadline = -1;
    for (int i = start; i < open.length && (deadline < 0 || i < endMinute); i++) {
      parts += i > start && keys[i] && !keys[i - 1] ? 1 : 0;
      if (!open[i] || paused[i]) {
        continue;
      }
      elapsed += i < endMinute ? MINUTE : 0;
      long within = MINUTE + 1;
      for (int part = 0; part < parts(promise, parts); part++) {
        Level level = level(promise, levels[start], levels[i]);
        Target target = Objects.requireNonNull(promise.targets().get(level), level::toString);
        long minutes = target.millis(isKey(promise, part, keys[start], keys[i])) / MINUTE;
        long step = multiple / minutes;
        if (used[part] + step >= multiple) {
          long open = Math.max(0, multiple - used[part]) * MINUTE;
          within = Math.min(within, (open + step - 1) / step);
        }
        used[part] += step;
      }
      if (deadline < 0 && within <= MINUTE) {
        deadline = at(i) + within;
      }
    }
    return new Found(elapsed, deadline);
  }

  private static int parts(Promise promise, int begun) {
    return switch (promise.reading()) {
      case FIXED_AT_START, PROGRESSIVE -> 1;
      case KEY_FROM_ITS_BEGIN -> begun;
    };
  }

  private static Level level(Promise promise, Level first, Level now) {
    return switch (promise.reading()) {
      case FIXED_AT_START -> first;
      case PROGRESSIVE, KEY_FROM_ITS_BEGIN -> now;
    };
  }

  private static boolean isKey(Promise promise, int part, boolean first, boolean now) {
    return switch (promise.reading()) {
      case FIXED_AT_START -> first;
      case PROGRESSIVE -> now;
      case KEY_FROM_ITS_BEGIN -> part > 0 || first;
    };
  }

  private static long multiple(Map<Level, Target> targets) {
    long multiple = 1;
    for (Target target : targets.values()) {
      multiple = common(multiple, target.usualMillis() / MINUTE);
      multiple = common(multiple, target.keyMillis() / MINUTE);
    }
    return multiple;
  }

  private static long common(long one, long other) {
    long a = one;
    long b = other;
    while (b != 0) {
      long rest = a % b;
      a = b;
      b = rest;
    }
    return one / a * other;
  }
}

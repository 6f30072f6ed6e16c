package org.gengfu.core.clock;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.calendar.ServiceHours;
import org.gengfu.core.calendar.WorkCalendar;

/**
 * A second way to the same figures, slow and plain: looks at every single minute, at the wall
 * clock, and adds whole parts of a common multiple. Everything in its histories happens at whole
 * minutes.
 */
final class MinuteStepper {
  private static final long MINUTE = 60_000;

  private final long fromMillis;
  private final boolean[] open;

  /** What it found. */
  record Found(long elapsedMinutes, long deadlineMinute) {}

  MinuteStepper(WorkCalendar calendar, long fromMillis, int minutes) {
    this.fromMillis = fromMillis;
    this.open = new boolean[minutes];
    for (int i = 0; i < minutes; i++) {
      open[i] =
          isOpen(calendar, Instant.ofEpochMilli(fromMillis + i * MINUTE).atZone(calendar.zone()));
    }
  }

  private static boolean isOpen(WorkCalendar calendar, ZonedDateTime wall) {
    int minute = wall.getHour() * 60 + wall.getMinute();
    return covered(calendar, wall.toLocalDate(), minute)
        || covered(calendar, wall.toLocalDate().minusDays(1), minute + ServiceHours.DAY);
  }

  private static boolean covered(WorkCalendar calendar, LocalDate day, int minute) {
    Boolean named = calendar.named().get(day);
    DayOfWeek weekday = day.getDayOfWeek();
    boolean works = named != null ? named : calendar.week().contains(weekday);
    for (ServiceHours hours : works ? calendar.workday() : calendar.restday()) {
      if (hours.fromMinute() <= minute && minute < hours.toMinute()) {
        return true;
      }
    }
    return false;
  }

  int minutes() {
    return open.length;
  }

  /**
   * @param endMinute up to which minute elapsed time is counted
   * @return minutes from {@code fromMillis}; deadline -1 when it is not reached in this window
   */
  Found count(Promise promise, ClockHistory history, int endMinute) {
    long multiple = 1;
    for (Target target : promise.targets().values()) {
      multiple = lcm(lcm(multiple, target.usualMillis() / MINUTE), target.keyMillis() / MINUTE);
    }
    int start = (int) ((history.startMillis() - fromMillis) / MINUTE);
    boolean startKey = isKey(promise, start);
    Level startLevel = history.levels().getFirst().level();
    long first = 0;
    long[] keyed = new long[64];
    int begun = 0;
    boolean key = startKey;
    long elapsed = 0;
    long deadline = -1;
    for (int i = start; i < open.length; i++) {
      boolean nowKey = isKey(promise, i);
      if (nowKey && !key) {
        begun++;
      }
      key = nowKey;
      if (!open[i] || isPaused(history, i)) {
        continue;
      }
      if (i < endMinute) {
        elapsed++;
      }
      Level level = level(history, i);
      Map<Level, Target> targets = promise.targets();
      first +=
          multiple
              * MINUTE
              / switch (promise.reading()) {
                case FIXED_AT_START -> targets.get(startLevel).millis(startKey);
                case PROGRESSIVE -> targets.get(level).millis(nowKey);
                case KEY_FROM_ITS_BEGIN -> targets.get(level).millis(startKey);
              };
      boolean reached = first >= multiple;
      if (promise.reading() == SpanReading.KEY_FROM_ITS_BEGIN) {
        for (int part = 0; part < begun; part++) {
          keyed[part] += multiple * MINUTE / targets.get(level).keyMillis();
          reached |= keyed[part] >= multiple;
        }
      }
      if (reached && deadline < 0) {
        deadline = i + 1;
      }
    }
    return new Found(elapsed, deadline);
  }

  private boolean isKey(Promise promise, int minute) {
    long at = fromMillis + minute * MINUTE;
    return promise.keys().periods().stream().anyMatch(period -> period.range().contains(at));
  }

  private boolean isPaused(ClockHistory history, int minute) {
    TimeRange whole =
        new TimeRange(fromMillis + minute * MINUTE, fromMillis + (minute + 1) * MINUTE);
    return history.pauses().stream().anyMatch(pause -> pause.range().contains(whole));
  }

  private Level level(ClockHistory history, int minute) {
    Level held = history.levels().getFirst().level();
    for (ClockHistory.LevelFrom from : history.levels()) {
      if (from.fromMillis() <= fromMillis + minute * MINUTE) {
        held = from.level();
      }
    }
    return held;
  }

  private static long lcm(long one, long other) {
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

package org.gengfu.core.clock;

import java.util.OptionalLong;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.clock.ClockReading.State;
import org.jspecify.annotations.Nullable;

/** Reads clocks. Pure; any thread. */
public final class Clocks {
  /** The most stretches of a reading; the latest are left out, the figures count them all. */
  public static final int MOST_STRETCHES = 10_000;

  private Clocks() {}

  /**
   * What a clock shows at an instant.
   *
   * @param nowMillis the instant
   * @param knownAtMillis by what was known then; the same as {@code nowMillis} for what holds now,
   *     earlier for what was shown then
   */
  public static ClockReading read(
      Promise promise, ClockHistory history, long nowMillis, long knownAtMillis) {
    Stop stop = history.stop(knownAtMillis);
    long start = history.startMillis();
    long end = Math.max(start, stop == null ? nowMillis : Math.min(stop.atMillis(), nowMillis));
    Tally tally = new Tally(meter(promise, history), end);
    new StretchWalk(promise, history, knownAtMillis).walk(TimeRange.LATEST, tally::take);
    OptionalLong deadline = tally.deadline();
    boolean broken = deadline.isPresent() && end > deadline.getAsLong();
    return new ClockReading(
        state(promise, history, stop, nowMillis, knownAtMillis),
        start,
        end,
        tally.elapsedMillis(),
        tally.permille(),
        deadline,
        broken,
        stop,
        tally.stretches());
  }

  /**
   * When a clock that is not stopped has used up a percentage of its promise, if nothing but the
   * calendar changes; empty when that never happens within ten years of its start.
   *
   * @param percent 1 and more; above 100 it goes on at the same pace
   */
  public static OptionalLong reached(
      Promise promise, ClockHistory history, int percent, long knownAtMillis) {
    Meter meter = meter(promise, history);
    long[] at = {-1};
    boolean[] found = {false};
    new StretchWalk(promise, history, knownAtMillis)
        .walk(
            TimeRange.LATEST,
            stretch -> {
              meter.enter(stretch);
              if (stretch.state() != Stretch.State.RUNNING) {
                return true;
              }
              long needed = meter.until(stretch, percent);
              if (needed <= stretch.range().millis()) {
                at[0] = stretch.range().fromMillis() + needed;
                found[0] = true;
                return false;
              }
              meter.pass(stretch, stretch.range().millis());
              return true;
            });
    return found[0] ? OptionalLong.of(at[0]) : OptionalLong.empty();
  }

  private static Meter meter(Promise promise, ClockHistory history) {
    long start = history.startMillis();
    return new Meter(promise, history.levelAt(start), promise.keys().at(start));
  }

  private static State state(
      Promise promise,
      ClockHistory history,
      @Nullable Stop stop,
      long nowMillis,
      long knownAtMillis) {
    if (nowMillis < history.startMillis()) {
      return State.NOT_BEGUN;
    }
    if (stop != null && stop.atMillis() <= nowMillis) {
      return State.STOPPED;
    }
    return switch (new StretchWalk(promise, history, knownAtMillis).at(nowMillis).state()) {
      case RUNNING -> State.RUNNING;
      case PAUSED -> State.PAUSED;
      case OUT_OF_HOURS -> State.OUT_OF_HOURS;
      case NOT_PROMISED -> State.NOT_PROMISED;
    };
  }
}

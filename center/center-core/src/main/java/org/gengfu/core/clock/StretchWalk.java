package org.gengfu.core.clock;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.calendar.Ranges;
import org.gengfu.core.clock.Stretch.State;

/**
 * Walks a clock's time from its start in stretches in which nothing changes. A pause comes before
 * the calendar: time that both take is paused. Pure.
 */
final class StretchWalk {
  /** Nothing is looked for farther ahead: longer than any promise, its pauses and its calendar. */
  static final long FARTHEST = Duration.ofDays(3_653).toMillis();

  private static final long FIRST_STEP = Duration.ofDays(4).toMillis();
  private static final long STEP = 8 * FIRST_STEP;

  private final Promise promise;
  private final ClockHistory history;
  private final List<TimeRange> paused;

  StretchWalk(Promise promise, ClockHistory history, long knownAtMillis) {
    this.promise = promise;
    this.history = history;
    this.paused =
        Ranges.union(
            history.pauses().stream()
                .filter(pause -> pause.known().at(knownAtMillis))
                .map(Pause::range)
                .toList());
  }

  /**
   * Shows each stretch in order until one is refused or {@code toMillis} is reached. Neighbours may
   * be alike.
   */
  void walk(long toMillis, Predicate<Stretch> visitor) {
    long end = Math.min(toMillis, Math.min(history.startMillis() + FARTHEST, TimeRange.LATEST));
    long step = FIRST_STEP;
    long from = history.startMillis();
    while (from < end && visit(new TimeRange(from, Math.min(end, from + step)), visitor)) {
      from += step;
      step = STEP;
    }
  }

  /** What the clock does at an instant. */
  Stretch at(long atMillis) {
    TimeRange instant = new TimeRange(atMillis, atMillis + 1);
    return stretch(instant, promise.calendar().open(instant));
  }

  private boolean visit(TimeRange range, Predicate<Stretch> visitor) {
    List<TimeRange> open = isPaused(range) ? List.of() : promise.calendar().open(range);
    Edges edges = new Edges(range);
    edges.add(open);
    edges.add(promise.keys().union());
    edges.add(paused);
    history.levels().forEach(level -> edges.add(level.fromMillis()));
    long[] instants = edges.sorted();
    for (int i = 1; i < instants.length; i++) {
      if (!visitor.test(stretch(new TimeRange(instants[i - 1], instants[i]), open))) {
        return false;
      }
    }
    return true;
  }

  /** Without the calendar, which is what costs time: a pause may have no end. */
  private boolean isPaused(TimeRange range) {
    int index = Ranges.from(paused, range.fromMillis());
    return index < paused.size() && paused.get(index).contains(range);
  }

  private Stretch stretch(TimeRange range, List<TimeRange> open) {
    long at = range.fromMillis();
    Level level = history.levelAt(at);
    State state =
        Ranges.contains(paused, at)
            ? State.PAUSED
            : !Ranges.contains(open, at)
                ? State.OUT_OF_HOURS
                : promise.covers(level) ? State.RUNNING : State.NOT_PROMISED;
    return new Stretch(range, state, level, promise.keys().at(at));
  }
}

package org.gengfu.core.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.gengfu.core.availability.TimeRange;

/**
 * Counts one walk: what ran up to an end, and when all is used up, before or after it. One thread.
 */
final class Tally {
  private final Meter meter;
  private final long endMillis;
  private final List<Stretch> stretches = new ArrayList<>();
  private long elapsed;
  private int permille = -1;
  private OptionalLong deadline = OptionalLong.empty();

  Tally(Meter meter, long endMillis) {
    this.meter = meter;
    this.endMillis = endMillis;
  }

  /** The next stretch. False when nothing more is to be found. */
  boolean take(Stretch stretch) {
    TimeRange range = stretch.range();
    if (range.toMillis() <= endMillis) {
      before(stretch);
      return true;
    }
    if (range.fromMillis() >= endMillis) {
      return after(stretch);
    }
    before(part(stretch, new TimeRange(range.fromMillis(), endMillis)));
    return after(part(stretch, new TimeRange(endMillis, range.toMillis())));
  }

  private static Stretch part(Stretch stretch, TimeRange range) {
    return new Stretch(range, stretch.state(), stretch.level(), stretch.key());
  }

  private void before(Stretch stretch) {
    count(stretch);
    if (stretch.state() == Stretch.State.RUNNING) {
      elapsed += stretch.range().millis();
    }
    join(stretch);
  }

  private boolean after(Stretch stretch) {
    if (permille < 0) {
      permille = meter.permille();
    }
    if (deadline.isEmpty()) {
      count(stretch);
    }
    return deadline.isEmpty();
  }

  private void count(Stretch stretch) {
    meter.enter(stretch);
    if (stretch.state() == Stretch.State.RUNNING) {
      long millis = stretch.range().millis();
      if (deadline.isEmpty()) {
        long needed = meter.until(stretch, 100);
        if (needed <= millis) {
          deadline = OptionalLong.of(stretch.range().fromMillis() + needed);
        }
      }
      meter.pass(stretch, millis);
    }
  }

  private void join(Stretch next) {
    Stretch last = stretches.isEmpty() ? null : stretches.getLast();
    if (last != null
        && last.state() == next.state()
        && last.level() == next.level()
        && last.key() == next.key()) {
      TimeRange both = new TimeRange(last.range().fromMillis(), next.range().toMillis());
      stretches.set(stretches.size() - 1, part(next, both));
    } else if (stretches.size() < Clocks.MOST_STRETCHES) {
      stretches.add(next);
    }
  }

  long elapsedMillis() {
    return elapsed;
  }

  int permille() {
    return permille < 0 ? meter.permille() : permille;
  }

  OptionalLong deadline() {
    return deadline;
  }

  List<Stretch> stretches() {
    return stretches;
  }
}

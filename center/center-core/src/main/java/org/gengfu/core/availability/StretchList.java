package org.gengfu.core.availability;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects stretches, and joins those that are one. Used and thrown away within one call. */
final class StretchList implements Brush {
  private final List<Stretch> stretches = new ArrayList<>();
  private @Nullable Stretch last;

  @Override
  public void paint(
      long fromMillis,
      long toMillis,
      TimeClass timeClass,
      TimeClass beneath,
      @Nullable Sample seen,
      @Nullable Backfill filled,
      @Nullable Grant excused,
      @Nullable Attribution cause) {
    TimeRange range = new TimeRange(fromMillis, toMillis);
    Stretch next = new Stretch(range, timeClass, beneath, seen, filled, excused, cause);
    if (last != null && last.goesOnAs(next)) {
      last = last.until(toMillis);
      stretches.set(stretches.size() - 1, last);
    } else {
      last = next;
      stretches.add(next);
    }
  }

  List<Stretch> stretches() {
    return List.copyOf(stretches);
  }
}

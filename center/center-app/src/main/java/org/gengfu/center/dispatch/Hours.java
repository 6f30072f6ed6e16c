package org.gengfu.center.dispatch;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.gengfu.center.stock.Technician;
import org.gengfu.core.dispatch.Window;
import org.gengfu.core.travel.WeekHours;

/** Weekly hours as windows of the days to come. Pure. */
final class Hours {
  /** So far ahead is planned. */
  static final Duration AHEAD = Duration.ofDays(7);

  private Hours() {}

  /** The windows from an instant on, in order, not touching each other. */
  static List<Window> windows(WeekHours hours, long fromMillis, ZoneId zone) {
    long last = fromMillis + AHEAD.toMillis();
    List<Window> windows = new ArrayList<>();
    if (hours.spans().isEmpty()) {
      return List.of(new Window(fromMillis, last));
    }
    OptionalLong next = hours.next(fromMillis, zone);
    while (next.isPresent() && next.getAsLong() < last) {
      long from = next.getAsLong();
      long to = hours.end(from, zone).orElse(last);
      while (to < last && hours.covers(to, zone)) {
        to = hours.end(to, zone).orElse(last);
      }
      windows.add(new Window(from, Math.min(to, last)));
      next = hours.next(to, zone);
    }
    return windows;
  }

  /**
   * When somebody works: the shifts until the next leave. Who is on leave gets nothing that would
   * wait for the return: nobody reads orders then.
   */
  static List<Window> shifts(Technician who, long fromMillis, ZoneId zone) {
    List<Window> windows =
        who.shifts().isEmpty() ? List.of() : windows(who.hours(), fromMillis, zone);
    for (Technician.Leave each : who.leave()) {
      if (each.toMillis(zone) > fromMillis) {
        windows = without(windows, each.fromMillis(zone), Long.MAX_VALUE);
      }
    }
    return windows;
  }

  /** When somebody rests. */
  static List<Window> breaks(Technician who, long fromMillis, ZoneId zone) {
    return who.breaks().isEmpty() ? List.of() : windows(who.breakHours(), fromMillis, zone);
  }

  /** What lies within one of each. */
  static List<Window> both(List<Window> some, List<Window> others) {
    List<Window> all = new ArrayList<>();
    for (Window one : some) {
      for (Window other : others) {
        long from = Math.max(one.fromMillis(), other.fromMillis());
        long to = Math.min(one.toMillis(), other.toMillis());
        if (from < to) {
          all.add(new Window(from, to));
        }
      }
    }
    return all;
  }

  /** What lies within one of either, in order, not touching each other. */
  static List<Window> either(List<Window> some, List<Window> others) {
    List<Window> all = new ArrayList<>(some);
    all.addAll(others);
    all.sort(Comparator.comparingLong(Window::fromMillis));
    List<Window> joined = new ArrayList<>();
    for (Window each : all) {
      Window last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && each.fromMillis() <= last.toMillis()) {
        long to = Math.max(last.toMillis(), each.toMillis());
        joined.set(joined.size() - 1, new Window(last.fromMillis(), to));
      } else {
        joined.add(each);
      }
    }
    return joined;
  }

  /** Windows without what lies between two instants. */
  static List<Window> without(List<Window> windows, long fromMillis, long toMillis) {
    List<Window> left = new ArrayList<>();
    for (Window each : windows) {
      if (each.fromMillis() < Math.min(each.toMillis(), fromMillis)) {
        left.add(new Window(each.fromMillis(), Math.min(each.toMillis(), fromMillis)));
      }
      if (Math.max(each.fromMillis(), toMillis) < each.toMillis()) {
        left.add(new Window(Math.max(each.fromMillis(), toMillis), each.toMillis()));
      }
    }
    return left;
  }

  /** What of windows lies behind an instant. */
  static List<Window> from(List<Window> windows, long atMillis) {
    List<Window> left = new ArrayList<>();
    for (Window each : windows) {
      if (each.toMillis() > atMillis) {
        left.add(new Window(Math.max(each.fromMillis(), atMillis), each.toMillis()));
      }
    }
    return left;
  }
}

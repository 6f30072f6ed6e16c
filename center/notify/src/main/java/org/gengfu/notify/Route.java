package org.gengfu.notify;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * To whom a notice goes. Of all routes the first that fits is taken.
 *
 * @param id its own
 * @param levels that it is for
 * @param sites that it is for, {@code *} at the end stands for anything; empty for all
 * @param items contract items that it is for, likewise
 * @param shifts in which it holds; empty for always
 * @param ladder what is done when, the first step at once
 * @param receipt somebody must say that the notice was understood
 */
public record Route(
    String id,
    Set<Integer> levels,
    List<String> sites,
    List<String> items,
    List<String> shifts,
    List<Rung> ladder,
    boolean receipt) {
  /** Most steps. */
  public static final int MAX_RUNGS = 16;

  public Route {
    levels = java.util.Collections.unmodifiableSet(new TreeSet<>(levels));
    sites = List.copyOf(sites);
    items = List.copyOf(items);
    shifts = List.copyOf(shifts);
    ladder = List.copyOf(ladder);
    if (levels.isEmpty()
        || ladder.isEmpty()
        || ladder.size() > MAX_RUNGS
        || !ladder.getFirst().after().isZero()) {
      throw new IllegalArgumentException("route " + id);
    }
  }

  boolean fits(Notice notice, Instant now, Map<String, Hours> hours, ZoneId zone) {
    return levels.contains(notice.level())
        && fits(sites, notice.site())
        && fits(items, notice.item())
        && (shifts.isEmpty()
            || shifts.stream()
                .map(hours::get)
                .anyMatch(shift -> shift != null && shift.covers(now, zone)));
  }

  static boolean fits(List<String> patterns, String text) {
    return patterns.isEmpty() || patterns.stream().anyMatch(each -> fits(each, text));
  }

  private static boolean fits(String pattern, String text) {
    return pattern.endsWith("*")
        ? text.startsWith(pattern.substring(0, pattern.length() - 1))
        : text.equals(pattern);
  }
}

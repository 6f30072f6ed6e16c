package org.gengfu.center.shift;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.gengfu.core.availability.TimeRange;

/**
 * One shift of one day, or a time that somebody asked for.
 *
 * @param id day and name of the shift, e.g. {@code 2026-11-22-day}; empty for a time that was asked
 *     for
 * @param from first instant
 * @param to first instant after it
 * @param name by language
 */
public record Shift(String id, Instant from, Instant to, Map<String, String> name) {
  /** The longest time that may be asked for. */
  public static final Duration LONGEST = Duration.ofDays(31);

  public Shift {
    if (!to.isAfter(from) || Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a time of at most %d days is wanted, from before to: %s to %s"
              .formatted(LONGEST.toDays(), from, to));
    }
    name = Map.copyOf(name);
  }

  /** A time that is no shift. */
  public static Shift asked(Instant from, Instant to) {
    return new Shift("", from, to, Map.of("zh", "自选时段", "en", "Chosen time"));
  }

  /** Its time. */
  public TimeRange range() {
    return new TimeRange(from.toEpochMilli(), to.toEpochMilli());
  }
}

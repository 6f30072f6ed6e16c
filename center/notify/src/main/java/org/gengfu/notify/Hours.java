package org.gengfu.notify;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hours of a week, in local time.
 *
 * @param days days on which they begin
 * @param from first moment
 * @param to the moment after the last; not after {@code from} means on the next day, so that equal
 *     times are a whole day
 */
public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
  public Hours {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("hours on no day");
    }
    days = java.util.Collections.unmodifiableSet(new TreeSet<>(days));
  }

  /** On every day. */
  public static Hours daily(LocalTime from, LocalTime to) {
    return new Hours(EnumSet.allOf(DayOfWeek.class), from, to);
  }

  /** True when a moment lies in these hours. */
  public boolean covers(Instant at, ZoneId zone) {
    LocalDate day = at.atZone(zone).toLocalDate();
    return covers(at, day, zone) || covers(at, day.minusDays(1), zone);
  }

  /** The first moment, not before the given one, that does not lie in them; a week on at most. */
  public Instant endAfter(Instant at, ZoneId zone) {
    Instant end = at;
    for (int i = 0; i <= DayOfWeek.values().length && covers(end, zone); i++) {
      LocalDate day = end.atZone(zone).toLocalDate();
      end = covers(end, day, zone) ? end(day, zone) : end(day.minusDays(1), zone);
    }
    return end;
  }

  private boolean covers(Instant at, LocalDate begins, ZoneId zone) {
    return days.contains(begins.getDayOfWeek())
        && !at.isBefore(ZonedDateTime.of(begins, from, zone).toInstant())
        && at.isBefore(end(begins, zone));
  }

  private Instant end(LocalDate begins, ZoneId zone) {
    LocalDate day = to.isAfter(from) ? begins : begins.plusDays(1);
    return ZonedDateTime.of(day, to, zone).toInstant();
  }
}

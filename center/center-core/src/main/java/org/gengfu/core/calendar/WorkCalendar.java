package org.gengfu.core.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.core.availability.TimeRange;

/**
 * When service is owed. A day has the hours of its weekday, unless it is named: a public holiday
 * rests though it is a Wednesday, a make-up day (调休) works though it is a Sunday. Never changes; an
 * edit is a new version, so that a clock can say by which one it counted. Any thread.
 *
 * @param id its name
 * @param version counts its editions
 * @param zone whose clock on the wall counts
 * @param workday hours of a day that works; none twice
 * @param restday hours of a day that rests, usually none
 * @param week which weekdays work
 * @param named days that are not what their weekday says: true for one that works; at most {@value
 *     #MOST_NAMED}
 */
public record WorkCalendar(
    String id,
    int version,
    ZoneId zone,
    List<ServiceHours> workday,
    List<ServiceHours> restday,
    List<DayOfWeek> week,
    SortedMap<LocalDate, Boolean> named) {
  /** The most named days: forty years of holidays. */
  public static final int MOST_NAMED = 2_000;

  /** The longest range that is opened at once, in days. */
  public static final int MOST_DAYS = 4_000;

  public WorkCalendar {
    workday = List.copyOf(workday);
    restday = List.copyOf(restday);
    week = List.copyOf(week);
    named = Collections.unmodifiableSortedMap(new TreeMap<>(named));
    if (named.size() > MOST_NAMED) {
      throw new IllegalArgumentException(
          "calendar %s names %d days; %d are the most".formatted(id, named.size(), MOST_NAMED));
    }
  }

  /** Around the clock, every day. */
  public static WorkCalendar always(ZoneId zone) {
    return new WorkCalendar(
        "7x24",
        1,
        zone,
        List.of(ServiceHours.ALL_DAY),
        List.of(ServiceHours.ALL_DAY),
        List.of(DayOfWeek.values()),
        new TreeMap<>(Map.of()));
  }

  /** True when that day works. */
  public boolean works(LocalDate day) {
    Boolean said = named.get(day);
    return said == null ? week.contains(day.getDayOfWeek()) : said;
  }

  /**
   * The service within a range: sorted, apart, none of it touching the next. A day of 23 or 25
   * hours gives as many; an hour that the clock on the wall leaves out gives nothing.
   *
   * @throws IllegalArgumentException when the range is longer than {@value #MOST_DAYS} days
   */
  public List<TimeRange> open(TimeRange range) {
    if (workday.contains(ServiceHours.ALL_DAY) && restday.contains(ServiceHours.ALL_DAY)) {
      return List.of(range);
    }
    LocalDate first = day(range.fromMillis()).minusDays(1);
    LocalDate last = day(range.toMillis() - 1);
    if (first.plusDays(MOST_DAYS).isBefore(last)) {
      throw new IllegalArgumentException("more than " + MOST_DAYS + " days at once: " + range);
    }
    List<TimeRange> found = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      for (ServiceHours hours : works(day) ? workday : restday) {
        long from = millis(day, hours.fromMinute());
        long to = millis(day, hours.toMinute());
        if (from < to) {
          new TimeRange(from, to).intersection(range).ifPresent(found::add);
        }
      }
    }
    return Ranges.union(found);
  }

  /** The day on which an instant lies, here. */
  public LocalDate day(long atMillis) {
    return Instant.ofEpochMilli(atMillis).atZone(zone).toLocalDate();
  }

  /** A time that the clock on the wall leaves out is the instant at which it jumps over it. */
  private long millis(LocalDate day, int minute) {
    LocalDateTime wall = day.atStartOfDay().plusMinutes(minute);
    ZoneOffsetTransition jump = zone.getRules().getTransition(wall);
    return jump != null && jump.isGap()
        ? jump.getInstant().toEpochMilli()
        : wall.atZone(zone).toInstant().toEpochMilli();
  }
}

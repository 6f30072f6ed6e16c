package org.gengfu.core.availability.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.ServiceTime;
import org.gengfu.core.availability.TimeRange;

/**
 * The hours in which a contract counts at all, as local time. What lies outside is out of service.
 *
 * @param zone where it is local
 * @param week hours of each day of the week; a day that is missing has none
 * @param special dates with other hours: a holiday has none, a working Sunday has some
 */
public record ContractHours(
    ZoneId zone, Map<DayOfWeek, List<Hours>> week, Map<LocalDate, List<Hours>> special) {
  /** Most stretches of hours of one day. */
  public static final int MAX_PER_DAY = 8;

  /** Most dates with other hours. */
  public static final int MAX_SPECIAL = 4_000;

  /**
   * A stretch of one day.
   *
   * @param fromMinute minutes of local time after midnight, 0 to 1439
   * @param toMinute the first minute after it, up to 1440
   */
  public record Hours(int fromMinute, int toMinute) {
    /** From midnight to midnight. */
    public static final Hours ALL_DAY = new Hours(0, 1_440);

    public Hours {
      if (fromMinute < 0 || toMinute > 1_440 || fromMinute >= toMinute) {
        throw new IllegalArgumentException(
            "hours of a day run from one minute to a later one, 0 to 1440: %d to %d"
                .formatted(fromMinute, toMinute));
      }
    }
  }

  public ContractHours {
    Map<DayOfWeek, List<Hours>> days = new EnumMap<>(DayOfWeek.class);
    week.forEach((day, hours) -> days.put(day, checked(day, hours)));
    Map<LocalDate, List<Hours>> dates = new TreeMap<>();
    special.forEach((date, hours) -> dates.put(date, checked(date, hours)));
    if (dates.size() > MAX_SPECIAL) {
      throw new IllegalArgumentException(
          "%d special dates, at most %d: leave out past years"
              .formatted(dates.size(), MAX_SPECIAL));
    }
    week = Map.copyOf(days);
    special = Map.copyOf(dates);
  }

  private static List<Hours> checked(Object day, List<Hours> hours) {
    if (hours.size() > MAX_PER_DAY) {
      throw new IllegalArgumentException(
          "%s has %d stretches of hours, at most %d".formatted(day, hours.size(), MAX_PER_DAY));
    }
    return List.copyOf(hours);
  }

  /** Day and night. */
  public static ContractHours always(ZoneId zone) {
    Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, List.of(Hours.ALL_DAY));
    }
    return new ContractHours(zone, week, Map.of());
  }

  /**
   * The service times of a device.
   *
   * @param range from hand-over to retirement, cut to the period that is asked for
   * @param evidence id of the contract item
   * @throws IllegalArgumentException when the range has more than {@value ReportCalendar#MAX_PARTS}
   *     days
   */
  public List<ServiceTime> within(TimeRange range, String evidence, Known known) {
    List<ServiceTime> times = new ArrayList<>();
    LocalDate date = Instant.ofEpochMilli(range.fromMillis()).atZone(zone).toLocalDate();
    for (int days = 0; millis(date, 0) < range.toMillis(); days++) {
      if (days > ReportCalendar.MAX_PARTS) {
        throw new IllegalArgumentException(
            "contract hours of more than %d days: ask for a shorter period"
                .formatted(ReportCalendar.MAX_PARTS));
      }
      for (Hours hours : hours(date)) {
        long from = Math.max(range.fromMillis(), millis(date, hours.fromMinute()));
        long to = Math.min(range.toMillis(), millis(date, hours.toMinute()));
        if (from < to) {
          times.add(new ServiceTime(new TimeRange(from, to), evidence, known));
        }
      }
      date = date.plusDays(1);
    }
    return times;
  }

  private List<Hours> hours(LocalDate date) {
    List<Hours> other = special.get(date);
    return other != null ? other : week.getOrDefault(date.getDayOfWeek(), List.of());
  }

  private long millis(LocalDate date, int minute) {
    return date.atStartOfDay().plusMinutes(minute).atZone(zone).toInstant().toEpochMilli();
  }
}

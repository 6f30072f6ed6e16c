package org.gengfu.core.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.calendar.KeyPeriods;
import org.gengfu.core.calendar.ServiceHours;
import org.gengfu.core.calendar.WorkCalendar;

/** Contracts and times for tests. */
final class Promises {
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  static final long MINUTE = 60_000;
  static final long HOUR = 60 * MINUTE;

  private Promises() {}

  /** Restore at level 2: 4 h, in key periods 2 h (row G17 of the obligations). */
  static Promise g17(SpanReading reading, TimeRange... keys) {
    return promise(Map.of(Level.TWO, new Target(4 * HOUR, 2 * HOUR)), reading, keys);
  }

  static Promise promise(Map<Level, Target> targets, SpanReading reading, TimeRange... keys) {
    List<KeyPeriods.Named> named =
        List.of(keys).stream().map(range -> new KeyPeriods.Named("重保", range)).toList();
    return new Promise(
        "G17/restore",
        1,
        PromiseKind.RESTORE,
        targets,
        reading,
        WorkCalendar.always(SHANGHAI),
        KeyPeriods.of(1, named),
        Set.of("owner-access", "grid"),
        Promise.USUAL_REOPEN);
  }

  static Promise with(Promise promise, WorkCalendar calendar) {
    return new Promise(
        promise.id(),
        promise.version(),
        promise.kind(),
        promise.targets(),
        promise.reading(),
        calendar,
        promise.keys(),
        promise.pauses(),
        promise.reopenMillis());
  }

  /** Office hours with the National Day of 2026 and one make-up day. */
  static WorkCalendar office(ZoneId zone) {
    TreeMap<LocalDate, Boolean> named = new TreeMap<>();
    for (int day = 1; day <= 7; day++) {
      named.put(LocalDate.of(2026, 10, day), false);
    }
    named.put(LocalDate.of(2026, 10, 10), true);
    return new WorkCalendar(
        "office",
        1,
        zone,
        List.of(new ServiceHours(8 * 60, 12 * 60), new ServiceHours(14 * 60, 18 * 60)),
        List.of(),
        List.of(
            DayOfWeek.MONDAY,
            DayOfWeek.TUESDAY,
            DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY,
            DayOfWeek.FRIDAY),
        named);
  }

  static long at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant().toEpochMilli();
  }

  static TimeRange range(String from, String to) {
    return new TimeRange(at(from), at(to));
  }

  static Pause pause(String id, TimeRange range, long knownAtMillis) {
    return new Pause(
        id, range, "owner-access", "photo-1", "li", "wang", Known.since(knownAtMillis));
  }
}

package org.gengfu.core.inspection;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.calendar.KeyPeriods;
import org.gengfu.core.calendar.ServiceHours;
import org.gengfu.core.calendar.WorkCalendar;

/** Plans and stops of the tests. */
final class Samples {
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final TimeRange LIFE = range("2025-06-01", "2027-06-01", SHANGHAI);

  private Samples() {}

  static long at(String day, ZoneId zone) {
    return LocalDate.parse(day).atStartOfDay(zone).toInstant().toEpochMilli();
  }

  static TimeRange range(String from, String to, ZoneId zone) {
    return new TimeRange(at(from, zone), at(to, zone));
  }

  static WorkCalendar office() {
    List<ServiceHours> hours = List.of(new ServiceHours(9 * 60, 18 * 60));
    return new WorkCalendar(
        "office",
        1,
        SHANGHAI,
        hours,
        List.of(),
        List.of(
            DayOfWeek.MONDAY,
            DayOfWeek.TUESDAY,
            DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY,
            DayOfWeek.FRIDAY),
        new TreeMap<>(Map.of(LocalDate.of(2026, 10, 1), false, LocalDate.of(2026, 10, 10), true)));
  }

  static CheckItem look() {
    return item("look", CheckItem.Kind.CHECK, null, null, null);
  }

  static CheckItem item(String id, CheckItem.Kind kind, String point, Double low, Double high) {
    List<String> options =
        kind == CheckItem.Kind.CHOICE ? List.of("good", "worn", "broken") : List.of();
    return new CheckItem(id, new Words(id, id), kind, List.of(), "", options, point, low, high);
  }

  static InspectionPlan plan(Frequency frequency) {
    return plan(frequency, WorkCalendar.always(SHANGHAI), LIFE, KeyPeriods.NONE);
  }

  static InspectionPlan plan(
      Frequency frequency, WorkCalendar calendar, TimeRange life, KeyPeriods occasions) {
    return new InspectionPlan(
        "H",
        1,
        "xuchang",
        "req72",
        "",
        new Words("巡检", "round"),
        InspectionPlan.Kind.ON_SITE,
        frequency,
        calendar,
        occasions,
        life,
        List.of(look()),
        0,
        20,
        false);
  }

  static Stop stop(String node, double lat, double lon) {
    return new Stop(node, new Words(node, node), "camera", node, new Stop.Place(lat, lon));
  }

  static Round round(List<Stop> stops, List<CheckItem> checklist, boolean signed) {
    return new Round("H@2026-11-23", "H", 1, day(), stops, checklist, signed);
  }

  /** The 23rd of November 2026 in Shanghai. */
  static TimeRange day() {
    return range("2026-11-23", "2026-11-24", SHANGHAI);
  }

  static Instant hour(double hours) {
    return Instant.ofEpochMilli(day().fromMillis() + Math.round(hours * 3_600_000));
  }
}

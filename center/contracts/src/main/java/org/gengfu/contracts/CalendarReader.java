package org.gengfu.contracts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.core.calendar.ServiceHours;
import org.gengfu.core.calendar.WorkCalendar;
import org.gengfu.core.contract.DutyCalendar;
import org.gengfu.core.contract.Text;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;

/** Reads {@code calendars:}. One thread. */
final class CalendarReader {
  /** The calendar that every contract has: around the clock. */
  static final String ALWAYS = "7x24";

  private static final Pattern HOURS =
      Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])-([0-3][0-9]|4[0-8]):([0-5][0-9])");
  private static final List<DayOfWeek> FIVE =
      List.of(
          DayOfWeek.MONDAY,
          DayOfWeek.TUESDAY,
          DayOfWeek.WEDNESDAY,
          DayOfWeek.THURSDAY,
          DayOfWeek.FRIDAY);

  private final Remarks remarks;
  private final Words words;
  private final ZoneId zone;
  private final int edition;

  CalendarReader(Remarks remarks, ZoneId zone, int edition) {
    this.remarks = remarks;
    this.words = new Words(remarks);
    this.zone = zone;
    this.edition = edition;
  }

  /** All calendars by name, the one around the clock first. */
  Map<String, DutyCalendar> read(MapNode root) {
    Map<String, DutyCalendar> calendars = new LinkedHashMap<>();
    calendars.put(
        ALWAYS,
        new DutyCalendar(
            WorkCalendar.always(zone), new Text("每天 24 小时", "Around the clock"), Set.of()));
    MapNode map = root.map("calendars", remarks.problems());
    if (map != null) {
      for (String id : map.keys()) {
        MapNode node = map.map(id, remarks.problems());
        if (id.equals(ALWAYS)) {
          remarks.error(map.keyMark(id), "日历“7x24”是固有的，不能改写", "7x24 is always there", "Rename it");
        } else if (node != null) {
          calendars.put(id, calendar(id, node));
        }
      }
    }
    return calendars;
  }

  private DutyCalendar calendar(String id, MapNode node) {
    final Text text = words.text(node, "text");
    List<ServiceHours> workday = hours(node, "workday", List.of(ServiceHours.ALL_DAY));
    List<ServiceHours> restday = hours(node, "restday", List.of());
    List<DayOfWeek> week = week(node);
    if (workday.isEmpty() && restday.isEmpty()) {
      remarks.error(
          node.mark(),
          "日历“" + id + "”没有任何服务时间，承诺永远不会走时",
          "calendar " + id + " has no hours at all: no clock would ever run by it",
          "Give workday or restday hours");
    }
    SortedMap<LocalDate, Boolean> named = new TreeMap<>();
    Set<LocalDate> unconfirmed = new HashSet<>();
    for (String table : words.among(node, "holidays", Holidays.names(), "节假日表")) {
      Holidays holidays = Holidays.of(table);
      if (holidays != null) {
        named.putAll(holidays.days());
        unconfirmed.addAll(holidays.unconfirmed());
      }
    }
    days(node, named, unconfirmed);
    node.close(remarks.problems());
    if (named.size() > WorkCalendar.MOST_NAMED) {
      remarks.error(
          node.mark(), "日历“" + id + "”的特殊日期太多", "calendar " + id + " names too many days", "");
      named.clear();
    }
    return new DutyCalendar(
        new WorkCalendar(id, edition, zone, workday, restday, week, named), text, unconfirmed);
  }

  private List<DayOfWeek> week(MapNode node) {
    if (!node.has("week")) {
      return FIVE;
    }
    Set<DayOfWeek> week = EnumSet.noneOf(DayOfWeek.class);
    List<String> known = List.of(DayOfWeek.values()).stream().map(Words::word).toList();
    for (String day : words.among(node, "week", known, "星期")) {
      week.add(DayOfWeek.of(known.indexOf(day) + 1));
    }
    return List.copyOf(week);
  }

  /** What a person names counts more than a table. */
  private void days(MapNode node, SortedMap<LocalDate, Boolean> named, Set<LocalDate> unconfirmed) {
    MapNode days = node.map("days", remarks.problems());
    if (days == null) {
      return;
    }
    for (String key : days.keys()) {
      LocalDate day = Days.day(key);
      String word = words.one(days, key, List.of("work", "rest"), "用词");
      if (day == null) {
        remarks.error(
            days.keyMark(key), "“" + key + "”不是日期", "this is no day", "Write \"2026-10-10\": work");
      } else if (word != null) {
        named.put(day, word.equals("work"));
        unconfirmed.remove(day);
      }
    }
  }

  private List<ServiceHours> hours(MapNode node, String key, List<ServiceHours> fallback) {
    if (!node.has(key)) {
      return fallback;
    }
    List<ServiceHours> hours = new ArrayList<>();
    for (String text : node.strings(key, remarks.problems())) {
      Matcher matcher = HOURS.matcher(text);
      try {
        if (!matcher.matches()) {
          throw new IllegalArgumentException("no hours");
        }
        hours.add(new ServiceHours(minute(matcher, 1), minute(matcher, 3)));
      } catch (IllegalArgumentException notHours) {
        remarks.error(
            node.valueMark(key),
            "“" + text + "”不是一段服务时间",
            "these are no hours of a day",
            "Write \"08:30-12:00\"; \"22:00-30:00\" ends at 6 the next morning");
      }
    }
    overlap(hours, node.valueMark(key));
    return hours;
  }

  private void overlap(List<ServiceHours> hours, Mark mark) {
    List<ServiceHours> sorted = new ArrayList<>(hours);
    sorted.sort(java.util.Comparator.comparingInt(ServiceHours::fromMinute));
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).fromMinute() < sorted.get(i - 1).toMinute()) {
        remarks.warn(
            mark,
            "两段服务时间重叠，重叠部分只计一次",
            "two stretches of service overlap; what they share counts once");
      }
    }
  }

  private static int minute(Matcher matcher, int group) {
    return 60 * Integer.parseInt(matcher.group(group)) + Integer.parseInt(matcher.group(group + 1));
  }

  /** Names of all of them. */
  static List<String> names(Map<String, DutyCalendar> calendars) {
    return Collections.unmodifiableList(new ArrayList<>(calendars.keySet()));
  }
}

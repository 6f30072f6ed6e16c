package org.gengfu.center.api.stock;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.stock.Technician;
import org.gengfu.core.travel.WeekHours;
import org.jspecify.annotations.Nullable;

/** Reads when somebody works, rests and is on leave. Each fault names the field. Pure. */
final class TechnicianTimes {
  private static final int MOST_HOURS = 20;
  private static final int MOST_DAYS = 366;
  private static final int MOST_REASON = 200;
  private static final int DAY = 1_440;

  private TechnicianTimes() {}

  /** Stretches of weekly hours; none when the field is absent. */
  static List<Technician.Shift> hours(JsonNode fields, String field) {
    JsonNode array = fields.get(field);
    List<Technician.Shift> all = new ArrayList<>();
    if (array == null || array.isNull()) {
      return all;
    }
    if (!array.isArray() || array.size() > MOST_HOURS) {
      throw ProblemException.badField(field, "must be a list of at most " + MOST_HOURS);
    }
    Set<String> ids = new HashSet<>();
    for (JsonNode node : array) {
      if (!node.isObject() || !ids.add(node.path("id").asText(""))) {
        throw ProblemException.badField(field, "have an id each, and none twice");
      }
      String id = node.path("id").asText("");
      if (!id.matches("[A-Za-z0-9_-]{1,40}")) {
        throw ProblemException.badField(field, "have ids of letters and digits");
      }
      all.add(
          new Technician.Shift(
              id,
              new WeekHours.Span(
                  days(field, node.get("days")),
                  minute(field, node, "from"),
                  minute(field, node, "to"))));
    }
    return all;
  }

  private static Set<DayOfWeek> days(String field, @Nullable JsonNode array) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    if (array != null && array.isArray()) {
      for (JsonNode day : array) {
        if (day.isInt() && day.intValue() >= 1 && day.intValue() <= 7) {
          days.add(DayOfWeek.of(day.intValue()));
        }
      }
    }
    if (days.isEmpty() || array == null || days.size() != array.size()) {
      throw ProblemException.badField(field, "have days from 1, Monday, to 7, each once");
    }
    return days;
  }

  private static int minute(String field, JsonNode node, String name) {
    String text = node.path(name).asText("");
    try {
      return text.equals("24:00") && name.equals("to")
          ? DAY
          : LocalTime.parse(text).toSecondOfDay() / 60;
    } catch (DateTimeParseException e) {
      throw ProblemException.badField(field, "have times like 08:00 in " + name);
    }
  }

  /** Each break must lie within one shift, on each of its days. */
  static void within(List<Technician.Shift> breaks, List<Technician.Shift> shifts) {
    for (Technician.Shift each : breaks) {
      for (DayOfWeek day : each.hours().days()) {
        int from = each.hours().fromMinute();
        int to = end(each.hours());
        boolean lies =
            shifts.stream()
                .map(Technician.Shift::hours)
                .anyMatch(shift ->
                    shift.days().contains(day) && holds(shift, from, to)
                        || shift.days().contains(day.minus(1))
                            && holds(shift, from + DAY, to + DAY));
        if (!lies) {
          throw ProblemException.badField(
              "breaks", "%s lies within no shift on day %d".formatted(each.id(), day.getValue()));
        }
      }
    }
  }

  private static boolean holds(WeekHours.Span shift, int from, int to) {
    return from >= shift.fromMinute() && to <= end(shift);
  }

  private static int end(WeekHours.Span span) {
    return span.toMinute() <= span.fromMinute() ? span.toMinute() + DAY : span.toMinute();
  }

  /** Days of leave; none when the field is absent. */
  static List<Technician.Leave> leave(@Nullable JsonNode array) {
    List<Technician.Leave> all = new ArrayList<>();
    if (array == null || array.isNull()) {
      return all;
    }
    if (!array.isArray() || array.size() > Technician.MOST_LEAVE) {
      throw ProblemException.badField(
          "leave",
          "must be a list of at most %d; take out what is long over"
              .formatted(Technician.MOST_LEAVE));
    }
    for (JsonNode node : array) {
      LocalDate from = day(node, "from");
      LocalDate to = day(node, "to");
      String reason = node.path("reason").asText("").strip();
      if (to.isBefore(from) || !to.isBefore(from.plusDays(MOST_DAYS))) {
        throw ProblemException.badField(
            "leave", "from %s to %s must be 1 to %d days".formatted(from, to, MOST_DAYS));
      }
      if (reason.length() > MOST_REASON) {
        throw ProblemException.badField("leave", "has reasons of at most " + MOST_REASON);
      }
      all.add(new Technician.Leave(from, to, reason));
    }
    all.sort(Comparator.comparing(Technician.Leave::from));
    for (int i = 1; i < all.size(); i++) {
      if (!all.get(i).from().isAfter(all.get(i - 1).to())) {
        throw ProblemException.badField("leave", "overlaps on " + all.get(i).from());
      }
    }
    return all;
  }

  private static LocalDate day(JsonNode node, String name) {
    try {
      return LocalDate.parse(node.path(name).asText(""));
    } catch (DateTimeParseException e) {
      throw ProblemException.badField("leave", "has days like 2026-10-01 in " + name);
    }
  }
}

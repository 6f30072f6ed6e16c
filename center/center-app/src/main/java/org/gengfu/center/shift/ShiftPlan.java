package org.gengfu.center.shift;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;

/**
 * When shifts begin, each day alike; each lasts until the next one. The section {@code shifts:} of
 * {@code center.yaml}. Immutable; any thread.
 *
 * @param begins at least one, by time of day
 */
public record ShiftPlan(List<Begin> begins) {
  /** The most shifts of a day. */
  public static final int MOST = 6;

  /** Day from 8 to 20 o'clock, night from 20 to 8. */
  public static final ShiftPlan USUAL =
      new ShiftPlan(
          List.of(
              new Begin("day", LocalTime.of(8, 0), Map.of("zh", "白班", "en", "Day")),
              new Begin("night", LocalTime.of(20, 0), Map.of("zh", "夜班", "en", "Night"))));

  private static final String CODE = "SHIFTS";
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]{0,19}");
  private static final Pattern NAMED = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})-([a-z0-9]+)");

  public ShiftPlan {
    begins = begins.stream().sorted(Comparator.comparing(Begin::at)).toList();
    if (begins.isEmpty() || begins.size() > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " shifts a day, not " + begins.size());
    }
  }

  /**
   * A shift's begin.
   *
   * @param id lower-case letters and digits, unique
   * @param at time of day in the contract's zone
   * @param name by language
   */
  public record Begin(String id, LocalTime at, Map<String, String> name) {
    public Begin {
      name = Map.copyOf(name);
    }
  }

  /** Reads the section; what is wrong is added to the problems. */
  public static ShiftPlan read(MapNode root, Problems problems) {
    if (!root.has("shifts")) {
      return USUAL;
    }
    List<Begin> begins = new ArrayList<>();
    Set<Object> taken = new HashSet<>();
    for (MapNode map : root.maps("shifts", problems)) {
      String id = map.string("id", "", problems);
      String from = map.string("from", "", problems);
      Map<String, String> name = map.texts("name", problems);
      map.close(problems);
      Matcher time = TIME.matcher(from);
      if (!ID.matcher(id).matches() || !time.matches()) {
        problems.add(
            map.mark(),
            CODE,
            "a shift needs an id and when it begins",
            "Write for example {id: day, from: \"08:00\", name: {zh: 白班, en: Day}}");
      } else if (!taken.add(id) || !taken.add(LocalTime.parse(from))) {
        problems.add(map.mark(), CODE, "this shift stands twice", "Remove one");
      } else {
        begins.add(new Begin(id, LocalTime.parse(from), name.isEmpty() ? both(id) : name));
      }
    }
    if (begins.isEmpty() || begins.size() > MOST) {
      problems.add(
          root.keyMark("shifts"),
          CODE,
          "1 to %d shifts are wanted".formatted(MOST),
          "Leave the section out for day and night");
      return USUAL;
    }
    return new ShiftPlan(begins);
  }

  private static Map<String, String> both(String id) {
    return Map.of("zh", id, "en", id);
  }

  /** The shift in which an instant lies. */
  public Shift at(Instant instant, ZoneId zone) {
    LocalDate day = instant.atZone(zone).toLocalDate();
    for (LocalDate date : List.of(day.plusDays(1), day, day.minusDays(1))) {
      for (int i = begins.size() - 1; i >= 0; i--) {
        Shift shift = shift(date, i, zone);
        if (!shift.from().isAfter(instant)) {
          return shift;
        }
      }
    }
    throw new IllegalStateException("every instant follows a shift's begin: " + instant);
  }

  /** The shift of that id; empty when there is none. */
  public Optional<Shift> named(String id, ZoneId zone) {
    Matcher matcher = NAMED.matcher(id);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.parse(matcher.group(1));
      for (int i = 0; i < begins.size(); i++) {
        if (begins.get(i).id().equals(matcher.group(2))) {
          return Optional.of(shift(day, i, zone));
        }
      }
      return Optional.empty();
    } catch (java.time.DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The shift of an instant and those before it, newest first. */
  public List<Shift> last(Instant instant, int count, ZoneId zone) {
    List<Shift> shifts = new ArrayList<>();
    Instant at = instant;
    while (shifts.size() < count) {
      Shift shift = at(at, zone);
      shifts.add(shift);
      at = shift.from().minusMillis(1);
    }
    return shifts;
  }

  private Shift shift(LocalDate day, int index, ZoneId zone) {
    Begin begin = begins.get(index);
    boolean last = index == begins.size() - 1;
    Begin next = last ? begins.getFirst() : begins.get(index + 1);
    return new Shift(
        day + "-" + begin.id(),
        day.atTime(begin.at()).atZone(zone).toInstant(),
        (last ? day.plusDays(1) : day).atTime(next.at()).atZone(zone).toInstant(),
        begin.name());
  }
}

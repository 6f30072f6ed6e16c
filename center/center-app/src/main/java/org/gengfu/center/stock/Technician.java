package org.gengfu.center.stock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gengfu.core.travel.GeoPoint;
import org.gengfu.core.travel.WeekHours;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who goes to devices.
 *
 * @param id a user's name
 * @param phone to call, and for short messages: as {@link #number} gives it; empty when unknown
 * @param skills words, as orders ask for them
 * @param shifts none for never on duty
 * @param breaks when they rest within a shift
 * @param leave days on which they are not there at all, in order
 * @param vehicle id of the place that drives along, null for none
 * @param home where the day begins, null when nobody said
 */
public record Technician(
    String id,
    String name,
    String phone,
    List<String> skills,
    List<Shift> shifts,
    List<Shift> breaks,
    List<Leave> leave,
    @Nullable String vehicle,
    @Nullable GeoPoint home) {
  private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final Pattern MOBILE = Pattern.compile("(\\+86)?1[3-9][0-9]{9}");
  private static final Pattern CHINESE = Pattern.compile("\\+86.*");

  /** The most technicians. */
  public static final int MOST = 2_000;

  /** The most stretches of leave of one. */
  public static final int MOST_LEAVE = 100;

  /** Somebody without breaks and leave. */
  public Technician(
      String id,
      String name,
      String phone,
      List<String> skills,
      List<Shift> shifts,
      @Nullable String vehicle,
      @Nullable GeoPoint home) {
    this(id, name, phone, skills, shifts, List.of(), List.of(), vehicle, home);
  }

  public Technician {
    skills = List.copyOf(skills);
    shifts = List.copyOf(shifts);
    breaks = List.copyOf(breaks);
    leave = leave.stream().sorted(Comparator.comparing(Leave::from)).toList();
  }

  /**
   * A number that takes short messages, without what people write between the digits: a mobile
   * number of China (11 digits, with or without +86), or one of another country (E.164).
   *
   * @return empty when it is neither
   */
  public static Optional<String> number(String text) {
    String digits = text.replaceAll("[ ()-]", "");
    boolean abroad = INTERNATIONAL.matcher(digits).matches() && !CHINESE.matcher(digits).matches();
    return abroad || MOBILE.matcher(digits).matches() ? Optional.of(digits) : Optional.empty();
  }

  /** Hours of some weekdays. */
  public record Shift(String id, WeekHours.Span hours) {}

  /**
   * Days off: holidays, illness, training. What a contract's calendar calls a holiday frees nobody.
   *
   * @param from the first day, where the center is
   * @param to the last day
   * @param reason in somebody's words, empty for none
   */
  public record Leave(LocalDate from, LocalDate to, String reason) {
    public Leave {
      if (to.isBefore(from)) {
        throw new IllegalArgumentException("leave ends before it begins: " + from + " to " + to);
      }
    }

    /** From when to when, milliseconds since 1970. */
    public long fromMillis(ZoneId zone) {
      return from.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /** The first instant behind it. */
    public long toMillis(ZoneId zone) {
      return to.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
    }
  }

  /**
   * Where somebody was seen.
   *
   * @param accuracy metres, null when the phone did not say
   */
  public record Position(GeoPoint point, @Nullable Double accuracy, Instant time) {}

  /** All hours of all shifts. */
  public WeekHours hours() {
    return new WeekHours(shifts.stream().map(Shift::hours).toList());
  }

  /** True within a shift, outside breaks and leave. */
  public boolean onDuty(Instant at, ZoneId zone) {
    return inShift(at, zone) && !inBreak(at, zone) && leaveAt(at, zone).isEmpty();
  }

  /** True within a shift. */
  public boolean inShift(Instant at, ZoneId zone) {
    return !shifts.isEmpty() && hours().covers(at.toEpochMilli(), zone);
  }

  /** All hours of all breaks; around the clock when there are none. */
  public WeekHours breakHours() {
    return new WeekHours(breaks.stream().map(Shift::hours).toList());
  }

  /** True within a break. */
  public boolean inBreak(Instant at, ZoneId zone) {
    return !breaks.isEmpty() && breakHours().covers(at.toEpochMilli(), zone);
  }

  /** The leave that they have then. */
  public Optional<Leave> leaveAt(Instant at, ZoneId zone) {
    LocalDate day = at.atZone(zone).toLocalDate();
    return leave.stream()
        .filter(each -> !day.isBefore(each.from()) && !day.isAfter(each.to()))
        .findFirst();
  }
}

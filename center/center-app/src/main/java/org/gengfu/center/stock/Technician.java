package org.gengfu.center.stock;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.gengfu.core.travel.GeoPoint;
import org.gengfu.core.travel.WeekHours;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who goes to devices.
 *
 * @param id a user's name
 * @param skills words, as orders ask for them
 * @param shifts none for never on duty
 * @param vehicle id of the place that drives along, null for none
 * @param home where the day begins, null when nobody said
 */
public record Technician(
    String id,
    String name,
    String phone,
    List<String> skills,
    List<Shift> shifts,
    @Nullable String vehicle,
    @Nullable GeoPoint home) {
  /** The most technicians. */
  public static final int MOST = 2_000;

  public Technician {
    skills = List.copyOf(skills);
    shifts = List.copyOf(shifts);
  }

  /** Hours of some weekdays. */
  public record Shift(String id, WeekHours.Span hours) {}

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

  /** True within a shift. */
  public boolean onDuty(Instant at, ZoneId zone) {
    return !shifts.isEmpty() && hours().covers(at.toEpochMilli(), zone);
  }
}

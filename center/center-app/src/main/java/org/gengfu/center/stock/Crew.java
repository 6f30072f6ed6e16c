package org.gengfu.center.stock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Two technicians who go together in one vehicle for some days (双人班组).
 *
 * @param lead who has the orders
 * @param second who helps with them
 * @param from the first day, where the center is
 * @param to the last day
 */
public record Crew(String id, String lead, String second, LocalDate from, LocalDate to) {
  /** The most crews. */
  public static final int MOST = 1_000;

  /** The most days of one. */
  public static final int MOST_DAYS = 366;

  public Crew {
    if (lead.equals(second) || to.isBefore(from)) {
      throw new IllegalArgumentException(
          "a crew is two, and ends after it begins: " + lead + ", " + second + ", " + from);
    }
  }

  /** True when one of the two is in it. */
  public boolean has(String technician) {
    return lead.equals(technician) || second.equals(technician);
  }

  /** True on its days. */
  public boolean stands(Instant at, ZoneId zone) {
    LocalDate day = at.atZone(zone).toLocalDate();
    return !day.isBefore(from) && !day.isAfter(to);
  }

  /** True when somebody would be in both on one day. */
  public boolean clashes(Crew other) {
    return (has(other.lead) || has(other.second))
        && !from.isAfter(other.to)
        && !other.from.isAfter(to);
  }

  /** Its first instant, milliseconds since 1970. */
  public long fromMillis(ZoneId zone) {
    return from.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  /** The first instant behind it. */
  public long toMillis(ZoneId zone) {
    return to.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
  }
}

package org.gengfu.contracts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Days and times as contracts write them. Stateless. */
final class Days {
  private Days() {}

  /** A day such as {@code 2026-10-01}; null for none. */
  static @Nullable LocalDate day(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      return day.getYear() < 1990 || day.getYear() > 2100 ? null : day;
    } catch (DateTimeException notADay) {
      return null;
    }
  }

  /**
   * A day, which begins at its midnight there, {@code 2026-10-01T08:30} on the clock there, or an
   * instant with its offset; null for none.
   */
  static @Nullable Instant instant(String text, ZoneId zone) {
    LocalDate day = day(text);
    if (day != null) {
      return day.atStartOfDay(zone).toInstant();
    }
    try {
      Instant found =
          text.matches(".*(Z|[+-][0-9:]{2,6})")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).atZone(zone).toInstant();
      int year = found.atZone(zone).getYear();
      return year < 1990 || year > 2100 ? null : found;
    } catch (DateTimeException notATime) {
      return null;
    }
  }
}

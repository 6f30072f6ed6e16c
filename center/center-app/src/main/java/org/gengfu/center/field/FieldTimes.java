package org.gengfu.center.field;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.ReportCalendar;
import org.jspecify.annotations.Nullable;

/** Times as people write them in lists, in the contract's zone unless they name one. Stateless. */
final class FieldTimes {
  private static final ZoneId ZONE = ReportCalendar.CHINA.zone();
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");
  private static final Pattern WRITTEN =
      Pattern.compile(
          "([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?"
              + "(?:[ T]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\\.([0-9]{3}))?)?)?");

  private FieldTimes() {}

  /** Milliseconds since 1970-01-01 UTC; null when it is no time, or one outside all times. */
  static @Nullable Long read(String text) {
    try {
      Matcher matcher = WRITTEN.matcher(text.strip());
      Instant time =
          matcher.matches()
              ? local(matcher).atZone(ZONE).toInstant()
              : OffsetDateTime.parse(text.strip()).toInstant();
      long millis = time.toEpochMilli();
      return millis >= TimeRange.EARLIEST && millis < TimeRange.LATEST ? millis : null;
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private static LocalDateTime local(Matcher matcher) {
    return LocalDateTime.of(
        part(matcher, 1),
        part(matcher, 2),
        part(matcher, 3),
        part(matcher, 4),
        part(matcher, 5),
        part(matcher, 6),
        part(matcher, 7) * 1_000_000);
  }

  private static int part(Matcher matcher, int group) {
    String text = matcher.group(group);
    return text == null ? 0 : Integer.parseInt(text);
  }

  /** As {@link #read} takes it back; empty for the ends of all time. */
  static String shown(long millis) {
    return millis <= TimeRange.EARLIEST || millis >= TimeRange.LATEST
        ? ""
        : SHOWN.format(Instant.ofEpochMilli(millis).atZone(ZONE));
  }
}

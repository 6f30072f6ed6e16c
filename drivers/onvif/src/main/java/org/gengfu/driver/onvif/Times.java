package org.gengfu.driver.onvif;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as devices write them. Pure. */
final class Times {
  private static final Pattern POSIX =
      Pattern.compile(
          "(?:<[^>]{1,20}>|[A-Za-z]{3,10})([+-]?)(\\d{1,2})(?::(\\d{2}))?(?::\\d{2})?.*");

  private Times() {}

  /** An xs:dateTime; without a zone it is taken as UTC. Null for anything else. */
  static @Nullable Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException noZone) {
      try {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      } catch (DateTimeException none) {
        return null;
      }
    }
  }

  /** A tt:DateTime (Time and Date apart) taken as UTC, null when it is none. */
  static @Nullable Instant parts(@Nullable XmlNode node) {
    if (node == null) {
      return null;
    }
    try {
      return LocalDateTime.of(
              node.wholeAt(-1, "Date", "Year"),
              node.wholeAt(-1, "Date", "Month"),
              node.wholeAt(-1, "Date", "Day"),
              node.wholeAt(-1, "Time", "Hour"),
              node.wholeAt(-1, "Time", "Minute"),
              Math.min(59, node.wholeAt(-1, "Time", "Second")))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException none) {
      return null;
    }
  }

  /**
   * How far a zone is ahead of UTC.
   *
   * @param posix as IEEE 1003.1, 8.3, writes it: {@code CST-8} is eight hours ahead; daylight
   *     saving is not looked at
   * @return null when it is not understood
   */
  static @Nullable Duration zone(String posix) {
    Matcher matcher = POSIX.matcher(posix);
    if (!matcher.matches()) {
      return null;
    }
    int hours = Integer.parseInt(matcher.group(2));
    int minutes = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    if (hours > 14 || minutes > 59) {
      return null;
    }
    Duration behind = Duration.ofHours(hours).plusMinutes(minutes);
    return matcher.group(1).equals("-") ? behind : behind.negated();
  }
}

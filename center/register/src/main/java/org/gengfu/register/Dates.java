package org.gengfu.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as people write them, year first. Stateless. */
final class Dates {
  /** Before it there was no network camera, after it none of today is left. */
  static final LocalDate FIRST = LocalDate.of(1990, 1, 1);

  static final LocalDate LAST = LocalDate.of(2100, 12, 31);

  private static final Pattern WRITTEN =
      Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:[ T]00:00(?::00)?)?");
  private static final Pattern PACKED = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");

  private Dates() {}

  /** The date, null when it is none or an impossible one. */
  static @Nullable LocalDate of(String text) {
    for (Pattern pattern : new Pattern[] {WRITTEN, PACKED}) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.matches()) {
        try {
          return LocalDate.of(
              Integer.parseInt(matcher.group(1)),
              Integer.parseInt(matcher.group(2)),
              Integer.parseInt(matcher.group(3)));
        } catch (DateTimeException e) {
          return null;
        }
      }
    }
    return null;
  }
}

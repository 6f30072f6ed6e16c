package org.gengfu.driver.snmp;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.gengfu.driver.RawValue;

/**
 * DateAndTime: year in two octets, month, day, hour, minute, second, tenths, and with 11 octets the
 * direction, hours and minutes from UTC (RFC 2579, 2). Pure.
 */
final class DateAndTime {
  private static final int WITHOUT_ZONE = 8;
  private static final int WITH_ZONE = 11;
  private static final int LEAP_SECOND = 60;
  private static final int NANOS_PER_TENTH = 100_000_000;

  private DateAndTime() {}

  /** ISO 8601, without an offset when there is none; absent when it is no date. */
  static RawValue decode(byte[] octets) {
    if (octets.length != WITHOUT_ZONE && octets.length != WITH_ZONE) {
      return new RawValue.Absent(octets.length + " octets are no DateAndTime");
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              (octets[0] & 0xFF) << 8 | octets[1] & 0xFF,
              octets[2],
              octets[3],
              octets[4],
              octets[5],
              octets[6] == LEAP_SECOND ? LEAP_SECOND - 1 : octets[6],
              octets[7] * NANOS_PER_TENTH);
      if (octets.length == WITHOUT_ZONE) {
        return new RawValue.Text(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local));
      }
      int sign = octets[8] == '-' ? -1 : 1;
      ZoneOffset offset = ZoneOffset.ofHoursMinutes(sign * octets[9], sign * octets[10]);
      return new RawValue.Text(
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local.atOffset(offset)));
    } catch (DateTimeException e) {
      return new RawValue.Absent("no date: " + e.getMessage());
    }
  }
}

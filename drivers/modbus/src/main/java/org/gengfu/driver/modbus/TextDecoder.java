package org.gengfu.driver.modbus;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.StringJoiner;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.RegisterLayout;
import org.gengfu.profile.RegisterSource;

/**
 * From registers to texts: characters, bytes shown as hexadecimal, addresses, dates and times; see
 * {@link RegisterLayout.Form}. A date that does not exist is no value. Pure.
 */
final class TextDecoder {
  private static final HexFormat PLAIN = HexFormat.of().withUpperCase();
  private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private TextDecoder() {}

  static RawValue decode(RegisterSource source, ByteBuffer data, int at) {
    RegisterLayout layout = source.layout();
    try {
      return switch (layout.form()) {
        case CHARACTERS -> new RawValue.Text(characters(source, data, at));
        case HEX -> new RawValue.Text(PLAIN.formatHex(RegisterBytes.text(source, data, at)));
        case MAC -> new RawValue.Text(COLONS.formatHex(RegisterBytes.text(source, data, at), 0, 6));
        case IP -> new RawValue.Text(address(RegisterBytes.text(source, data, at)));
        case EPOCH_SECONDS -> epoch(RegisterBytes.number(source, data, at));
        case YMDHMS -> date(RegisterBytes.text(source, data, at));
        case BCD_YMDHMS -> date(digits(RegisterBytes.text(source, data, at)));
        case HHMM -> time(RegisterBytes.text(source, data, at));
        case DATE_AND_TIME -> dateAndTime(RegisterBytes.text(source, data, at));
      };
    } catch (DateTimeException e) {
      return new RawValue.Absent("no date or time: " + e.getMessage());
    }
  }

  /** Ends at the first NUL; blanks at the end are padding, unless the profile wants them. */
  private static String characters(RegisterSource source, ByteBuffer data, int at) {
    byte[] bytes = RegisterBytes.text(source, data, at);
    int length = 0;
    while (length < bytes.length && bytes[length] != 0) {
      length++;
    }
    String text = new String(bytes, 0, length, Charset.forName(source.layout().charset()));
    return source.layout().trim() ? text.stripTrailing() : text;
  }

  private static String address(byte[] bytes) {
    StringJoiner text = new StringJoiner(".");
    for (int i = 0; i < 4; i++) {
      text.add(Integer.toString(bytes[i] & 0xFF));
    }
    return text.toString();
  }

  private static RawValue epoch(long seconds) {
    return new RawValue.Text(Instant.ofEpochSecond(seconds).toString());
  }

  private static RawValue date(byte[] b) {
    return shown(LocalDateTime.of(2000 + (b[0] & 0xFF), b[1], b[2], b[3], b[4], b[5]));
  }

  private static RawValue shown(LocalDateTime time) {
    return new RawValue.Text(time.format(SECONDS));
  }

  /** Two decimal digits a byte. */
  private static byte[] digits(byte[] bcd) {
    byte[] binary = new byte[bcd.length];
    for (int i = 0; i < bcd.length; i++) {
      int high = bcd[i] >> 4 & 0xF;
      int low = bcd[i] & 0xF;
      if (high > 9 || low > 9) {
        throw new DateTimeException("byte %02X is not decimal".formatted(bcd[i] & 0xFF));
      }
      binary[i] = (byte) (10 * high + low);
    }
    return binary;
  }

  private static RawValue time(byte[] b) {
    return new RawValue.Text(LocalTime.of(b[0], b[1]).toString());
  }

  /** RFC 2579, DateAndTime: 8 octets without, 11 with the offset from UTC. */
  private static RawValue dateAndTime(byte[] b) {
    int year = (b[0] & 0xFF) << 8 | b[1] & 0xFF;
    LocalDateTime time = LocalDateTime.of(year, b[2], b[3], b[4], b[5], Math.min(59, b[6]));
    boolean zoned = b.length >= 11 && (b[8] == '+' || b[8] == '-');
    if (!zoned) {
      return shown(time);
    }
    int sign = b[8] == '+' ? 1 : -1;
    ZoneOffset offset = ZoneOffset.ofHoursMinutes(sign * b[9], sign * b[10]);
    return new RawValue.Text(time.format(SECONDS) + offset);
  }

  /** The registers that hold a text, filled up with NUL; longer texts do not fit. */
  static byte[] encode(RegisterSource source, String text) {
    byte[] bytes = text.getBytes(Charset.forName(source.layout().charset()));
    int count = source.registers();
    byte[] both = new byte[2 * count];
    boolean swapped = source.order().bytesSwapped();
    int room =
        switch (source.layout().packing()) {
          case HIGH_LOW, LOW_HIGH -> 2 * count;
          case HIGH_ONLY, LOW_ONLY -> count;
        };
    if (bytes.length > room) {
      return new byte[0];
    }
    byte[] padded = Arrays.copyOf(bytes, room);
    for (int i = 0; i < room; i++) {
      int place =
          switch (source.layout().packing()) {
            case HIGH_LOW -> i;
            case LOW_HIGH -> i ^ 1;
            case HIGH_ONLY -> 2 * i;
            case LOW_ONLY -> 2 * i + 1;
          };
      both[swapped ? place ^ 1 : place] = padded[i];
    }
    return both;
  }
}

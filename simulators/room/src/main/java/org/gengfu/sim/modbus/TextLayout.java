package org.gengfu.sim.modbus;

import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import org.gengfu.profile.RegisterLayout;
import org.gengfu.profile.RegisterSource;

/**
 * Lays texts and dates out in registers. What does not fit the form is left out: the device then
 * holds zeros, as one that was never set. Stateless.
 */
final class TextLayout {
  private static final int CENTURY = 2_000;

  private TextLayout() {}

  /** Registers of a text; longer ones are cut, the rest is zero. */
  static int[] words(RegisterSource source, String text) {
    byte[] bytes = bytes(source, text);
    int[] words = new int[Layout.words(source)];
    for (int i = 0; i < words.length; i++) {
      words[i] = Layout.swapped(source.order(), word(source.layout().packing(), bytes, i));
    }
    return words;
  }

  private static int word(RegisterLayout.Packing packing, byte[] bytes, int index) {
    return switch (packing) {
      case HIGH_LOW -> at(bytes, 2 * index) << Byte.SIZE | at(bytes, 2 * index + 1);
      case LOW_HIGH -> at(bytes, 2 * index + 1) << Byte.SIZE | at(bytes, 2 * index);
      case HIGH_ONLY -> at(bytes, index) << Byte.SIZE;
      case LOW_ONLY -> at(bytes, index);
    };
  }

  private static int at(byte[] bytes, int index) {
    return index < bytes.length ? bytes[index] & 0xFF : 0;
  }

  private static byte[] bytes(RegisterSource source, String text) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    try {
      return switch (source.layout().form()) {
        case CHARACTERS -> text.getBytes(Charset.forName(source.layout().charset()));
        case HEX -> HexFormat.of().parseHex(text);
        case MAC -> HexFormat.ofDelimiter(":").parseHex(text);
        case IP -> address(text);
        case EPOCH_SECONDS -> seconds(text, 2 * source.registers());
        case YMDHMS -> sixParts(LocalDateTime.parse(text), false);
        case BCD_YMDHMS -> sixParts(LocalDateTime.parse(text), true);
        case HHMM -> hourAndMinute(LocalTime.parse(text));
        case DATE_AND_TIME -> dateAndTime(text, 2 * source.registers());
      };
    } catch (DateTimeException | IllegalArgumentException notOfThisForm) {
      return new byte[0];
    }
  }

  private static byte[] address(String text) {
    String[] parts = text.split("\\.", -1);
    byte[] bytes = new byte[parts.length];
    for (int i = 0; i < parts.length; i++) {
      bytes[i] = (byte) Integer.parseInt(parts[i]);
    }
    return bytes;
  }

  private static byte[] seconds(String text, int length) {
    long seconds =
        text.endsWith("Z")
            ? OffsetDateTime.parse(text).toEpochSecond()
            : LocalDateTime.parse(text).toEpochSecond(ZoneOffset.UTC);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      int shift = Byte.SIZE * (length - 1 - i);
      bytes[i] = (byte) (shift < Long.SIZE ? seconds >>> shift : 0);
    }
    return bytes;
  }

  private static byte[] sixParts(LocalDateTime time, boolean bcd) {
    int[] parts = {
      time.getYear() - CENTURY,
      time.getMonthValue(),
      time.getDayOfMonth(),
      time.getHour(),
      time.getMinute(),
      time.getSecond()
    };
    byte[] bytes = new byte[parts.length];
    for (int i = 0; i < parts.length; i++) {
      bytes[i] = (byte) (bcd ? parts[i] / 10 << 4 | parts[i] % 10 : parts[i]);
    }
    return bytes;
  }

  private static byte[] hourAndMinute(LocalTime time) {
    return new byte[] {(byte) time.getHour(), (byte) time.getMinute()};
  }

  /** RFC 2579: year in two bytes, month, day, hour, minute, second, tenths, then + or -, offset. */
  private static byte[] dateAndTime(String text, int length) {
    boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > 10;
    LocalDateTime time =
        zoned ? OffsetDateTime.parse(text).toLocalDateTime() : LocalDateTime.parse(text);
    int offset = zoned ? OffsetDateTime.parse(text).getOffset().getTotalSeconds() / 60 : 0;
    byte[] bytes = new byte[11];
    bytes[0] = (byte) (time.getYear() >>> Byte.SIZE);
    bytes[1] = (byte) time.getYear();
    byte[] rest = sixParts(time, false);
    System.arraycopy(rest, 1, bytes, 2, rest.length - 1);
    bytes[7] = (byte) (time.toLocalTime().getNano() / 100_000_000);
    bytes[8] = (byte) (offset < 0 ? '-' : '+');
    bytes[9] = (byte) (Math.abs(offset) / 60);
    bytes[10] = (byte) (Math.abs(offset) % 60);
    return Arrays.copyOf(bytes, Math.min(length, bytes.length));
  }
}

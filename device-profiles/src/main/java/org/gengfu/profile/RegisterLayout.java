package org.gengfu.profile;

import java.util.List;

/**
 * How registers make up a value, where it is not the common way.
 *
 * @param addresses registers that do not lie together, most significant first, 0-based as on the
 *     wire; empty when they do. The source's address is the lowest of them then
 * @param magnitude true when the highest bit is the sign and the others the amount
 * @param packing how characters lie in a register
 * @param charset how bytes become characters, the name that Java knows it by
 * @param trim cut blanks at the end of a text
 * @param form how the bytes of a text are written
 */
public record RegisterLayout(
    List<Integer> addresses,
    boolean magnitude,
    Packing packing,
    String charset,
    boolean trim,
    Form form) {
  /** The common way: together, two's complement, UTF-8, high byte first. */
  public static final RegisterLayout PLAIN =
      new RegisterLayout(List.of(), false, Packing.HIGH_LOW, "UTF-8", true, Form.CHARACTERS);

  /** Most registers that may lie scattered. */
  public static final int MAX_SCATTERED = 8;

  /** How characters lie in a register. */
  public enum Packing {
    /** Two, the high byte first. */
    HIGH_LOW,
    /** Two, the low byte first. */
    LOW_HIGH,
    /** One, in the high byte. */
    HIGH_ONLY,
    /** One, in the low byte. */
    LOW_ONLY
  }

  /**
   * How the bytes of a text are written. Dates and times become ISO 8601, without zone unless the
   * form has one; a date that does not exist means that there is no value.
   */
  public enum Form {
    /** Characters up to the first NUL. */
    CHARACTERS,
    /** Two hexadecimal digits a byte, in upper case. */
    HEX,
    /** Six bytes as {@code 00:1B:21:3C:4D:5E}. */
    MAC,
    /** Four bytes as {@code 192.0.2.1}. */
    IP,
    /** Two registers, or four: seconds since 1970-01-01 in UTC, most significant first. */
    EPOCH_SECONDS,
    /** Three registers, each two binary bytes: year less 2000, month; day, hour; minute, second. */
    YMDHMS,
    /** The same in BCD digits. */
    BCD_YMDHMS,
    /** One register: hour in the high, minute in the low byte, binary. */
    HHMM,
    /** Four or six registers as DateAndTime of RFC 2579: year (two bytes), month, day, hour, ... */
    DATE_AND_TIME
  }

  public RegisterLayout {
    addresses = List.copyOf(addresses);
    if (addresses.size() > MAX_SCATTERED) {
      throw new IllegalArgumentException(addresses.size() + " scattered registers");
    }
  }

  /** True when the registers do not lie together. */
  public boolean scattered() {
    return !addresses.isEmpty();
  }
}

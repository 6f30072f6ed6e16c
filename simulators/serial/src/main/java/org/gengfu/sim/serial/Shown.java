package org.gengfu.sim.serial;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.gengfu.profile.serial.ByteOrder;
import org.gengfu.profile.serial.SerialSource.Form;

/** Values in the form that an example has. Stateless; any thread. */
final class Shown {
  private Shown() {}

  /** The raw number that the form of a sample can show: its decimals, or whole. */
  static BigDecimal rounded(double raw, Form form, String sample) {
    int dot = sample.strip().indexOf('.');
    int decimals = form != Form.DECIMAL ? 0 : dot < 0 ? 0 : sample.strip().length() - dot - 1;
    return BigDecimal.valueOf(raw).setScale(decimals, RoundingMode.HALF_EVEN);
  }

  /** A number as wide as its sample, with zeros in front where the sample has digits. */
  static String text(BigDecimal number, Form form, String sample) {
    String digits =
        switch (form) {
          case HEX -> Long.toHexString(number.longValue()).toUpperCase(java.util.Locale.ROOT);
          case BINARY -> Long.toBinaryString(number.longValue());
          case DECIMAL, INTEGER, TEXT, UINT, INT, FLOAT, BCD, DIGITS ->
              number.abs().toPlainString();
        };
    boolean minus = number.signum() < 0;
    int width = sample.length() - (minus ? 1 : 0);
    return (minus ? "-" : "") + "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  /** Dashes where the sample has digits. */
  static String dashes(String sample) {
    return sample.isEmpty() ? "" : sample.replaceAll("[0-9]", "-");
  }

  /** A text as wide as its sample, filled with blanks, or cut. */
  static String padded(String text, int width) {
    String filled = text + " ".repeat(Math.max(0, width - text.length()));
    return filled.substring(0, width);
  }

  /** A number in the bytes of a place. */
  static byte[] bytes(BigDecimal number, double real, Form form, ByteOrder order, int length) {
    return switch (form) {
      case FLOAT ->
          Sums.plain(
              length == 4 ? Float.floatToIntBits((float) real) : Double.doubleToLongBits(real),
              length,
              order);
      case BCD -> digits(number.longValue(), length, order, 100);
      case DIGITS -> digits(number.longValue(), length, order, 10);
      case UINT, INT -> Sums.plain(clamped(number, form, length), length, order);
      case DECIMAL, INTEGER, HEX, BINARY ->
          Shown.padded(text(number, form, "0".repeat(length)), length)
              .getBytes(StandardCharsets.ISO_8859_1);
      case TEXT -> new byte[length];
    };
  }

  private static long clamped(BigDecimal number, Form form, int length) {
    if (length == 8) {
      return number.longValue();
    }
    long span = 1L << 8 * length;
    long low = form == Form.INT ? -span / 2 : 0;
    return Math.clamp(number.longValue(), low, low + span - 1);
  }

  private static byte[] digits(long number, int length, ByteOrder order, int base) {
    byte[] bytes = new byte[length];
    long rest = Math.abs(number);
    for (int i = length - 1; i >= 0; i--) {
      long part = rest % base;
      rest /= base;
      bytes[i] = (byte) (base == 100 ? part / 10 * 16 + part % 10 : part);
    }
    if (order == ByteOrder.LITTLE) {
      byte[] turned = Arrays.copyOf(bytes, length);
      for (int i = 0; i < length; i++) {
        bytes[i] = turned[length - 1 - i];
      }
    }
    return bytes;
  }
}

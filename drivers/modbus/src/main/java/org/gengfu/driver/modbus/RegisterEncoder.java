package org.gengfu.driver.modbus;

import java.nio.ByteBuffer;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.RawType;
import org.gengfu.profile.RegisterLayout;
import org.gengfu.profile.RegisterSource;
import org.jspecify.annotations.Nullable;

/**
 * From a raw value to the registers that hold it: the way back of {@link RegisterDecoder}. Pure.
 */
final class RegisterEncoder {
  private RegisterEncoder() {}

  /**
   * @param before the registers as they are now, when only some of their bits are to change
   * @return the registers in the order of the wire, null when the value does not fit the type
   */
  static byte @Nullable [] encode(RegisterSource source, RawValue value, byte @Nullable [] before) {
    return switch (value) {
      case RawValue.Text(String text) -> encodeText(source, text);
      case RawValue.Absent absent -> null;
      case RawValue.Rows rows -> null;
      case RawValue.Real(double real) -> encodeReal(source, real);
      case RawValue.Whole(long whole) -> encodeWhole(source, whole, before);
    };
  }

  /** Only characters are written: a date is a device's own business. */
  private static byte @Nullable [] encodeText(RegisterSource source, String text) {
    boolean characters = source.layout().form() == RegisterLayout.Form.CHARACTERS;
    if (source.type() != RawType.STRING || !characters || source.layout().scattered()) {
      return null;
    }
    byte[] bytes = TextDecoder.encode(source, text);
    return bytes.length == 0 ? null : bytes;
  }

  private static byte @Nullable [] encodeReal(RegisterSource source, double real) {
    return switch (source.type()) {
      case FLOAT32 -> registers(source, Float.floatToIntBits((float) real) & 0xFFFF_FFFFL);
      case FLOAT64 -> registers(source, Double.doubleToLongBits(real));
      case INT16, UINT16, INT32, UINT32, INT64, UINT64, BCD16, BCD32, STRING, BIT -> null;
    };
  }

  private static byte @Nullable [] encodeWhole(
      RegisterSource source, long whole, byte @Nullable [] before) {
    return switch (source.type()) {
      case FLOAT32, FLOAT64 -> encodeReal(source, whole);
      case BCD16, BCD32 -> bcd(source, whole);
      case STRING -> null;
      case INT16, UINT16, INT32, UINT32, INT64, UINT64, BIT ->
          source.sliced() ? slice(source, whole, before) : plain(source, whole);
    };
  }

  private static byte @Nullable [] plain(RegisterSource source, long whole) {
    if (source.layout().magnitude()) {
      return magnitude(source, whole);
    }
    return fits(whole, 16 * source.registers(), source.type().signed())
        ? registers(source, whole)
        : null;
  }

  private static byte @Nullable [] magnitude(RegisterSource source, long whole) {
    int width = 16 * source.registers();
    long sign = 1L << (width - 1);
    long amount = Math.abs(whole);
    return amount < 0 || amount >= sign
        ? null
        : registers(source, whole < 0 ? amount | sign : amount);
  }

  private static byte @Nullable [] slice(
      RegisterSource source, long whole, byte @Nullable [] before) {
    int width = source.highBit() - source.lowBit() + 1;
    if (before == null || !fits(whole, width, source.type().signed())) {
      return null;
    }
    long mask = (-1L >>> (64 - width)) << source.lowBit();
    long old = number(source, before);
    return registers(source, old & ~mask | whole << source.lowBit() & mask);
  }

  private static boolean fits(long whole, int width, boolean signed) {
    if (width == 64) {
      return true;
    }
    long least = signed ? -(1L << (width - 1)) : 0;
    long greatest = signed ? (1L << (width - 1)) - 1 : (1L << width) - 1;
    return whole >= least && whole <= greatest;
  }

  private static byte @Nullable [] bcd(RegisterSource source, long whole) {
    long bits = 0;
    long rest = whole;
    int width = 16 * source.registers();
    for (int shift = 0; shift < width; shift += 4) {
      bits |= rest % 10 << shift;
      rest /= 10;
    }
    return whole < 0 || rest > 0 ? null : registers(source, bits);
  }

  /** The registers of the wire as one number, most significant first. */
  private static long number(RegisterSource source, byte[] wire) {
    ByteBuffer bytes = ByteBuffer.wrap(wire);
    int count = source.registers();
    long number = 0;
    for (int i = 0; i < count; i++) {
      short register = bytes.getShort(2 * place(source, i));
      number = number << 16 | swapped(source, register) & 0xFFFF;
    }
    return number;
  }

  private static byte[] registers(RegisterSource source, long number) {
    int count = source.registers();
    ByteBuffer bytes = ByteBuffer.allocate(2 * count);
    for (int i = 0; i < count; i++) {
      short register = (short) (number >>> 16 * (count - 1 - i));
      bytes.putShort(2 * place(source, i), swapped(source, register));
    }
    return bytes.array();
  }

  private static int place(RegisterSource source, int significance) {
    return source.order().lowRegisterFirst() ? source.registers() - 1 - significance : significance;
  }

  private static short swapped(RegisterSource source, short register) {
    return source.order().bytesSwapped() ? Short.reverseBytes(register) : register;
  }
}

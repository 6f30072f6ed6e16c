package org.gengfu.driver.modbus;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.RegisterSource;

/**
 * From the data of an answer to the raw value of a point: registers in order, then bits cut out,
 * then the sign. Pure.
 *
 * <p>Registers are 16 bits, high byte first (Modbus Application Protocol V1.1b3, section 4.2);
 * coils and discrete inputs come eight to a byte, the first one in the lowest bit (section 6.1).
 * The order of the registers of a longer number is the device's own, see {@link
 * org.gengfu.profile.WordOrder}.
 */
final class RegisterDecoder {
  private RegisterDecoder() {}

  /**
   * @param data holds the data of the answer at {@code offset}
   * @param first address of the first register or bit in it
   * @return the value; a BCD number with a digit above nine is a NaN
   */
  static RawValue decode(RegisterSource source, ByteBuffer data, int offset, int first) {
    int index = source.address() - first;
    if (source.table() == ModbusTable.COIL || source.table() == ModbusTable.DISCRETE) {
      return new RawValue.Whole(data.get(offset + index / 8) >> (index % 8) & 1);
    }
    int at = offset + 2 * index;
    return switch (source.type()) {
      case INT16, UINT16, INT32, UINT32, INT64, UINT64 ->
          new RawValue.Whole(whole(source, bits(source, data, at)));
      case BIT -> new RawValue.Whole(bits(source, data, at) >> Math.max(0, source.lowBit()) & 1);
      case FLOAT32 -> new RawValue.Real(Float.intBitsToFloat((int) bits(source, data, at)));
      case FLOAT64 -> new RawValue.Real(Double.longBitsToDouble(bits(source, data, at)));
      case BCD16, BCD32 -> bcd(bits(source, data, at), 4 * source.registers());
      case STRING -> new RawValue.Text(text(source, data, at));
    };
  }

  /** The registers of a number put together, most significant first; at most four. */
  private static long bits(RegisterSource source, ByteBuffer data, int at) {
    int registers = source.registers();
    boolean lowFirst = source.order().lowRegisterFirst();
    boolean swapped = source.order().bytesSwapped();
    long bits = 0;
    for (int i = 0; i < registers; i++) {
      short register = data.getShort(at + 2 * (lowFirst ? registers - 1 - i : i));
      bits = bits << 16 | (swapped ? Short.reverseBytes(register) : register) & 0xFFFF;
    }
    return bits;
  }

  private static long whole(RegisterSource source, long bits) {
    int width = 16 * source.registers();
    if (source.sliced()) {
      width = source.highBit() - source.lowBit() + 1;
      bits >>>= source.lowBit();
    }
    int unused = 64 - width;
    return source.type().signed() ? bits << unused >> unused : bits << unused >>> unused;
  }

  private static RawValue bcd(long bits, int digits) {
    long value = 0;
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      long digit = bits >>> shift & 0xF;
      if (digit > 9) {
        return new RawValue.Real(Double.NaN);
      }
      value = 10 * value + digit;
    }
    return new RawValue.Whole(value);
  }

  /** Ends at the first NUL; blanks at the end are padding. */
  private static String text(RegisterSource source, ByteBuffer data, int at) {
    byte[] bytes = new byte[2 * source.registers()];
    int swap = source.order().bytesSwapped() ? 1 : 0;
    int length = 0;
    while (length < bytes.length) {
      byte next = data.get(at + (length ^ swap));
      if (next == 0) {
        break;
      }
      bytes[length++] = next;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8).stripTrailing();
  }
}

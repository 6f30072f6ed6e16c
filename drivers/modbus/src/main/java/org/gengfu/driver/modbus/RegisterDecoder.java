package org.gengfu.driver.modbus;

import java.nio.ByteBuffer;
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
          new RawValue.Whole(whole(source, number(source, data, at)));
      case BIT -> new RawValue.Whole(number(source, data, at) >> Math.max(0, source.lowBit()) & 1);
      case FLOAT32 -> new RawValue.Real(Float.intBitsToFloat((int) number(source, data, at)));
      case FLOAT64 -> new RawValue.Real(Double.longBitsToDouble(number(source, data, at)));
      case BCD16, BCD32 -> bcd(number(source, data, at), 4 * RegisterBytes.count(source));
      case STRING -> TextDecoder.decode(source, data, at);
    };
  }

  /** The value of which a source takes some bits, as it would be without. */
  static long unsliced(RegisterSource source, ByteBuffer data, int offset, int first) {
    long bits = number(source, data, offset + 2 * (source.address() - first));
    int unused = 64 - 16 * RegisterBytes.count(source);
    return source.type().signed() ? bits << unused >> unused : bits;
  }

  /** One register is by far the most frequent number. */
  private static long number(RegisterSource source, ByteBuffer data, int at) {
    return source.registers() == 1 && !source.order().bytesSwapped()
        ? data.getShort(at) & 0xFFFF
        : RegisterBytes.number(source, data, at);
  }

  private static long whole(RegisterSource source, long bits) {
    int width = 16 * RegisterBytes.count(source);
    if (source.sliced()) {
      width = source.highBit() - source.lowBit() + 1;
      bits >>>= source.lowBit();
    }
    if (source.layout().magnitude()) {
      long sign = 1L << (width - 1);
      return (bits & sign) == 0 ? bits : -(bits & (sign - 1));
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
}

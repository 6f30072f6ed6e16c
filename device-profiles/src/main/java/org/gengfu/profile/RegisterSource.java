package org.gengfu.profile;

/**
 * A place in a Modbus device.
 *
 * @param table the table
 * @param address first register or bit, 0-based as on the wire, 0 to 65535
 * @param type how the registers make up a value
 * @param registers how many registers, or bits, the value takes
 * @param order order of bytes
 * @param lowBit lowest bit of a slice, 0 being the least significant bit of the whole value; -1 for
 *     the whole value
 * @param highBit highest bit of a slice, inclusive; -1 for the whole value
 * @param writeAddress where commands write when that is elsewhere, -1 for the same address
 */
public record RegisterSource(
    ModbusTable table,
    int address,
    RawType type,
    int registers,
    WordOrder order,
    int lowBit,
    int highBit,
    int writeAddress)
    implements PointSource {
  public RegisterSource {
    if (address < 0 || registers < 1 || address + registers > 0x10000) {
      throw new IllegalArgumentException("no place: " + address + " + " + registers);
    }
    if (lowBit > highBit || (lowBit < 0) != (highBit < 0)) {
      throw new IllegalArgumentException("no bits: " + lowBit + ".." + highBit);
    }
  }

  /** True when only some bits of the value are meant. */
  public boolean sliced() {
    return lowBit >= 0;
  }
}

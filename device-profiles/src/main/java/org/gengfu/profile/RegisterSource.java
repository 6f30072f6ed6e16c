package org.gengfu.profile;

/**
 * A place in a Modbus device.
 *
 * @param table the table
 * @param address first register or bit, 0-based as on the wire, 0 to 65535
 * @param type how the registers make up a value
 * @param registers how many registers, or bits, the value takes; of scattered registers the span
 *     from the lowest to the highest is asked for
 * @param order order of bytes
 * @param lowBit lowest bit of a slice, 0 being the least significant bit of the whole value; -1 for
 *     the whole value
 * @param highBit highest bit of a slice, inclusive; -1 for the whole value
 * @param writeAddress where commands write when that is elsewhere in the same table, -1 for the
 *     same address; {@link WriteRule#target} says it in full
 * @param layout how the registers make up a value, where it is not the common way
 */
public record RegisterSource(
    ModbusTable table,
    int address,
    RawType type,
    int registers,
    WordOrder order,
    int lowBit,
    int highBit,
    int writeAddress,
    RegisterLayout layout)
    implements WireSource {
  public RegisterSource {
    if (address < 0 || registers < 1 || address + registers > 0x10000) {
      throw new IllegalArgumentException("no place: " + address + " + " + registers);
    }
    if (lowBit > highBit || (lowBit < 0) != (highBit < 0)) {
      throw new IllegalArgumentException("no bits: " + lowBit + ".." + highBit);
    }
  }

  /** A place whose registers make up a value in the common way. */
  public RegisterSource(
      ModbusTable table,
      int address,
      RawType type,
      int registers,
      WordOrder order,
      int lowBit,
      int highBit,
      int writeAddress) {
    this(
        table,
        address,
        type,
        registers,
        order,
        lowBit,
        highBit,
        writeAddress,
        RegisterLayout.PLAIN);
  }

  /** The same place, written elsewhere; only in the same table can it say so. */
  RegisterSource writtenAt(RegisterSource target) {
    return new RegisterSource(
        table,
        address,
        type,
        registers,
        order,
        lowBit,
        highBit,
        target.table == table ? target.address : -1,
        layout);
  }

  @Override
  public boolean unsigned(long raw) {
    return raw < 0 && type == RawType.UINT64 && !sliced();
  }

  /** True when only some bits of the value are meant. */
  public boolean sliced() {
    return lowBit >= 0;
  }
}

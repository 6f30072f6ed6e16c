package org.gengfu.profile.modbus;

import org.gengfu.profile.ModbusTable;

/**
 * A place in a Modbus device.
 *
 * @param table the table
 * @param number 0-based, as on the wire
 */
record Address(ModbusTable table, int number) {
  /** In all three notations. */
  @Override
  public String toString() {
    int area =
        switch (table) {
          case COIL -> 0;
          case DISCRETE -> 1;
          case INPUT -> 3;
          case HOLDING -> 4;
        };
    String name = table.name().toLowerCase(java.util.Locale.ROOT);
    String modicon =
        number < 9999
            ? String.format("%d%04d", area, number + 1)
            : String.format("%d%05d", area, number + 1);
    return name + ":" + number + " on the wire, " + (number + 1) + " from 1, " + modicon;
  }
}

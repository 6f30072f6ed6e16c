package org.gengfu.profile;

/** The four tables of Modbus (MODBUS Application Protocol V1.1b3, 4.3). */
public enum ModbusTable {
  COIL,
  DISCRETE,
  INPUT,
  HOLDING;

  /** True when an address names a register of 16 bits, false when it names one bit. */
  public boolean holdsRegisters() {
    return this == INPUT || this == HOLDING;
  }

  /** True when a master may write it. */
  public boolean writable() {
    return this == COIL || this == HOLDING;
  }
}

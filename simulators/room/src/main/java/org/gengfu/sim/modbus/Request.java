package org.gengfu.sim.modbus;

import org.gengfu.profile.ModbusTable;

/** What a master asks for, when it was well formed. */
sealed interface Request {
  int MAX_READ_BITS = 2000;
  int MAX_READ_REGISTERS = 125;
  int MAX_WRITE_BITS = 1968;
  int MAX_WRITE_REGISTERS = 123;

  int function();

  ModbusTable table();

  int address();

  /** Functions 1 to 4. */
  record Read(int function, ModbusTable table, int address, int count) implements Request {}

  /**
   * Functions 5, 6, 15 and 16.
   *
   * @param values registers as 0 to 65535, bits as 0 and 1
   */
  record Write(int function, ModbusTable table, int address, int[] values) implements Request {
    /** The answer to a write repeats its first four bytes after the function. */
    byte[] echo() {
      boolean single = function == 5 || function == 6;
      int last = single ? (function == 5 ? values[0] * 0xFF00 : values[0]) : values.length;
      return new byte[] {
        (byte) function, (byte) (address >>> 8), (byte) address, (byte) (last >>> 8), (byte) last
      };
    }
  }

  /** A request that must be answered with an exception. */
  record Bad(int function, ModbusTable table, int address, Refusal refusal) implements Request {}
}

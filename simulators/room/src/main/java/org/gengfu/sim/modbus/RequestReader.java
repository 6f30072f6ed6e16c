package org.gengfu.sim.modbus;

import org.gengfu.profile.ModbusTable;

/**
 * Reads requests from PDUs (Modbus application protocol 1.1b3, 6.1 to 6.12). Stateless; any thread.
 */
final class RequestReader {
  private static final int COIL_ON = 0xFF00;

  private RequestReader() {}

  /** The request in this PDU of at least one byte; never fails, a wrong one becomes {@code Bad}. */
  static Request read(byte[] pdu) {
    int function = pdu[0] & 0xFF;
    return switch (function) {
      case 1 -> reading(pdu, ModbusTable.COIL);
      case 2 -> reading(pdu, ModbusTable.DISCRETE);
      case 3 -> reading(pdu, ModbusTable.HOLDING);
      case 4 -> reading(pdu, ModbusTable.INPUT);
      case 5 -> writingOne(pdu, ModbusTable.COIL);
      case 6 -> writingOne(pdu, ModbusTable.HOLDING);
      case 15 -> writingMany(pdu, ModbusTable.COIL);
      case 16 -> writingMany(pdu, ModbusTable.HOLDING);
      default -> new Request.Bad(function, ModbusTable.HOLDING, 0, Refusal.ILLEGAL_FUNCTION);
    };
  }

  private static Request reading(byte[] pdu, ModbusTable table) {
    if (pdu.length != 5) {
      return bad(pdu, table, Refusal.ILLEGAL_VALUE);
    }
    boolean bits = !table.holdsRegisters();
    int count = word(pdu, 3);
    int most = bits ? Request.MAX_READ_BITS : Request.MAX_READ_REGISTERS;
    if (count < 1 || count > most) {
      return bad(pdu, table, Refusal.ILLEGAL_VALUE);
    }
    if (word(pdu, 1) + count > 0x10000) {
      return bad(pdu, table, Refusal.ILLEGAL_ADDRESS);
    }
    return new Request.Read(pdu[0], table, word(pdu, 1), count);
  }

  private static Request writingOne(byte[] pdu, ModbusTable table) {
    if (pdu.length != 5) {
      return bad(pdu, table, Refusal.ILLEGAL_VALUE);
    }
    boolean bits = !table.holdsRegisters();
    int value = word(pdu, 3);
    if (bits && value != 0 && value != COIL_ON) {
      return bad(pdu, table, Refusal.ILLEGAL_VALUE);
    }
    int[] values = {bits && value == COIL_ON ? 1 : value};
    return new Request.Write(pdu[0], table, word(pdu, 1), values);
  }

  private static Request writingMany(byte[] pdu, ModbusTable table) {
    if (pdu.length < 6) {
      return bad(pdu, table, Refusal.ILLEGAL_VALUE);
    }
    boolean bits = !table.holdsRegisters();
    int count = word(pdu, 3);
    int most = bits ? Request.MAX_WRITE_BITS : Request.MAX_WRITE_REGISTERS;
    int bytes = bits ? (count + 7) / 8 : 2 * count;
    if (count < 1 || count > most || (pdu[5] & 0xFF) != bytes || pdu.length != 6 + bytes) {
      return bad(pdu, table, Refusal.ILLEGAL_VALUE);
    }
    if (word(pdu, 1) + count > 0x10000) {
      return bad(pdu, table, Refusal.ILLEGAL_ADDRESS);
    }
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = bits ? pdu[6 + i / 8] >> i % 8 & 1 : word(pdu, 6 + 2 * i);
    }
    return new Request.Write(pdu[0], table, word(pdu, 1), values);
  }

  private static Request bad(byte[] pdu, ModbusTable table, Refusal refusal) {
    int address = pdu.length >= 3 ? word(pdu, 1) : 0;
    return new Request.Bad(pdu[0] & 0xFF, table, address, refusal);
  }

  private static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }
}

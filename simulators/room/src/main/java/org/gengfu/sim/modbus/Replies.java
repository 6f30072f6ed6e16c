package org.gengfu.sim.modbus;

import java.util.Arrays;

/** Makes the PDUs that a device answers with. Stateless; any thread. */
final class Replies {
  private Replies() {}

  /** The answer to a read: bits packed low bit first, registers high byte first. */
  static byte[] values(Request.Read read, int[] values) {
    boolean bits = !read.table().holdsRegisters();
    int bytes = bits ? (values.length + 7) / 8 : 2 * values.length;
    byte[] pdu = new byte[2 + bytes];
    pdu[0] = (byte) read.function();
    pdu[1] = (byte) bytes;
    for (int i = 0; i < values.length; i++) {
      if (bits) {
        pdu[2 + i / 8] |= (byte) (values[i] << i % 8);
      } else {
        pdu[2 + 2 * i] = (byte) (values[i] >>> 8);
        pdu[3 + 2 * i] = (byte) values[i];
      }
    }
    return pdu;
  }

  /** The answer to a write that was carried out. */
  static byte[] written(Request.Write write) {
    return write.echo();
  }

  static byte[] refused(int function, int code) {
    return new byte[] {(byte) (function | 0x80), (byte) code};
  }

  /**
   * A well-framed answer that lacks the last register, or the last eight bits, it was asked for.
   */
  static byte[] shortened(byte[] pdu) {
    if (pdu.length < 3 || (pdu[0] & 0x80) != 0) {
      return pdu.clone();
    }
    int cut = pdu.length > 4 ? 2 : 1;
    byte[] shorter = Arrays.copyOf(pdu, pdu.length - cut);
    shorter[1] = (byte) (shorter.length - 2);
    return shorter;
  }
}

package org.gengfu.sim.modbus;

/** The check sum of Modbus RTU (Modbus over Serial Line 1.02, 6.2.2). Stateless. */
final class Crc16 {
  private static final int START = 0xFFFF;
  private static final int POLYNOMIAL = 0xA001;

  private Crc16() {}

  /** The sum over bytes from {@code from} up to, not including, {@code to}. */
  static int of(byte[] bytes, int from, int to) {
    int sum = START;
    for (int i = from; i < to; i++) {
      sum ^= bytes[i] & 0xFF;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        sum = (sum & 1) == 1 ? (sum >>> 1) ^ POLYNOMIAL : sum >>> 1;
      }
    }
    return sum;
  }

  /** True when the two bytes before {@code to} are the sum of those before, low byte first. */
  static boolean holds(byte[] bytes, int from, int to) {
    int stated = bytes[to - 2] & 0xFF | (bytes[to - 1] & 0xFF) << 8;
    return stated == of(bytes, from, to - 2);
  }

  /** Unit, PDU and check sum in one. */
  static byte[] frame(int unit, byte[] pdu) {
    byte[] frame = new byte[pdu.length + 3];
    frame[0] = (byte) unit;
    System.arraycopy(pdu, 0, frame, 1, pdu.length);
    int sum = of(frame, 0, frame.length - 2);
    frame[frame.length - 2] = (byte) sum;
    frame[frame.length - 1] = (byte) (sum >>> 8);
    return frame;
  }
}

package org.gengfu.sim.modbus;

/**
 * One request as it came.
 *
 * @param unit whom it is for, 0 to 255
 * @param pdu function code and what follows, at least one byte
 * @param tag what an answer must carry back: the transaction of Modbus TCP, 0 on a line
 * @param bytes length of the whole frame
 */
record Frame(int unit, byte[] pdu, int tag, int bytes) {
  /** Greatest address on a line (Modbus over Serial Line 1.02, 2.2). */
  private static final int MOST_UNIT = 247;

  /** The same to another unit and in another transaction. */
  Frame foreign() {
    return new Frame(unit % MOST_UNIT + 1, pdu, tag + 1 & 0xFFFF, bytes);
  }
}

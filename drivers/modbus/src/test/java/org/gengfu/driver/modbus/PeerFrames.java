package org.gengfu.driver.modbus;

import java.util.Arrays;

/**
 * What a scripted device says to a question for registers, put together byte by byte from the
 * specification and without the driver's codec.
 *
 * @param rtu true for RTU frames, false for Modbus TCP
 */
record PeerFrames(boolean rtu) {
  /** Length of a question that reads. */
  int questionBytes() {
    return rtu ? 8 : 12;
  }

  /** All registers asked for show the value. */
  byte[] answer(byte[] question, int value) {
    int at = rtu ? 1 : 7;
    int registers = (question[at + 3] & 0xFF) << 8 | question[at + 4] & 0xFF;
    byte[] pdu = new byte[2 + 2 * registers];
    pdu[0] = question[at];
    pdu[1] = (byte) (2 * registers);
    for (int i = 0; i < registers; i++) {
      pdu[2 + 2 * i] = (byte) (value >> 8);
      pdu[3 + 2 * i] = (byte) value;
    }
    return frame(question, pdu);
  }

  /** A right answer of the neighbour, with the neighbour's unit. */
  byte[] neighboursAnswer(byte[] question, int value) {
    byte[] asked = question.clone();
    asked[rtu ? 0 : 6]++;
    return answer(asked, value);
  }

  /** 64 KiB that begin as a right answer does, again and again. */
  byte[] endless(byte[] question) {
    byte[] begin = Arrays.copyOf(answer(question, 999), rtu ? 5 : 10);
    if (!rtu) {
      begin[5] = (byte) 200;
    }
    byte[] flood = new byte[64 * 1024];
    for (int at = 0; at < flood.length; at++) {
      flood[at] = begin[Math.min(at, begin.length - 1)];
    }
    return flood;
  }

  byte[] exception(byte[] question, int code) {
    return frame(question, new byte[] {(byte) (question[rtu ? 1 : 7] | 0x80), (byte) code});
  }

  private byte[] frame(byte[] question, byte[] pdu) {
    if (rtu) {
      return Frames.withCrc(Frames.join(new byte[] {question[0]}, pdu));
    }
    byte[] header = Arrays.copyOf(question, 7);
    header[4] = (byte) ((pdu.length + 1) >> 8);
    header[5] = (byte) (pdu.length + 1);
    return Frames.join(header, pdu);
  }
}

package org.gengfu.sim.modbus;

import java.util.Arrays;
import java.util.Optional;

/** Modbus TCP (Modbus Messaging on TCP/IP Implementation Guide 1.0b, 3.1.3). Not thread safe. */
final class MbapFraming implements Framing {
  private static final int HEADER = 7;
  private static final int LONGEST = 260;
  private byte[] held = new byte[0];

  @Override
  public void take(byte[] bytes, int count) throws BrokenStreamException {
    byte[] joined = Arrays.copyOf(held, held.length + count);
    System.arraycopy(bytes, 0, joined, held.length, count);
    if (joined.length > 64 * LONGEST) {
      throw new BrokenStreamException("more than 64 requests wait for an answer");
    }
    held = joined;
  }

  @Override
  public Optional<Frame> next() throws BrokenStreamException {
    if (held.length < HEADER) {
      return Optional.empty();
    }
    int protocol = word(2);
    int length = word(4);
    if (protocol != 0 || length < 2 || length > LONGEST - HEADER + 1) {
      throw new BrokenStreamException("no Modbus: protocol " + protocol + ", length " + length);
    }
    int whole = HEADER - 1 + length;
    if (held.length < whole) {
      return Optional.empty();
    }
    byte[] pdu = Arrays.copyOfRange(held, HEADER, whole);
    Frame frame = new Frame(held[6] & 0xFF, pdu, word(0), whole);
    held = Arrays.copyOfRange(held, whole, held.length);
    return Optional.of(frame);
  }

  /** A pause means nothing in a TCP stream. */
  @Override
  public Optional<Frame> still() {
    return Optional.empty();
  }

  @Override
  public boolean empty() {
    return true;
  }

  @Override
  public byte[] wrap(Frame request, byte[] pdu) {
    byte[] frame = new byte[HEADER + pdu.length];
    int length = pdu.length + 1;
    frame[0] = (byte) (request.tag() >>> 8);
    frame[1] = (byte) request.tag();
    frame[4] = (byte) (length >>> 8);
    frame[5] = (byte) length;
    frame[6] = (byte) request.unit();
    System.arraycopy(pdu, 0, frame, HEADER, pdu.length);
    return frame;
  }

  private int word(int at) {
    return (held[at] & 0xFF) << 8 | held[at + 1] & 0xFF;
  }
}

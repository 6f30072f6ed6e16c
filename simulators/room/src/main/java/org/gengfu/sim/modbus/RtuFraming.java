package org.gengfu.sim.modbus;

import java.util.Arrays;
import java.util.Optional;

/**
 * Modbus RTU. A request ends where its function says, because the pauses that should separate
 * frames do not survive USB, pseudo terminals and serial servers. What is no request is passed over
 * byte by byte. Not thread safe.
 */
final class RtuFraming implements Framing {
  /** Longest frame of a serial line (Modbus over Serial Line 1.02, 2.5.1.1). */
  static final int LONGEST = 256;

  private static final int SHORTEST = 4;
  private byte[] held = new byte[0];

  /** Of more than {@code 2 * LONGEST} bytes without a request the oldest are dropped. */
  @Override
  public void take(byte[] bytes, int count) {
    byte[] joined = Arrays.copyOf(held, held.length + count);
    System.arraycopy(bytes, 0, joined, held.length, count);
    int excess = Math.max(0, joined.length - 2 * LONGEST);
    held = Arrays.copyOfRange(joined, excess, joined.length);
  }

  @Override
  public Optional<Frame> next() {
    for (int from = 0; from + SHORTEST <= held.length; from++) {
      int length = expected(from);
      if (length != 0 && from + length <= held.length && holds(from, from + length)) {
        return Optional.of(cut(from, length));
      }
    }
    return Optional.empty();
  }

  /** A frame with a function of unknown length, when the check sum over everything holds. */
  @Override
  public Optional<Frame> still() {
    int length = held.length;
    boolean whole = length >= SHORTEST && length <= LONGEST && holds(0, length);
    Optional<Frame> frame = whole ? Optional.of(cut(0, length)) : Optional.empty();
    held = new byte[0];
    return frame;
  }

  @Override
  public boolean empty() {
    return held.length == 0;
  }

  @Override
  public byte[] wrap(Frame request, byte[] pdu) {
    return Crc16.frame(request.unit(), pdu);
  }

  /** Length of the request that may begin here; 0 when the function does not tell it. */
  private int expected(int from) {
    return switch (held[from + 1] & 0xFF) {
      case 1, 2, 3, 4, 5, 6 -> 8;
      case 15, 16 -> from + 6 < held.length ? 9 + (held[from + 6] & 0xFF) : 0;
      default -> 0;
    };
  }

  private boolean holds(int from, int to) {
    return Crc16.holds(held, from, to);
  }

  private Frame cut(int from, int length) {
    byte[] pdu = Arrays.copyOfRange(held, from + 1, from + length - 2);
    Frame frame = new Frame(held[from] & 0xFF, pdu, 0, length);
    held = Arrays.copyOfRange(held, from + length, held.length);
    return frame;
  }
}

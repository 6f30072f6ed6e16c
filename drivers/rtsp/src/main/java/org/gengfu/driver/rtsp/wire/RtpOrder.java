package org.gengfu.driver.rtsp.wire;

import java.nio.ByteBuffer;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Puts packets of a datagram stream in order again, as far as they are near. Keeps at most {@link
 * #MAX_HELD}; then what is missing counts as lost. One thread.
 */
final class RtpOrder {
  /** Most packets that wait for an earlier one. */
  static final int MAX_HELD = 32;

  private final Consumer<RtpPacket> next;
  private final TreeMap<Long, RtpPacket> held = new TreeMap<>();
  private long expected = -1;

  RtpOrder(Consumer<RtpPacket> next) {
    this.next = next;
  }

  /** Takes a packet in the order of arrival; hands on what is in order now. */
  void take(RtpPacket packet) {
    if (expected < 0) {
      expected = packet.sequence();
    }
    long number = expected + (short) (packet.sequence() - expected);
    if (number < expected) {
      return;
    }
    if (number == expected) {
      hand(packet);
    } else {
      held.put(number, copy(packet));
      if (held.size() > MAX_HELD) {
        expected = held.firstKey();
      }
    }
    while (!held.isEmpty() && held.firstKey() == expected) {
      hand(held.pollFirstEntry().getValue());
    }
  }

  private void hand(RtpPacket packet) {
    expected++;
    next.accept(packet);
  }

  private static RtpPacket copy(RtpPacket packet) {
    ByteBuffer own = ByteBuffer.allocate(packet.payload().remaining());
    own.put(packet.payload().duplicate()).flip();
    return new RtpPacket(
        packet.payloadType(), packet.marker(), packet.sequence(), packet.timestamp(), own);
  }
}

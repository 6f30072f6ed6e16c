package org.gengfu.driver.link;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

/**
 * ICMP echo packets: RFC 792 for IPv4, RFC 4443 for IPv6. A packet carries a token of 16 bytes, by
 * which its answer is known whatever the kernel does to the identifier. Stateless; any thread.
 */
final class Echo {
  private static final int HEADER = 8;
  private static final int TOKEN = 16;

  private Echo() {}

  /**
   * A request.
   *
   * @param owner the same for all requests of one prober
   * @param number of the request
   * @param payload further bytes
   */
  static byte[] request(boolean six, long owner, long number, int payload) {
    ByteBuffer packet = ByteBuffer.allocate(HEADER + TOKEN + payload);
    packet.put((byte) (six ? 128 : 8)).put((byte) 0).putShort((short) 0);
    packet.putShort((short) owner).putShort((short) number).putLong(owner).putLong(number);
    for (int i = 0; i < payload; i++) {
      packet.put((byte) i);
    }
    byte[] bytes = packet.array();
    if (!six) {
      packet.putShort(2, checksum(bytes));
    }
    return bytes;
  }

  /** The number of the request that a packet answers; empty when it is anything else. */
  static OptionalLong answered(boolean six, boolean withIpHeader, long owner, ByteBuffer packet) {
    if (withIpHeader) {
      int length = packet.remaining() == 0 ? 0 : (packet.get(packet.position()) & 0x0F) * 4;
      if (length < 20 || packet.remaining() < length) {
        return OptionalLong.empty();
      }
      packet.position(packet.position() + length);
    }
    int at = packet.position();
    boolean fits =
        packet.remaining() >= HEADER + TOKEN
            && (packet.get(at) & 0xFF) == (six ? 129 : 0)
            && packet.getLong(at + HEADER) == owner;
    return fits ? OptionalLong.of(packet.getLong(at + HEADER + 8)) : OptionalLong.empty();
  }

  /** RFC 1071. */
  static short checksum(byte[] bytes) {
    int sum = 0;
    for (int i = 0; i < bytes.length; i += 2) {
      int low = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0;
      sum += (bytes[i] & 0xFF) << 8 | low;
    }
    while (sum >>> 16 != 0) {
      sum = (sum & 0xFFFF) + (sum >>> 16);
    }
    return (short) ~sum;
  }
}

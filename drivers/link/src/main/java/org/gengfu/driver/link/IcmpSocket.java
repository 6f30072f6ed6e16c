package org.gengfu.driver.link;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A socket for ICMP echo. The kind that needs no right ({@code ping_group_range}) is tried first,
 * then the raw one. {@link #send} may be called on any thread; once it is closed nothing is sent,
 * for its number may be another file's by then.
 */
final class IcmpSocket {
  private final int descriptor;
  private final boolean six;
  private final boolean raw;
  private boolean closed;

  /**
   * @param descriptor of the socket
   * @param six true for IPv6
   * @param raw true when received packets begin with their IP header (IPv4 only)
   */
  IcmpSocket(int descriptor, boolean six, boolean raw) {
    this.descriptor = descriptor;
    this.six = six;
    this.raw = raw;
  }

  /** For the one thread that receives, and closes. */
  int descriptor() {
    return descriptor;
  }

  boolean six() {
    return six;
  }

  /** What opening it came to. */
  sealed interface Opened {
    record Socket(IcmpSocket socket) implements Opened {}

    record Refused(String why) implements Opened {}
  }

  static Opened open(boolean six, long waitMillis) {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return new Opened.Refused("ICMP probes run on Linux only: use method: tcp");
    }
    int family = six ? SocketCalls.AF_INET6 : SocketCalls.AF_INET;
    int protocol = six ? SocketCalls.IPPROTO_ICMPV6 : SocketCalls.IPPROTO_ICMP;
    int made = SocketCalls.socket(family, SocketCalls.SOCK_DGRAM, protocol);
    boolean raw = made < 0;
    if (raw) {
      made = SocketCalls.socket(family, SocketCalls.SOCK_RAW, protocol);
    }
    if (made >= 0 && !SocketCalls.waitAtMost(made, waitMillis)) {
      SocketCalls.close(made);
      return new Opened.Refused("this machine's ICMP sockets cannot wait: use method: tcp");
    }
    if (made < 0) {
      return new Opened.Refused(
          "this machine does not let the agent send ICMP (error "
              + -made
              + "): set net.ipv4.ping_group_range to the agent's group, or use method: tcp");
    }
    return new Opened.Socket(new IcmpSocket(made, six, raw));
  }

  /** Sends a packet; 0 or the error number of the C library. */
  synchronized int send(byte[] packet, InetAddress target) {
    return closed ? SocketCalls.EBADF : SocketCalls.send(descriptor, packet, address(target));
  }

  /** True when received packets begin with an IP header. */
  boolean withIpHeader() {
    return raw && !six;
  }

  synchronized void close() {
    if (!closed) {
      closed = true;
      SocketCalls.close(descriptor);
    }
  }

  /** {@code struct sockaddr_in} or {@code sockaddr_in6}. */
  private static byte[] address(InetAddress target) {
    boolean six = target instanceof Inet6Address;
    ByteBuffer address = ByteBuffer.allocate(six ? 28 : 16).order(ByteOrder.nativeOrder());
    address
        .putShort((short) (six ? SocketCalls.AF_INET6 : SocketCalls.AF_INET))
        .putShort((short) 0);
    if (target instanceof Inet6Address scoped) {
      address.putInt(0).put(scoped.getAddress()).putInt(scoped.getScopeId());
    } else {
      address.put(target.getAddress());
    }
    return address.array();
  }
}

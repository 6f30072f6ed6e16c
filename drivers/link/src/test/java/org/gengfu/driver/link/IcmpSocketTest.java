package org.gengfu.driver.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class IcmpSocketTest {
  /** The number of a closed socket is soon another file's; a late probe must not write into it. */
  @Test
  void nothingIsSentAfterTheEnd() {
    IcmpSocket.Opened opened = IcmpSocket.open(false, 50);
    assumeTrue(
        opened instanceof IcmpSocket.Opened.Socket,
        "this machine allows no ICMP: set net.ipv4.ping_group_range, or run as root");
    if (opened instanceof IcmpSocket.Opened.Socket(IcmpSocket socket)) {
      byte[] packet = Echo.request(false, 1, 1, 8);
      assertThat(socket.send(packet, InetAddress.getLoopbackAddress())).isZero();
      socket.close();
      IcmpSocket.Opened next = IcmpSocket.open(false, 50);
      assertThat(socket.send(packet, InetAddress.getLoopbackAddress()))
          .isEqualTo(SocketCalls.EBADF);
      if (next instanceof IcmpSocket.Opened.Socket(IcmpSocket other)) {
        other.close();
      }
    }
  }
}

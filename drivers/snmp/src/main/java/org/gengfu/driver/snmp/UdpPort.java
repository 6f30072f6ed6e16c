package org.gengfu.driver.snmp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one UDP port that all questions of a bus go out from. Opened with the first of them, and
 * opened anew after a failure. On the loop's thread only.
 */
final class UdpPort {
  /** Datagrams handled in one turn; the rest waits for the next, so that nobody starves. */
  private static final int MAX_A_TURN = 64;

  private static final Logger LOG = LoggerFactory.getLogger(UdpPort.class);

  /** Hears what arrives. */
  interface Arrivals {
    void arrived(InetSocketAddress from, ByteBuffer datagram);
  }

  private final UdpLoop loop;
  private final InetAddress local;
  private final Arrivals arrivals;
  private final ByteBuffer in = ByteBuffer.allocate(PacketTransport.MAX_OCTETS + 1);
  private @Nullable DatagramChannel channel;

  UdpPort(UdpLoop loop, InetAddress local, Arrivals arrivals) {
    this.loop = loop;
    this.local = local;
    this.arrivals = arrivals;
  }

  /**
   * Sends a datagram.
   *
   * @throws IOException when the port cannot be opened, or the network refuses the datagram
   */
  void send(InetSocketAddress to, byte[] message) throws IOException {
    DatagramChannel open = channel;
    if (open == null) {
      open = open();
      channel = open;
    }
    if (open.send(ByteBuffer.wrap(message), to) == 0) {
      throw new IOException("the system's send buffer is full");
    }
  }

  private DatagramChannel open() throws IOException {
    DatagramChannel fresh = DatagramChannel.open();
    try {
      fresh.configureBlocking(false);
      fresh.bind(new InetSocketAddress(local, 0));
      loop.register(fresh, this::ready);
      return fresh;
    } catch (IOException e) {
      fresh.close();
      throw e;
    }
  }

  private void ready() {
    for (int i = 0; i < MAX_A_TURN; i++) {
      DatagramChannel open = channel;
      if (open == null) {
        return;
      }
      in.clear();
      try {
        SocketAddress from = open.receive(in);
        if (from == null) {
          return;
        }
        in.flip();
        arrivals.arrived((InetSocketAddress) from, in);
      } catch (IOException e) {
        LOG.debug("receiving answers", e);
        close();
        return;
      }
    }
  }

  void close() {
    DatagramChannel open = channel;
    channel = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        LOG.debug("closing a UDP port", e);
      }
    }
  }
}

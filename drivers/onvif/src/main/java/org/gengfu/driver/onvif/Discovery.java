package org.gengfu.driver.onvif;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for devices by WS-Discovery (2005/04). Multicast does not cross routers; a list of
 * addresses stays the main way. Blocks for the whole time asked; any thread.
 */
final class Discovery {
  /** Group and port of WS-Discovery over IPv4. */
  static final InetSocketAddress GROUP = new InetSocketAddress("239.255.255.250", 3702);

  private static final int LARGEST = 65_507;
  private static final int HOPS = 4;

  private Discovery() {}

  static List<Found> probe(Duration wait, InetSocketAddress to) {
    Deadline end = Deadline.in(wait);
    Deadline again = Deadline.in(wait.dividedBy(3));
    ProbeAnswers answers = new ProbeAnswers();
    try (MulticastSocket socket = new MulticastSocket(0)) {
      socket.setTimeToLive(HOPS);
      socket.setReceiveBufferSize(1 << 20);
      send(socket, to);
      boolean repeated = false;
      DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
      while (!end.over() && !answers.full()) {
        socket.setSoTimeout((repeated ? end : again).leftMillis());
        try {
          packet.setLength(LARGEST);
          socket.receive(packet);
          String from = packet.getAddress().getHostAddress();
          answers.heard(Arrays.copyOf(packet.getData(), packet.getLength()), from);
        } catch (SocketTimeoutException quiet) {
          if (!repeated) {
            repeated = true;
            send(socket, to);
          }
        }
      }
    } catch (IOException noNetwork) {
      return answers.found();
    }
    return answers.found();
  }

  /** Some devices answer one of the questions only, so all are asked. */
  private static void send(MulticastSocket socket, InetSocketAddress to) throws IOException {
    List<byte[]> probes =
        List.of(
            ProbeAnswers.probe(Namespaces.NETWORK, "NetworkVideoTransmitter"),
            ProbeAnswers.probe(Namespaces.DEVICE, "Device"),
            ProbeAnswers.probe("", ""));
    if (!to.getAddress().isMulticastAddress()) {
      for (byte[] probe : probes) {
        socket.send(new DatagramPacket(probe, probe.length, to));
      }
      return;
    }
    for (NetworkInterface way : ways()) {
      for (byte[] probe : probes) {
        try {
          socket.setNetworkInterface(way);
          socket.send(new DatagramPacket(probe, probe.length, to));
        } catch (IOException thisWayNot) {
          break; // a card without a route; the others are asked all the same
        }
      }
    }
  }

  private static List<NetworkInterface> ways() throws IOException {
    List<NetworkInterface> ways = new ArrayList<>();
    for (NetworkInterface one : NetworkInterface.networkInterfaces().toList()) {
      if (one.isUp() && one.supportsMulticast() && !one.isLoopback()) {
        boolean four = false;
        for (InetAddress address : one.inetAddresses().toList()) {
          four = four || address instanceof Inet4Address;
        }
        if (four) {
          ways.add(one);
        }
      }
    }
    return ways;
  }
}

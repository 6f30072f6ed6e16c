package org.gengfu.sim.camera.rtsp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** Packets over UDP from an even port and the next, as RFC 3550, 11 wants. One sending thread. */
final class UdpLane implements Lane {
  private static final int TRIES = 64;
  private static final int HIGHEST_PORT = 65_535;

  private final DatagramChannel pictures;
  private final DatagramChannel reports;
  private final InetSocketAddress pictureTarget;
  private final InetSocketAddress reportTarget;

  private UdpLane(DatagramChannel[] pair, InetSocketAddress picture, InetSocketAddress report) {
    pictures = pair[0];
    reports = pair[1];
    pictureTarget = picture;
    reportTarget = report;
  }

  /**
   * Opens a pair of ports.
   *
   * @param own the camera's address
   * @param viewer the viewer's address
   * @param port of the viewer for pictures
   * @param reportPort of the viewer for reports
   * @throws IOException when no pair is free
   */
  static UdpLane open(InetAddress own, InetAddress viewer, int port, int reportPort)
      throws IOException {
    InetSocketAddress picture = new InetSocketAddress(viewer, port);
    return new UdpLane(pair(own), picture, new InetSocketAddress(viewer, reportPort));
  }

  @Override
  public String transport() {
    return "RTP/AVP;unicast;client_port=%d-%d;server_port=%d-%d"
        .formatted(
            pictureTarget.getPort(),
            reportTarget.getPort(),
            pictures.socket().getLocalPort(),
            reports.socket().getLocalPort());
  }

  @Override
  public void picture(ByteBuffer packet) throws IOException {
    pictures.send(packet, pictureTarget);
  }

  @Override
  public void report(ByteBuffer packet) throws IOException {
    reports.send(packet, reportTarget);
  }

  @Override
  public void close() {
    quietly(pictures);
    quietly(reports);
  }

  private static DatagramChannel[] pair(InetAddress own) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      DatagramChannel first = bound(own, 0);
      int port = first.socket().getLocalPort();
      if (port % 2 == 0 && port < HIGHEST_PORT) {
        try {
          return new DatagramChannel[] {first, bound(own, port + 1)};
        } catch (IOException taken) {
          // The next pair is tried.
        }
      }
      first.close();
    }
    throw new IOException("no pair of UDP ports is free at " + own.getHostAddress());
  }

  private static DatagramChannel bound(InetAddress own, int port) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.bind(new InetSocketAddress(own, port));
      channel.configureBlocking(false);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static void quietly(DatagramChannel channel) {
    try {
      channel.close();
    } catch (IOException alreadyBroken) {
      // Nothing of it is left in any case.
    }
  }
}

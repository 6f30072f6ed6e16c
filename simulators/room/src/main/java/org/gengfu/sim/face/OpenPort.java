package org.gengfu.sim.face;

import java.util.Map;

/**
 * Where others find simulated devices.
 *
 * @param id of the port in the room file
 * @param protocol what is spoken there, e.g. {@code modbus}
 * @param transport how it travels, e.g. {@code tcp}, {@code udp}, {@code rtu}
 * @param host address of a TCP or UDP port, empty for a serial line
 * @param port TCP or UDP port, 0 for a serial line
 * @param serialPort path of a serial line, empty otherwise
 * @param baud pace of a serial line, 0 for none
 * @param more what else somebody must know to reach them, e.g. a path or a certificate's file
 */
public record OpenPort(
    String id,
    String protocol,
    String transport,
    String host,
    int port,
    String serialPort,
    int baud,
    Map<String, String> more) {
  private static final String LOOPBACK = "127.0.0.1";

  public OpenPort {
    more = Map.copyOf(more);
  }

  /** A TCP or UDP port on the loopback address. */
  public static OpenPort network(PortNode node, String transport, int port) {
    return new OpenPort(node.id(), node.protocol(), transport, LOOPBACK, port, "", 0, Map.of());
  }

  /** A serial line. */
  public static OpenPort serial(PortNode node, String transport, String path, int baud) {
    return new OpenPort(node.id(), node.protocol(), transport, "", 0, path, baud, Map.of());
  }
}

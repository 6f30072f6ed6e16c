package org.gengfu.driver.serial;

import java.time.Duration;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.Driver;
import org.gengfu.driver.transport.NativeSerialLink;
import org.gengfu.driver.transport.Parity;
import org.gengfu.driver.transport.PortSettings;
import org.gengfu.driver.transport.Rfc2217Link;
import org.gengfu.driver.transport.SerialLink;
import org.gengfu.driver.transport.TcpSerialLink;
import org.jspecify.annotations.Nullable;

/**
 * Settings of one line, as {@code edge.yaml} gives them. Reading them opens nothing.
 *
 * @param transport how the line is reached
 * @param port settings of the port; its path is empty unless the transport is {@link
 *     Transport#SERIAL}
 * @param host name or address of a serial server, empty for a port of this machine
 * @param tcpPort port of a serial server, 0 for a port of this machine
 * @param connectTimeout how long connecting to a serial server may take
 * @param timeout how long every device of the line may take to answer, null for what its profile
 *     says
 */
record SerialSettings(
    Transport transport,
    PortSettings port,
    String host,
    int tcpPort,
    Duration connectTimeout,
    @Nullable Duration timeout)
    implements Driver.BusSettings {

  /** How a line is reached. */
  enum Transport {
    /** A port of this machine, or a pseudo terminal. */
    SERIAL,
    /** A serial server that passes bytes on. */
    TCP,
    /** A serial server that is told the line's settings (RFC 2217). */
    RFC2217
  }

  @Override
  public String key() {
    return transport == Transport.SERIAL ? "serial " + port.path() : "tcp " + host + ":" + tcpPort;
  }

  /** What carries the bytes; not opened. */
  SerialLink link() {
    return switch (transport) {
      case SERIAL -> new NativeSerialLink(port);
      case TCP -> new TcpSerialLink(host, tcpPort, connectTimeout);
      case RFC2217 -> new Rfc2217Link(host, tcpPort, port, connectTimeout);
    };
  }

  /** How long one byte takes on the wire, with start, parity and stop bits. */
  Duration byteTime() {
    int bits = 1 + port.dataBits() + (port.parity() == Parity.NONE ? 0 : 1) + port.stopBits();
    return Duration.ofNanos(1_000_000_000L * bits / port.baud());
  }

  /**
   * Reads the settings of a line.
   *
   * @return the settings, null after a problem was reported
   */
  static @Nullable SerialSettings read(MapNode node, Problems problems) {
    int before = problems.count();
    Transport transport = node.choice("transport", Transport.class, Transport.SERIAL, problems);
    boolean here = transport == Transport.SERIAL;
    String path = here ? node.string("serialPort", problems) : "";
    String host = here ? "" : node.string("host", problems);
    int tcpPort = 0;
    Duration connectTimeout = Duration.ofSeconds(3);
    if (!here) {
      tcpPort =
          node.require("port", problems) ? (int) node.whole("port", 1, 1, 65_535, problems) : 0;
      connectTimeout =
          node.duration(
              "connectTimeout",
              connectTimeout,
              Duration.ofMillis(50),
              Duration.ofSeconds(30),
              problems);
    }
    int baud = (int) node.whole("baud", 9600, 50, 4_000_000, problems);
    int dataBits = (int) node.whole("dataBits", 8, 7, 8, problems);
    Parity parity = node.choice("parity", Parity.class, Parity.NONE, problems);
    int stopBits = (int) node.whole("stopBits", 1, 1, 2, problems);
    Boolean dtr = node.has("dtr") ? node.flag("dtr", false, problems) : null;
    Boolean rts = node.has("rts") ? node.flag("rts", false, problems) : null;
    Duration timeout =
        node.has("timeout")
            ? node.duration(
                "timeout",
                Duration.ofSeconds(1),
                Duration.ofMillis(20),
                Duration.ofSeconds(60),
                problems)
            : null;
    if (problems.count() > before || path == null || host == null) {
      return null;
    }
    PortSettings port = new PortSettings(path, baud, dataBits, parity, stopBits, dtr, rts);
    return new SerialSettings(transport, port, host, tcpPort, connectTimeout, timeout);
  }
}

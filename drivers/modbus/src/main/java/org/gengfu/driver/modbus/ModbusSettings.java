package org.gengfu.driver.modbus;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.Driver;
import org.gengfu.driver.transport.Parity;
import org.gengfu.driver.transport.PortSettings;
import org.jspecify.annotations.Nullable;

/** Settings of one bus, as {@code edge.yaml} gives them. Reading them opens no connection. */
sealed interface ModbusSettings extends Driver.BusSettings {
  /** Names of the transports in the configuration. */
  enum Transport {
    TCP,
    RTU,
    RTU_OVER_TCP
  }

  /**
   * How long every device of the bus may take to answer; null leaves it to the device's profile.
   */
  @Nullable Duration timeout();

  /**
   * Units 0 and 248..255 exist on TCP only: on a serial line 0 is a broadcast and the others are
   * reserved.
   */
  boolean tcpUnits();

  /**
   * A TCP host.
   *
   * @param host name or address
   * @param port 1..65535
   * @param rtuFrames true when the host is a transparent serial server, which wants RTU frames
   * @param connectTimeout how long connecting may take
   */
  record Tcp(
      String host, int port, boolean rtuFrames, Duration connectTimeout, @Nullable Duration timeout)
      implements ModbusSettings {
    @Override
    public String key() {
      return "tcp " + host + ":" + port;
    }

    @Override
    public boolean tcpUnits() {
      return !rtuFrames;
    }

    /** The address when {@link #host} is one already, null when it is a name. */
    @Nullable InetSocketAddress literalAddress() {
      try {
        return new InetSocketAddress(InetAddress.ofLiteral(host), port);
      } catch (IllegalArgumentException e) {
        return null;
      }
    }
  }

  /**
   * A serial line; 8 data bits always, as RTU demands.
   *
   * @param serialPort device file, e.g. {@code /dev/ttyUSB0}
   * @param baud bits per second
   * @param stopBits 1 or 2
   */
  record Serial(
      String serialPort, int baud, Parity parity, int stopBits, @Nullable Duration timeout)
      implements ModbusSettings {
    @Override
    public String key() {
      return "serial " + serialPort;
    }

    @Override
    public boolean tcpUnits() {
      return false;
    }

    /** How the port is opened. */
    PortSettings portSettings() {
      return PortSettings.plain(serialPort, baud, parity, stopBits);
    }

    /**
     * The silence that ends a frame: 3.5 characters of 11 bits, fixed at 1.75 ms above 19,200
     * bit/s; Modbus over Serial Line V1.02, section 2.5.1.1.
     */
    Duration silence() {
      return baud > 19_200 ? Duration.ofNanos(1_750_000) : Duration.ofNanos(38_500_000_000L / baud);
    }
  }

  /**
   * Reads the settings of a bus.
   *
   * @return the settings, null after a problem was reported
   */
  static @Nullable ModbusSettings read(MapNode node, Problems problems) {
    int before = problems.count();
    Transport transport = node.choice("transport", Transport.class, Transport.TCP, problems);
    ModbusSettings settings =
        switch (transport) {
          case TCP -> tcp(node, false, problems);
          case RTU_OVER_TCP -> tcp(node, true, problems);
          case RTU -> serial(node, problems);
        };
    return problems.count() == before ? settings : null;
  }

  private static @Nullable ModbusSettings tcp(MapNode node, boolean rtuFrames, Problems problems) {
    String host = node.string("host", problems);
    int port = (int) node.whole("port", 502, 1, 65535, problems);
    Duration connectTimeout =
        node.duration(
            "connectTimeout",
            Duration.ofSeconds(3),
            Duration.ofMillis(50),
            Duration.ofSeconds(30),
            problems);
    Duration timeout = timeout(node, problems);
    return host == null ? null : new Tcp(host, port, rtuFrames, connectTimeout, timeout);
  }

  private static @Nullable ModbusSettings serial(MapNode node, Problems problems) {
    String serialPort = node.string("serialPort", problems);
    int baud = (int) node.whole("baud", 9600, 300, 4_000_000, problems);
    Parity parity = node.choice("parity", Parity.class, Parity.NONE, problems);
    int stopBits = (int) node.whole("stopBits", 1, 1, 2, problems);
    Duration timeout = timeout(node, problems);
    return serialPort == null ? null : new Serial(serialPort, baud, parity, stopBits, timeout);
  }

  private static @Nullable Duration timeout(MapNode node, Problems problems) {
    if (!node.has("timeout")) {
      return null;
    }
    return node.duration(
        "timeout", Duration.ofSeconds(1), Duration.ofMillis(20), Duration.ofSeconds(60), problems);
  }
}

package org.gengfu.profiletool.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profiletool.probe.WireOptions;
import org.gengfu.sim.face.OpenPort;

/**
 * How a simulated port of one protocol is opened, and how its driver is told to find it.
 *
 * @param port entry of the port in a room file
 * @param simulated entry of the device in a room file
 * @param bus entry of the bus in an edge's settings
 * @param device entry of the device in an edge's settings
 */
record Wiring(String port, String simulated, String bus, String device) {
  /** What stands in for host, port, serial port and a file with the community. */
  private static final String HOST = "<host>";

  private static final String PORT = "<port>";
  private static final String LINE = "<line>";
  private static final String SECRET = "<secret>";
  private static final String FOLDER = "<folder>";

  private static final Map<String, Wiring> KNOWN =
      Map.of(
          "modbus",
          new Wiring(
              "transport: tcp", "unit: 1", "transport: tcp, host: <host>, port: <port>", "unit: 1"),
          "snmp",
          new Wiring(
              "port: 0",
              "community: public",
              "",
              "id: trial, host: <host>, port: <port>, rate: 1000, communityFile: \"<secret>\""),
          "opcua",
          new Wiring("port: 0", "", "endpoint: \"opc.tcp://<host>:<port>\"", "id: trial"),
          "serial",
          new Wiring(
              "transport: serial, link: \"<folder>/line\"",
              "",
              "transport: serial, serialPort: \"<line>\"",
              ""));

  /** The wiring of a protocol, or empty when nobody has said it yet. */
  static Optional<Wiring> of(String protocol) {
    return Optional.ofNullable(KNOWN.get(protocol));
  }

  /** The port's entry. */
  MapNode portNode(Path folder) {
    return node("id: trial, " + port.replace(FOLDER, folder.toString()));
  }

  /** The simulated device's entry. */
  MapNode simulatedNode() {
    return node(simulated.isEmpty() ? "id: trial" : "id: trial, " + simulated);
  }

  /** The way to an open port. */
  WireOptions way(OpenPort open, Path folder) throws IOException {
    Path secret = folder.resolve("community");
    Files.writeString(secret, "public");
    return new WireOptions(node(filled(bus, open, secret)), node(filled(device, open, secret)));
  }

  private static String filled(String text, OpenPort open, Path secret) {
    return text.replace(HOST, open.host())
        .replace(PORT, String.valueOf(open.port()))
        .replace(LINE, open.serialPort())
        .replace(SECRET, secret.toString());
  }

  static MapNode node(String entries) {
    Problems problems = new Problems();
    MapNode node = Documents.parse("wiring", "{" + entries + "}", problems);
    return Objects.requireNonNull(node, problems::toString);
  }
}

package org.gengfu.profiletool.probe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profiletool.Arguments;
import org.gengfu.profiletool.WrongCallException;

/**
 * How the command line says where a device is: the settings of a bus and of a device in {@code
 * edge.yaml}, the usual ones as options and every other by {@code --bus} and {@code --device}.
 * Immutable; any thread.
 */
public record WireOptions(MapNode bus, MapNode device) {
  /** Options that take a value. */
  public static final Set<String> VALUED =
      new TreeSet<>(
          List.of(
              "host",
              "port",
              "transport",
              "serial",
              "baud",
              "parity",
              "stop-bits",
              "timeout",
              "unit",
              "community-file",
              "version",
              "endpoint",
              "bus",
              "device"));

  /** Lines for a command's help. */
  public static final String HELP =
      """
      --host HOST --port N        TCP or UDP; --transport rtu-over-tcp for a plain serial server
      --serial PORT --baud 9600 --parity none --stop-bits 1
      --unit N --timeout 1s       of a Modbus device; on other lines its address
      --community-file FILE --version v2c
                                  of an SNMP agent
      --endpoint opc.tcp://HOST:4840
                                  of an OPC UA server
      --bus "key: value, ..."     other settings of the bus, as in edge.yaml
      --device "key: value, ..."  other settings of the device, as in edge.yaml
      """;

  /**
   * Reads them.
   *
   * @throws WrongCallException when a text is no settings
   */
  public static WireOptions of(String protocol, Arguments line) {
    boolean snmp = protocol.equals("snmp");
    Map<String, String> bus = new LinkedHashMap<>();
    Map<String, String> device = new LinkedHashMap<>();
    Map<String, String> home = snmp ? device : bus;
    put(line, "host", "host", home);
    put(line, "port", "port", home);
    put(line, "serial", "serialPort", bus);
    put(line, "baud", "baud", bus);
    put(line, "parity", "parity", bus);
    put(line, "stop-bits", "stopBits", bus);
    put(line, "timeout", "timeout", bus);
    put(line, "transport", "transport", bus);
    put(line, "endpoint", "endpoint", bus);
    put(line, "unit", protocol.equals("serial") ? "address" : "unit", device);
    put(line, "community-file", "communityFile", device);
    put(line, "version", "version", device);
    if (protocol.equals("modbus") && line.has("serial") && !line.has("transport")) {
      bus.put("transport", "rtu");
    }
    return new WireOptions(
        node("--bus", bus, line.value("bus").orElse("")),
        node("--device", device, line.value("device").orElse("")));
  }

  /** The same device behind another bus. */
  public WireOptions withBus(String settings) {
    return new WireOptions(node("--bus", Map.of(), settings), device);
  }

  private static void put(Arguments line, String option, String key, Map<String, String> into) {
    line.value(option).ifPresent(value -> into.put(key, value));
  }

  private static MapNode node(String name, Map<String, String> known, String more) {
    StringBuilder text = new StringBuilder("{id: live");
    known.forEach((key, value) -> {
      boolean number = value.matches("[0-9]+");
      String shown = number ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
      text.append(", ").append(key).append(": ").append(shown);
    });
    text.append(more.isBlank() ? "" : ", " + more).append('}');
    Problems problems = new Problems();
    MapNode node = Documents.parse(name, text.toString(), problems);
    if (node == null || !problems.isEmpty()) {
      throw new WrongCallException(
          name + ": \"" + more + "\" is no list of settings. Write for example \"key: value\"");
    }
    return node;
  }
}

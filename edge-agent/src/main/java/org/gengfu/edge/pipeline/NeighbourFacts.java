package org.gengfu.edge.pipeline;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.FactRow;

/**
 * What a switch has said of those it is joined to, as properties of its birth. The tables are known
 * by the names of their sections in the profile: {@code lldp}, {@code bridge}, {@code bridgeQ}. A
 * property is lines, a line is {@code name=value} joined by {@code &}, escaped as in a form; they
 * are sorted, so that the same neighbours make the same text. Stateless.
 */
final class NeighbourFacts {
  /** Neighbours that announce themselves: port, chassis, peer (its port), name. */
  static final String LLDP = "neighbours.lldp";

  /** Addresses that were learned: port, mac. */
  static final String BRIDGE = "neighbours.bridge";

  /** The most lines of a property; the rest is left out. */
  static final int MOST_LINES = 512;

  /** Longest text of a device that is told on. */
  private static final int LONGEST = 120;

  /** dot1dTpFdbStatus and dot1qTpFdbStatus: learned (RFC 4188, RFC 4363). */
  private static final String LEARNED = "3";

  /** LldpChassisIdSubtype: macAddress (IEEE 802.1AB, clause 12). */
  private static final String CHASSIS_MAC = "4";

  /** LldpPortIdSubtype: macAddress (the same). */
  private static final String PORT_MAC = "3";

  private static final int MAC_OCTETS = 6;

  private NeighbourFacts() {}

  /** The properties; none where nothing was said. */
  static Map<String, String> properties(DeviceFacts facts) {
    SortedMap<String, String> properties = new TreeMap<>();
    put(properties, LLDP, announced(facts.tables().getOrDefault("lldp", List.of())));
    List<String> learned = learned(facts.tables().getOrDefault("bridge", List.of()));
    learned.addAll(learned(facts.tables().getOrDefault("bridgeQ", List.of())));
    put(properties, BRIDGE, learned);
    return properties;
  }

  private static void put(Map<String, String> properties, String key, List<String> lines) {
    if (!lines.isEmpty()) {
      List<String> sorted = List.copyOf(new TreeSet<>(lines));
      properties.put(
          key, String.join("\n", sorted.subList(0, Math.min(MOST_LINES, sorted.size()))));
    }
  }

  private static List<String> announced(List<FactRow> rows) {
    List<String> lines = new ArrayList<>();
    for (FactRow row : rows) {
      Map<String, String> said = row.columns();
      String port = said.getOrDefault("port", "");
      lines.add(
          line(
              "port", port.isBlank() ? said.getOrDefault("index2", "") : port,
              "chassis", id(said, "chassis", CHASSIS_MAC),
              "peer", id(said, "peer", PORT_MAC),
              "name", said.getOrDefault("name", "")));
    }
    return lines;
  }

  private static List<String> learned(List<FactRow> rows) {
    List<String> lines = new ArrayList<>();
    for (FactRow row : rows) {
      Map<String, String> said = row.columns();
      String mac = said.containsKey("mac") ? said.get("mac") : macOfIndex(said);
      String port = said.getOrDefault("port", "");
      if (LEARNED.equals(said.get("status")) && mac != null && !mac.isEmpty()) {
        lines.add(
            line("port", port.isBlank() ? said.getOrDefault("bridgePort", "") : port, "mac", mac));
      }
    }
    return lines;
  }

  /** The last six parts of the index are the octets of the address (RFC 4363, dot1qTpFdbEntry). */
  private static String macOfIndex(Map<String, String> said) {
    String[] parts = said.getOrDefault("index", "").split("\\.", -1);
    StringJoiner mac = new StringJoiner(":");
    for (int i = parts.length - MAC_OCTETS; i >= 0 && i < parts.length; i++) {
      if (!parts[i].matches("[0-9]{1,3}") || Integer.parseInt(parts[i]) > 255) {
        return "";
      }
      mac.add(HexFormat.of().toHexDigits((byte) Integer.parseInt(parts[i])));
    }
    return mac.toString();
  }

  /** An id that is an address in hexadecimal digits, or a text in octets. */
  private static String id(Map<String, String> said, String column, String mac) {
    String hex = said.getOrDefault(column, "");
    if (mac.equals(said.get(column + "Type")) || hex.length() % 2 != 0) {
      return hex;
    }
    try {
      return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) { // no octets: told as it is
      return hex;
    }
  }

  private static String line(String... namesAndValues) {
    StringJoiner line = new StringJoiner("&");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String value = namesAndValues[i + 1].strip();
      if (!value.isEmpty()) {
        String told = value.length() <= LONGEST ? value : value.substring(0, LONGEST);
        line.add(namesAndValues[i] + "=" + URLEncoder.encode(told, StandardCharsets.UTF_8));
      }
    }
    return line.toString();
  }
}

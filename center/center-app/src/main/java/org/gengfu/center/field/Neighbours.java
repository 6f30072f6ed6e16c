package org.gengfu.center.field;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a switch says of those it is joined to, out of the properties of its birth. A property is
 * lines, a line is {@code name=value} joined by {@code &}, escaped as in a form. A line that cannot
 * be read is passed over, for it comes from a device.
 *
 * @param announced who announces itself at its ports (IEEE 802.1AB, lldpRemTable)
 * @param learned which addresses it hears at which port (RFC 4188 dot1dTpFdbTable, RFC 4363
 *     dot1qTpFdbTable)
 */
record Neighbours(List<Announced> announced, List<Learned> learned) {
  /** Property of a birth: the lines of {@link Announced}. */
  static final String LLDP = "neighbours.lldp";

  /** Property of a birth: the lines of {@link Learned}. */
  static final String BRIDGE = "neighbours.bridge";

  /** Property of a birth and attribute of a node: its MAC address. */
  static final String MAC = "mac";

  /** Property of a birth and attribute of a node: its sysName (RFC 3418). */
  static final String SYSTEM_NAME = "sysName";

  /** Most lines of a property that are read. */
  static final int MOST_LINES = 4_096;

  Neighbours {
    announced = List.copyOf(announced);
    learned = List.copyOf(learned);
  }

  /**
   * A neighbour that announces itself.
   *
   * @param port ours, as it is named here
   * @param chassis its chassis id: a MAC address as 12 small hexadecimal digits, else a text
   * @param peerPort its port, as it names it
   * @param name its sysName; empty when it gives none
   */
  record Announced(String port, String chassis, String peerPort, String name) {}

  /**
   * An address that was heard.
   *
   * @param mac 12 small hexadecimal digits
   */
  record Learned(String port, String mac) {}

  /** Reads the properties of a birth. */
  static Neighbours of(Map<String, String> properties) {
    List<Announced> announced = new ArrayList<>();
    for (Map<String, String> line : lines(properties.getOrDefault(LLDP, ""))) {
      String chassis = line.getOrDefault("chassis", "");
      String mac = mac(chassis);
      announced.add(
          new Announced(
              line.getOrDefault("port", ""),
              mac == null ? chassis : mac,
              line.getOrDefault("peer", ""),
              line.getOrDefault("name", "")));
    }
    List<Learned> learned = new ArrayList<>();
    for (Map<String, String> line : lines(properties.getOrDefault(BRIDGE, ""))) {
      String mac = mac(line.getOrDefault("mac", ""));
      if (mac != null) {
        learned.add(new Learned(line.getOrDefault("port", ""), mac));
      }
    }
    return new Neighbours(announced, learned);
  }

  boolean isEmpty() {
    return announced.isEmpty() && learned.isEmpty();
  }

  private static List<Map<String, String>> lines(String property) {
    List<Map<String, String>> lines = new ArrayList<>();
    for (String line : property.split("\n", MOST_LINES)) {
      Map<String, String> fields = new HashMap<>();
      for (String field : line.split("&", 16)) {
        int equals = field.indexOf('=');
        if (equals > 0) {
          fields.put(field.substring(0, equals), decoded(field.substring(equals + 1)));
        }
      }
      if (!fields.isEmpty()) {
        lines.add(fields);
      }
    }
    return lines;
  }

  private static String decoded(String text) {
    try {
      String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
      return decoded.length() <= NodeNames.LONGEST
          ? decoded
          : decoded.substring(0, NodeNames.LONGEST);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** An address as 12 small hexadecimal digits; null when it is none, or one of a group. */
  static @Nullable String mac(String text) {
    String digits = text.replaceAll("[:. -]", "").toLowerCase(Locale.ROOT);
    boolean one = digits.matches("[0-9a-f]{12}") && !digits.equals("000000000000");
    return one && (Character.digit(digits.charAt(1), 16) & 1) == 0 ? digits : null;
  }

  /** A sysName as it is compared: without its domain, in small letters. */
  static String plain(String systemName) {
    int dot = systemName.indexOf('.');
    return (dot > 0 ? systemName.substring(0, dot) : systemName).strip().toLowerCase(Locale.ROOT);
  }
}

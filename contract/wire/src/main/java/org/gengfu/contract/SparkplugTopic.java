package org.gengfu.contract;

import java.util.Optional;

/**
 * A topic of the Sparkplug B namespace {@code spBv1.0} (Sparkplug 3.0, chapter 4), STATE apart.
 *
 * @param kind the message type
 * @param group the group id
 * @param edge the edge node's id
 * @param device the device's id, empty for messages of the node itself
 */
public record SparkplugTopic(Kind kind, String group, String edge, String device) {
  private static final String NAMESPACE = "spBv1.0";

  /** Message types; those that begin with N speak of the node, those with D of one device. */
  public enum Kind {
    NBIRTH,
    NDATA,
    NDEATH,
    NCMD,
    DBIRTH,
    DDATA,
    DDEATH,
    DCMD;

    boolean ofDevice() {
      return name().charAt(0) == 'D';
    }
  }

  public SparkplugTopic {
    requireName("group", group);
    requireName("edge", edge);
    if (kind.ofDevice()) {
      requireName("device", device);
    } else if (!device.isEmpty()) {
      throw new IllegalArgumentException(kind + " names no device, not " + device);
    }
  }

  /** The topic as MQTT carries it. */
  public String text() {
    String node = NAMESPACE + "/" + group + "/" + kind + "/" + edge;
    return device.isEmpty() ? node : node + "/" + device;
  }

  /** Reads a topic; empty for anything else, STATE included. */
  public static Optional<SparkplugTopic> parse(String topic) {
    String[] parts = topic.split("/", -1);
    if (parts.length < 4 || parts.length > 5 || !parts[0].equals(NAMESPACE)) {
      return Optional.empty();
    }
    for (Kind kind : Kind.values()) {
      if (kind.name().equals(parts[2]) && kind.ofDevice() == (parts.length == 5)) {
        String device = parts.length == 5 ? parts[4] : "";
        if (isName(parts[1]) && isName(parts[3]) && (device.isEmpty() || isName(device))) {
          if (kind.ofDevice() && device.isEmpty()) {
            return Optional.empty();
          }
          return Optional.of(new SparkplugTopic(kind, parts[1], parts[3], device));
        }
      }
    }
    return Optional.empty();
  }

  /** The topic on which a host application says whether it is there. */
  public static String state(String hostId) {
    requireName("host", hostId);
    return NAMESPACE + "/STATE/" + hostId;
  }

  private static void requireName(String what, String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          what + " id may not be empty or hold any of / + #: \"" + name + "\"");
    }
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.indexOf('/') < 0
        && name.indexOf('+') < 0
        && name.indexOf('#') < 0;
  }
}

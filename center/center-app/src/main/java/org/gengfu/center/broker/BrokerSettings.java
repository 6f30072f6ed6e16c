package org.gengfu.center.broker;

import java.nio.file.Path;

/**
 * Settings of the broker inside the center.
 *
 * @param address address to listen on, a name or a number
 * @param port TCP port, 0 for any free one
 * @param group Sparkplug group id; edges of other groups are refused
 * @param host Sparkplug host id, the last part of the STATE topic
 * @param folder where the broker keeps its own files; nothing of value lies there
 */
public record BrokerSettings(String address, int port, String group, String host, Path folder) {
  public BrokerSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + " is not in 0 to 65535");
    }
  }
}

package org.gengfu.edge.uplink;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the edge node reaches its host.
 *
 * @param group Sparkplug group id
 * @param edge Sparkplug edge node id
 * @param host id of the primary host, whose STATE is awaited; null for none
 * @param stock true when the host does not acknowledge outbox offsets: a record leaves when it was
 *     handed to the broker
 * @param aliased false to send every metric by its name instead of its alias
 * @param brokers {@code tcp://host:port}, in the order in which they are tried; at least one
 * @param clientId MQTT client id
 * @param username MQTT user name, null for none
 * @param password MQTT password, null for none
 * @param keepAlive MQTT keep alive
 * @param firstDataDelay time between the births and the first data
 * @param redeliverAfter records that are not acknowledged for so long are sent again
 * @param stateFolder where the number of the last session is kept
 */
public record UplinkSettings(
    String group,
    String edge,
    @Nullable String host,
    boolean stock,
    boolean aliased,
    List<String> brokers,
    String clientId,
    @Nullable String username,
    @Nullable Secret password,
    Duration keepAlive,
    Duration firstDataDelay,
    Duration redeliverAfter,
    Path stateFolder) {
  public UplinkSettings {
    brokers = List.copyOf(brokers);
    if (brokers.isEmpty()) {
      throw new IllegalArgumentException("an uplink needs a broker");
    }
  }

  /** A text that no log shows. */
  public record Secret(String text) {
    @Override
    public String toString() {
      return "(secret)";
    }
  }
}

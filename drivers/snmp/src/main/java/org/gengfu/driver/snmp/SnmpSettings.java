package org.gengfu.driver.snmp;

import java.net.InetAddress;
import java.time.Duration;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.Driver;
import org.jspecify.annotations.Nullable;

/**
 * Settings of one bus: the agents that share one UDP port and are asked one after the other.
 *
 * @param id the bus's own name
 * @param address local address that questions go out from
 * @param timeout how long every agent of the bus may take; null leaves it to the profile
 * @param traps where notifications are received, null when they are not
 */
record SnmpSettings(
    String id, InetAddress address, @Nullable Duration timeout, @Nullable Traps traps)
    implements Driver.BusSettings {
  private static final String ANY = "0.0.0.0";

  /**
   * Where notifications are received.
   *
   * @param address local address
   * @param port UDP port; 0 for a free one, which a test uses
   * @param community what v1 and v2c notifications must carry; null for any
   * @param perSecond most notifications taken in a second from one address
   */
  record Traps(InetAddress address, int port, @Nullable Secret community, int perSecond) {}

  @Override
  public String key() {
    return traps != null && traps.port() != 0
        ? "snmp traps " + traps.address().getHostAddress() + ":" + traps.port()
        : "snmp " + id;
  }

  /** Reads the settings of a bus; null after a problem was reported. */
  static @Nullable SnmpSettings read(MapNode node, Problems problems) {
    int before = problems.count();
    String id = node.string("id", "", problems);
    InetAddress address = address(node, problems);
    Duration timeout = null;
    if (node.has("timeout")) {
      timeout =
          node.duration(
              "timeout",
              Duration.ofSeconds(2),
              Duration.ofMillis(50),
              Duration.ofMinutes(1),
              problems);
    }
    MapNode trapNode = node.map("traps", problems);
    Traps traps = trapNode == null ? null : traps(trapNode, problems);
    return problems.count() > before || address == null
        ? null
        : new SnmpSettings(id, address, timeout, traps);
  }

  private static @Nullable Traps traps(MapNode node, Problems problems) {
    InetAddress address = address(node, problems);
    int port = (int) node.whole("port", 162, 0, 65535, problems);
    Secret community = Secret.read(node, "communityFile", 1, problems);
    int perSecond = (int) node.whole("perSecond", 50, 1, 1000, problems);
    node.close(problems);
    return address == null ? null : new Traps(address, port, community, perSecond);
  }

  private static @Nullable InetAddress address(MapNode node, Problems problems) {
    InetAddress address = AgentSettings.literal(node.string("address", ANY, problems));
    if (address == null) {
      String message = "\"address\" is no IP address";
      problems.add(node.valueMark("address"), "snmp.address", message, "Write 0.0.0.0 for all");
    }
    return address;
  }
}

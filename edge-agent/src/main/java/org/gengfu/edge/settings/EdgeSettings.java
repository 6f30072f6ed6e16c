package org.gengfu.edge.settings;

import java.nio.file.Path;
import java.util.List;
import org.gengfu.edge.outbox.OutboxSettings;
import org.gengfu.edge.uplink.UplinkSettings;

/**
 * Checked settings of one edge node.
 *
 * @param edge the edge node's id
 * @param uplink how the host is reached
 * @param outboxFolder where records wait
 * @param outbox bounds of the outbox
 * @param statusPort port of the status page on loopback, 0 for any
 * @param buses the buses, in the order of the file
 * @param watched files and folders whose change asks for a reload
 */
public record EdgeSettings(
    String edge,
    UplinkSettings uplink,
    Path outboxFolder,
    OutboxSettings outbox,
    int statusPort,
    List<BusSetup> buses,
    List<Path> watched) {
  public EdgeSettings {
    buses = List.copyOf(buses);
    watched = List.copyOf(watched);
  }
}

package org.gengfu.edge.status;

import java.time.Instant;
import java.util.List;
import org.gengfu.edge.bus.BusFigures;
import org.gengfu.edge.outbox.OutboxFigures;
import org.gengfu.edge.uplink.UplinkFigures;
import org.jspecify.annotations.Nullable;

/**
 * What the status page shows.
 *
 * @param edge the edge node's id
 * @param now when it was gathered
 * @param uplink the session
 * @param outbox the outbox
 * @param buses the buses
 * @param devices each device with whether it answers
 * @param configuration problems of the configuration that was rejected; empty when it is good
 * @param residentBytes resident memory, -1 when unknown
 * @param firstReading when a device first said something since the start, null for never
 */
public record AgentStatus(
    String edge,
    Instant now,
    UplinkFigures uplink,
    OutboxFigures outbox,
    List<BusFigures> buses,
    List<DeviceLine> devices,
    List<String> configuration,
    long residentBytes,
    @Nullable Instant firstReading) {
  public AgentStatus {
    buses = List.copyOf(buses);
    devices = List.copyOf(devices);
    configuration = List.copyOf(configuration);
  }

  /**
   * One device.
   *
   * @param state {@code up}, {@code down} or {@code unknown}
   */
  public record DeviceLine(String device, String bus, String profile, String state) {}
}

package org.gengfu.edge.health;

import java.util.List;
import org.gengfu.edge.bus.BusFigures;
import org.gengfu.edge.outbox.OutboxFigures;

/**
 * What the monitor looks at.
 *
 * @param outbox the outbox
 * @param diskFreeBytes room on the outbox's file system, -1 when unknown
 * @param diskKeepBytes least room for readings to be taken
 * @param buses the buses
 * @param configurationRejected true while the file has errors
 * @param residentBytes resident memory, -1 when unknown
 * @param heapBytes heap in use
 * @param cpuNanos processor time of the process since its start, -1 when unknown
 */
public record Vitals(
    OutboxFigures outbox,
    long diskFreeBytes,
    long diskKeepBytes,
    List<BusFigures> buses,
    boolean configurationRejected,
    long residentBytes,
    long heapBytes,
    long cpuNanos) {
  public Vitals {
    buses = List.copyOf(buses);
  }
}

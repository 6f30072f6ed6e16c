package org.gengfu.center.ingest;

import java.time.Duration;
import java.util.Set;
import org.gengfu.core.session.SessionSettings;

/**
 * Settings and bounds of ingest.
 *
 * @param group Sparkplug group id
 * @param edges ids of the edges that exist; messages of others are refused
 * @param session how patient the host is with an edge
 * @param batchTime longest wait of a reading for others to be committed with
 * @param batchReadings readings at which a batch is closed at once; what is being taken in then may
 *     exceed it by one message
 * @param inboxMessages most messages that wait to be taken in
 * @param inboxBytes most payload bytes that wait; one edge may have a quarter of it
 * @param retryFirst wait after the first failure of a store; doubles
 * @param retryMax longest wait between two tries
 */
public record IngestSettings(
    String group,
    Set<String> edges,
    SessionSettings session,
    Duration batchTime,
    int batchReadings,
    int inboxMessages,
    long inboxBytes,
    Duration retryFirst,
    Duration retryMax) {
  public IngestSettings {
    edges = Set.copyOf(edges);
    if (batchReadings < 1 || inboxMessages < 1 || inboxBytes < 1) {
      throw new IllegalArgumentException("batch and inbox must hold something");
    }
    if (!batchTime.isPositive() || !retryFirst.isPositive() || retryMax.compareTo(retryFirst) < 0) {
      throw new IllegalArgumentException(
          "times must be positive, the longest wait not below the first");
    }
  }

  /** The bounds that the center runs with. */
  public static IngestSettings of(String group, Set<String> edges) {
    return new IngestSettings(
        group,
        edges,
        SessionSettings.DEFAULT,
        Duration.ofMillis(20),
        50_000,
        100_000,
        64L * 1024 * 1024,
        Duration.ofMillis(200),
        Duration.ofSeconds(10));
  }
}

package org.gengfu.core.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a host knows of an edge's session at one moment.
 *
 * @param bdSeq number of the session, -1 before the first birth
 * @param bornAt arrival of the last NBIRTH, null before the first
 * @param offlineSince when the host learned of the death, null while online or never born
 * @param held messages that wait for a missing one
 * @param counters what happened since the session object was made
 * @param devices by id
 */
public record SessionView(
    String edge,
    Phase phase,
    long bdSeq,
    @Nullable Instant bornAt,
    @Nullable Instant offlineSince,
    int held,
    Counters counters,
    List<DeviceView> devices) {
  public SessionView {
    devices = List.copyOf(devices);
  }

  /** Where a session stands. */
  public enum Phase {
    /** No birth was seen yet. */
    UNKNOWN,
    /** Born, and every message since has come in order. */
    IN_STEP,
    /** Born; a message is missing and waited for. */
    GAP,
    /** Born, but something was lost: nothing counts before the next birth. */
    OUT_OF_STEP,
    /** Its death was seen. */
    DEAD
  }

  /** True while the edge is taken to be there. */
  public boolean online() {
    return phase == Phase.IN_STEP || phase == Phase.GAP || phase == Phase.OUT_OF_STEP;
  }

  /**
   * One device of the edge. While it is offline, or its edge is, all its metrics are stale since
   * then.
   *
   * @param online its birth was seen in this session, and no death since
   * @param bornAt time in its last DBIRTH
   * @param offlineSince time in its DDEATH, or the host's time when the edge was lost; null while
   *     online
   */
  public record DeviceView(
      String device, boolean online, Instant bornAt, @Nullable Instant offlineSince) {}

  /**
   * Counts since the session object was made.
   *
   * @param gaps times that a message was missing
   * @param healed gaps that closed in time
   * @param dropped messages left out until the next birth
   * @param refused messages that were not what they should be
   * @param ignored duplicates and old deaths
   * @param rebirthsAsked requests sent
   */
  public record Counters(
      long gaps, long healed, long dropped, long refused, long ignored, long rebirthsAsked) {}
}

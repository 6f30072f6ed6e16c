package org.gengfu.center.ingest;

import java.time.Instant;
import org.gengfu.contract.OutboxOffset;
import org.gengfu.core.session.SessionView;
import org.jspecify.annotations.Nullable;

/**
 * What the center knows of one edge's connection at one moment.
 *
 * @param session births, deaths, gaps
 * @param heardAt arrival of its last message, null when it was never heard
 * @param committedTo the highest offset up to which everything is committed, null when nothing is
 * @param counts since the center's start
 * @param explanation why something of this edge was refused last, empty when nothing was
 * @param explainedAt when that was, null when nothing was
 */
public record EdgeStatus(
    String edge,
    SessionView session,
    @Nullable Instant heardAt,
    @Nullable OutboxOffset committedTo,
    Counts counts,
    String explanation,
    @Nullable Instant explainedAt) {

  /**
   * Counts of one edge since the center's start.
   *
   * @param messages messages that came in
   * @param dropped messages left out because too many waited
   * @param readings readings taken in
   * @param alarms alarm transitions taken in
   * @param births births taken in
   * @param duplicates outbox records that were committed before
   * @param refused readings, metrics and messages that are not what they should be, forbidden
   *     actions included
   * @param gone outbox records whose content the edge had lost
   * @param postponed outbox records not taken because too many holes are open before them
   */
  public record Counts(
      long messages,
      long dropped,
      long readings,
      long alarms,
      long births,
      long duplicates,
      long refused,
      long gone,
      long postponed) {}
}

package org.gengfu.edge.outbox;

import org.jspecify.annotations.Nullable;

/**
 * How an outbox does.
 *
 * @param epoch names this life of the outbox
 * @param next offset of the next record
 * @param acknowledged highest offset that the host has acknowledged, -1 for none
 * @param bytes bytes on disk
 * @param oldestMillis when the oldest record that is not acknowledged was appended, as milliseconds
 *     since 1970; 0 when there is none
 * @param lost records dropped unsent or unreadable, in all
 * @param refused records not taken since the start
 * @param refusing why records are refused at present, null when they are not
 */
public record OutboxFigures(
    long epoch,
    long next,
    long acknowledged,
    long bytes,
    long oldestMillis,
    long lost,
    long refused,
    @Nullable String refusing) {

  /** Records that wait for their acknowledgement. */
  public long depth() {
    return next - 1 - acknowledged;
  }
}
